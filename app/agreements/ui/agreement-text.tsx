import { entriesOf, type TextSection } from '../domain';

/** The whole text of an agreement, numbered as it is signed and printed. */
export function AgreementText({ text }: { text: readonly TextSection[] }) {
  return (
    <>
      {text.map(({ section, number, title, lines }) => (
        <section key={section} id={section} aria-labelledby={`part-${number}`} className="mb-8">
          <h2 id={`part-${number}`}>
            {number}. {title}
          </h2>
          <dl className="border-t border-line">
            {entriesOf(lines).map(({ key, label, items }) => (
              <div
                key={key}
                className="grid gap-x-6 gap-y-1 border-b border-line py-2 sm:grid-cols-[minmax(9rem,1fr)_2.5fr]"
              >
                <dt className="font-semibold">{label}</dt>
                <dd className="min-w-0 max-w-measure">
                  <Items items={items} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}

/** One line is a sentence, several are a list. */
function Items({ items }: { items: readonly string[] }) {
  if (items.length === 1) return <>{items[0]}</>;
  return (
    <ul>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}
