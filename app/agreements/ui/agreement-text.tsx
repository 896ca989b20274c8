import type { TextSection } from '../domain';

/** The whole text of an agreement, numbered as it is signed and printed. */
export function AgreementText({ text }: { text: readonly TextSection[] }) {
  return (
    <>
      {text.map(({ section, number, title, lines }) => (
        <section key={section} aria-labelledby={`part-${number}`} className="mb-8">
          <h2 id={`part-${number}`}>
            {number}. {title}
          </h2>
          <dl className="border-t border-line">
            {lines.map(({ key, label, words }) => (
              <div
                key={key}
                className="grid gap-x-6 gap-y-1 border-b border-line py-2 sm:grid-cols-[minmax(9rem,1fr)_2.5fr]"
              >
                <dt className="font-semibold">{label}</dt>
                <dd className="min-w-0 max-w-measure whitespace-pre-line">{words}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}
