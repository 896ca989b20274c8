import { Link } from '@remix-run/react';
import { Section } from '~/ui';
import type { Suggestion } from '../../domain/notes/suggest';
import type { ShelfRow } from '../../notes/shelf.server';
import { whyWords } from '../../notes/wording';
import { NoteLine } from './note-card';

/** Practice for the needs of a request, for the route that joins the two areas. Nothing where there is none. */
export function SuggestedPractice({ suggested }: { suggested: readonly Suggestion<ShelfRow>[] }) {
  if (suggested.length === 0) return null;
  return (
    <Section
      title="What others have learned about this"
      action={<Link to="/practice">All practice notes</Link>}
    >
      <ul className="border-t border-line">
        {suggested.map(({ note, why }) => (
          <li key={note.id} className="border-b border-line py-3">
            <Link to={`/practice/${note.id}`} className="font-semibold">
              {note.title}
            </Link>
            <NoteLine row={note} />
            <p className="mt-1 text-sm">{whyWords(why)}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Published practice behind an offer or a provider. Nothing where there is none: no practice says nothing of anybody. */
export function PracticeBehind({ notes }: { notes: readonly ShelfRow[] }) {
  if (notes.length === 0) return null;
  return (
    <Section title="Practice behind it" action={<Link to="/practice">All practice notes</Link>}>
      <ul className="border-t border-line">
        {notes.map((note) => (
          <li key={note.id} className="border-b border-line py-3">
            <Link to={`/practice/${note.id}`} className="font-semibold">
              {note.title}
            </Link>
            <NoteLine row={note} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
