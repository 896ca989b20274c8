import { instantWords } from '~/kernel/words';
import { Details, DiffList, EmptyState, Page, Section, Timeline } from '~/ui';
import type { NoteHistory } from '../../notes/queries.server';
import { NAMING_WORDS, READ_BY, stepWords } from '../../notes/wording';
import { NoteStateTag, noteCrumbs } from './frame';

/** What a note has gone through, and what changed from each of its texts to the next. */
export function NoteHistoryPage({ history: { note, steps, versions } }: { history: NoteHistory }) {
  return (
    <Page
      title="Steps and versions"
      caption={note.content.title}
      breadcrumbs={noteCrumbs(note)}
      tag={<NoteStateTag state={note.state} />}
      lead="For those who write, agree to and review the note. Its readers see the text in force alone."
    >
      <Section title="Steps">
        {steps.length === 0 ? (
          <EmptyState title="It is a draft">It has not been sent to the school yet.</EmptyState>
        ) : (
          <Timeline
            entries={steps.map(({ number, step, byHead, at, byAs, words, revision, reach, anonymous }) => ({
              key: String(number),
              title: stepWords(step, { byHead }),
              at,
              by: byAs,
              children: (
                <>
                  {words ? <p className="whitespace-pre-line">{words}</p> : null}
                  <p className="text-ink-soft">
                    Version {revision}. {NAMING_WORDS[anonymous ? 'yes' : 'no'].label}, to be read by{' '}
                    {READ_BY[reach]}.
                  </p>
                </>
              ),
            }))}
          />
        )}
      </Section>
      <Section title="Versions">
        {versions.map(({ number, at, by, reason, changes }, n) => (
          <div key={number} className="mb-6">
            <h3>Version {number}</h3>
            <p className="text-sm text-ink-soft">
              {by}, {instantWords(at)}
            </p>
            {reason ? <p className="max-w-measure">{reason}</p> : null}
            {number === 1 ? (
              <p>The first text.</p>
            ) : (
              <Details summary={`What changed from version ${versions[n + 1]?.number ?? number - 1}`}>
                <DiffList
                  changes={changes.map(({ key, label, before, after }) => ({
                    id: key,
                    field: label,
                    before,
                    after,
                  }))}
                />
              </Details>
            )}
          </div>
        ))}
      </Section>
    </Page>
  );
}
