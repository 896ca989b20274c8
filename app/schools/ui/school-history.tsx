import { instantWords } from '~/kernel/words';
import { Details, Section, Timeline } from '~/ui';
import type { SchoolView } from '../school.server';
import { eventWords, FACT_WORDS, factWords, NOT_TOLD } from '../wording';

/** What people did here (for the service), and what the register said differently over time. */
export function SchoolHistory({ view }: { view: SchoolView }) {
  const told = view.changes
    .map((change) => ({ ...change, changes: change.changes.filter(({ field }) => !NOT_TOLD.has(field)) }))
    .filter(({ changes }) => changes.length > 0);
  return (
    <Section title="History">
      {view.events.length > 0 ? (
        <Details summary={`What happened here (${view.events.length})`}>
          <Timeline
            entries={view.events.map((event) => ({
              key: event.id,
              title: eventWords(event.type),
              at: event.at,
              by: event.who,
            }))}
          />
        </Details>
      ) : null}
      {told.length > 0 ? (
        <Timeline
          entries={told.map(({ at, changes }) => ({
            key: String(at.getTime()),
            title: 'Changed in the national register',
            at,
            by: 'by import',
            children: (
              <ul>
                {changes.map(({ field, before, after }) => (
                  <li key={field}>
                    {FACT_WORDS[field]}: {factWords(field, before)} → {factWords(field, after)}
                  </li>
                ))}
              </ul>
            ),
          }))}
        />
      ) : (
        <p className="text-ink-soft">
          The register has said the same of this school since it was first brought in,{' '}
          {instantWords(view.firstSeenAt)}.
        </p>
      )}
    </Section>
  );
}
