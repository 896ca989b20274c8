import type { ReactNode } from 'react';

/** One text of which two versions exist. */
export type StaleField = { label: string; yours: ReactNode; theirs: ReactNode };

/**
 * The record changed while somebody was editing it: both texts side by side. What they typed is still in the form below.
 */
export function StaleNotice({ fields, changedBy }: { fields: readonly StaleField[]; changedBy?: ReactNode }) {
  return (
    <section aria-label="Changed since you opened it" className="mb-8 border-4 border-yellow p-4 sm:p-5">
      <h2>Changed since you opened it</h2>
      <p className="mb-4">
        {changedBy ? (
          <>{changedBy} saved a change while you were writing. </>
        ) : (
          'Somebody saved a change while you were writing. '
        )}
        Nothing of yours is lost: it is in the form below. Bring the two together, then save again.
      </p>
      <dl>
        {fields.map((field) => (
          <div key={field.label} className="border-t border-line py-3">
            <dt className="font-semibold">{field.label}</dt>
            <dd className="mt-1 grid gap-3 sm:grid-cols-2">
              <div className="border-l-4 border-teal pl-3 whitespace-pre-line">
                <span className="block text-sm text-ink-soft">What you typed</span>
                {field.yours || 'Nothing'}
              </div>
              <div className="border-l-4 border-yellow pl-3 whitespace-pre-line">
                <span className="block text-sm text-ink-soft">What is saved now</span>
                {field.theirs || 'Nothing'}
              </div>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
