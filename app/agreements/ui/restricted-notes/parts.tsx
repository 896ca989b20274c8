import { Link } from '@remix-run/react';
import { instantWords } from '~/kernel/words';
import { type Crumb, EmptyState, Section, Table, Tag } from '~/ui';
import type { NoteLevel } from '../../domain/restricted-notes/rules';
import type { NoteLine, NotesPanel } from '../../restricted-notes/queries.server';
import { LEVEL_WORDS, SUBJECT_WORDS } from '../../restricted-notes/wording';

/** Who reads a note, as a tag. */
export function LevelTag({ level }: { level: NoteLevel }) {
  return <Tag tone={level === 'safeguarding' ? 'amber' : 'grey'}>{LEVEL_WORDS[level].name}</Tag>;
}

export const NOTES_CRUMBS: Crumb[] = [
  { label: 'Home', href: '/home' },
  { label: 'Restricted notes', href: '/restricted' },
];

/** Restricted notes on the page of their record, for the service alone: nobody else is told that there are any. */
export function RestrictedNotes({ panel }: { panel: NotesPanel | null }) {
  if (!panel) return null;
  const { subject, notes } = panel;
  return (
    <Section
      title="Restricted notes"
      action={
        <span className="flex flex-wrap gap-x-6">
          <Link to={`/restricted/new?on=${subject.type}&id=${subject.id}`}>Write a restricted note</Link>
          <Link to="/restricted">All restricted notes</Link>
        </span>
      }
    >
      {notes.length === 0 ? (
        <p>None. The school is not told whether there are any, and never reads them.</p>
      ) : (
        <ul className="stack">
          {notes.map((note) => (
            <li key={note.id}>
              <Link to={`/restricted/${note.id}`} className="font-semibold">
                {note.title}
              </Link>{' '}
              <LevelTag level={note.level} />
              <span className="hint">
                {note.by}, {instantWords(note.at)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** Restricted notes of an authority as a list. */
export function NotesTable({ rows }: { rows: readonly NoteLine[] }) {
  return (
    <Table
      caption="Restricted notes, the newest first"
      hideCaption
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { head: 'Note', cell: (row) => <Link to={`/restricted/${row.id}`}>{row.title}</Link> },
        { head: 'Who reads it', cell: (row) => <LevelTag level={row.level} /> },
        {
          head: 'School',
          cell: (row) => <Link to={`/schools/${row.urn}`}>{row.schoolName}</Link>,
        },
        { head: 'About', cell: (row) => SUBJECT_WORDS[row.subject] },
        { head: 'Written by', cell: (row) => row.by },
        { head: 'On', cell: (row) => instantWords(row.at) },
        { head: 'State', cell: (row) => (row.ended ? <Tag>Ended</Tag> : <Tag tone="green">In use</Tag>) },
      ]}
      empty={
        <EmptyState title="No restricted notes">
          <p>Write one from the page of a school, request, agreement or visit.</p>
        </EmptyState>
      }
    />
  );
}
