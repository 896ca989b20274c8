import { Link } from '@remix-run/react';
import { focusAreaName } from '~/diagnosis/domain/focus-areas';
import { designationWords } from '~/directory/wording';
import { daysWords } from '~/kernel/days';
import { list } from '~/kernel/words';
import { type Crumb, SummaryList, Tag } from '~/ui';
import type { NoteContext } from '../../domain/notes/context';
import type { NoteState } from '../../domain/vocabulary';
import type { NoteView } from '../../notes/queries.server';
import { capital, kindWords, NOTE_STATE_TAGS, READ_BY } from '../../notes/wording';

/** A note's state in a word or two. */
export function NoteStateTag({ state }: { state: NoteState }) {
  const { label, tone } = NOTE_STATE_TAGS[state];
  return <Tag tone={tone}>{label}</Tag>;
}

export const PRACTICE_CRUMB: Crumb = { label: 'Practice', href: '/practice' };

/** Where a page below a note is. */
export function noteCrumbs({ id, content }: Pick<NoteView, 'id' | 'content'>): Crumb[] {
  return [PRACTICE_CRUMB, { label: content.title, href: `/practice/${id}` }];
}

/** The school of a note as readers have it: by name, or by its kind. */
export function schoolWords({
  school,
  phase,
  context,
  authorityName,
}: {
  school: { name: string } | null;
  phase: string;
  context: NoteContext;
  authorityName: string;
}): string {
  const kind = kindWords(phase, context);
  return school ? `${school.name}, ${kind}, ${authorityName}` : `${capital(kind)}, ${authorityName}`;
}

/** What a note is about and from where, as everybody who may read it sees it. */
export function NoteFacts({ note }: { note: NoteView }) {
  const { school, anonymous, party, provider, offer } = note;
  const kind = capital(kindWords(note.phase, note.context));
  const giver = `${provider.name}, ${designationWords(provider.designation)}`;
  return (
    <SummaryList
      rows={[
        { label: 'About', value: list(note.focusAreas.map(focusAreaName)) },
        {
          label: 'School',
          value:
            anonymous || !school ? (
              <>
                {kind}. It is not named.
                {party && school ? (
                  <span className="no-print block text-ink-soft">
                    It is {school.name}: readers do not see this, and it is not printed.
                  </span>
                ) : null}
              </>
            ) : (
              <>
                <Link to={`/schools/${school.urn}`}>{school.name}</Link>
                <span className="block text-ink-soft">{kind}</span>
              </>
            ),
        },
        { label: 'Authority', value: note.authorityName },
        {
          label: 'Supported by',
          value: offer ? (
            <>
              <Link to={`/directory/${provider.id}`}>{giver}</Link>
              <span className="block">
                Offer: <Link to={`/offers/${offer.id}`}>{offer.title}</Link>
              </span>
            </>
          ) : (
            giver
          ),
        },
        { label: 'Days', value: capital(daysWords(note.content.halfDays)) },
        { label: 'Read by', value: capital(READ_BY[note.reach]) },
      ]}
    />
  );
}
