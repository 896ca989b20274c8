import type { ReactNode } from 'react';

/** One field that changed. */
export type Difference = {
  field: string;
  before: ReactNode;
  after: ReactNode;
  /** Tells two fields of one name apart. */
  id?: string;
};

/** What changed between two versions, in words: before and after for each field. */
export function DiffList({
  changes,
  empty = 'Nothing has changed.',
  before = 'Before',
  after = 'Now',
}: {
  changes: readonly Difference[];
  empty?: string;
  /** What each side is called; a change that is only proposed is not "now". */
  before?: string;
  after?: string;
}) {
  if (changes.length === 0) return <p>{empty}</p>;
  return (
    <dl className="mb-8 border-t border-line">
      {changes.map((change) => (
        <div key={change.id ?? change.field} className="border-b border-line py-3">
          <dt className="font-semibold">{change.field}</dt>
          <dd className="mt-1 grid gap-3 sm:grid-cols-2">
            <div className="border-l-4 border-line pl-3 whitespace-pre-line">
              <span className="block text-sm text-ink-soft">{before}</span>
              <del className="no-underline">{change.before || 'Nothing'}</del>
            </div>
            <div className="border-l-4 border-teal pl-3 whitespace-pre-line">
              <span className="block text-sm text-ink-soft">{after}</span>
              <ins className="no-underline">{change.after || 'Nothing'}</ins>
            </div>
          </dd>
        </div>
      ))}
    </dl>
  );
}
