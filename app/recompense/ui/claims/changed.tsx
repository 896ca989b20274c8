import { type FormAnswer, StaleNotice, SummaryList } from '~/ui';

const THEIRS: Readonly<Record<string, string>> = {
  state: 'State of the claim',
  total: 'What it comes to',
  note: 'From the provider',
  evidence: 'Evidence',
  finding: 'What was found',
};

/** What is saved now, where the claim changed while the form was open. */
export function Changed({ answer }: { answer: (FormAnswer & { stale?: unknown }) | undefined }) {
  const theirs = answer?.stale;
  if (typeof theirs !== 'object' || theirs === null) return null;
  const typed = answer?.initialValue ?? {};
  const text = (of: object, name: string) => {
    const found: unknown = Reflect.get(of, name);
    return typeof found === 'string' ? found : '';
  };
  const names = Object.keys(theirs).filter((name) => text(theirs, name) !== '');
  const written = names.filter((name) => text(typed, name) !== '');
  const others = names.filter((name) => !written.includes(name));
  return (
    <>
      {written.length > 0 ? (
        <StaleNotice
          fields={written.map((name) => ({
            label: THEIRS[name] ?? name,
            yours: text(typed, name),
            theirs: text(theirs, name),
          }))}
        />
      ) : null}
      {others.length > 0 ? (
        <section aria-label="What is saved now" className="mb-8 border-4 border-yellow p-4 sm:p-5">
          <h2>As it is saved now</h2>
          <SummaryList
            rows={others.map((name) => ({ label: THEIRS[name] ?? name, value: text(theirs, name) }))}
          />
        </section>
      ) : null}
    </>
  );
}
