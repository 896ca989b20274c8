import { Link } from '@remix-run/react';
import { calendarDate } from '~/kernel/clock';
import { dateWords } from '~/kernel/words';
import { ButtonLink, EmptyState, Page, Table } from '~/ui';
import { MOST_OWN, type OwnNoteRow } from '../../notes/own';
import { NoteStateTag } from './frame';

/** Notes of support the viewer had a part in, whatever their state. */
export function OwnNotesPage({ rows, mayWrite }: { rows: readonly OwnNoteRow[]; mayWrite: boolean }) {
  return (
    <Page
      wide
      title="Practice notes from support you had a part in"
      breadcrumbs={[{ label: 'Practice', href: '/practice' }]}
      lead="Drafts, notes that wait for the school or the authority, and those on the shelf."
      actions={
        mayWrite ? (
          <ButtonLink to="/practice/new" tone="secondary">
            Write a practice note
          </ButtonLink>
        ) : undefined
      }
    >
      {rows.length === MOST_OWN ? (
        <p className="text-sm text-ink-soft">The {MOST_OWN} that changed last are shown.</p>
      ) : null}
      <Table
        caption="Practice notes"
        hideCaption
        rows={rows}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="There are none yet">
            A note is written from support that has ended and been evaluated.
          </EmptyState>
        }
        columns={[
          { head: 'Note', cell: ({ id, title }) => <Link to={`/practice/${id}`}>{title}</Link> },
          {
            head: 'From',
            cell: ({ schoolName, providerName, ref }) => (
              <>
                {schoolName}
                <span className="block text-ink-soft">
                  {providerName}, {ref}
                </span>
              </>
            ),
          },
          { head: 'State', cell: ({ state }) => <NoteStateTag state={state} /> },
          {
            head: 'Last changed',
            nowrap: true,
            cell: ({ updatedAt }) => dateWords(calendarDate(updatedAt)),
          },
        ]}
      />
    </Page>
  );
}
