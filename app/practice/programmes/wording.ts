import { count, dateWords } from '~/kernel/words';
import { type Session, spanOf } from '../domain/programmes/sessions';
import type { PlaceState, ProgrammeState } from '../domain/vocabulary';

type TagWords = { label: string; tone: 'grey' | 'blue' | 'teal' | 'green' | 'yellow' | 'amber' };

export const PROGRAMME_STATE_TAGS: Record<ProgrammeState, TagWords> = {
  draft: { label: 'Draft', tone: 'grey' },
  open: { label: 'Open', tone: 'green' },
  closed: { label: 'Closed to new names', tone: 'blue' },
  ended: { label: 'Ended', tone: 'grey' },
  cancelled: { label: 'Cancelled', tone: 'grey' },
};

export const PLACE_STATE_TAGS: Record<PlaceState, TagWords> = {
  taken: { label: 'Has a place', tone: 'green' },
  waiting: { label: 'Waiting', tone: 'amber' },
  'given-back': { label: 'Given back', tone: 'grey' },
  completed: { label: 'Completed', tone: 'teal' },
  'not-completed': { label: 'Not completed', tone: 'grey' },
};

/** "14 January 2027 to 11 March 2027, 3 sessions". */
export function sessionsWords(sessions: readonly Session[]): string {
  const span = spanOf(sessions);
  if (!span) return 'No session yet';
  const days =
    span.from === span.to ? dateWords(span.from) : `${dateWords(span.from)} to ${dateWords(span.to)}`;
  return sessions.length === 1 ? days : `${days}, ${count(sessions.length, 'session')}`;
}

/** "3 of 12 free", "Full, 2 waiting". */
export function placesWords({
  places,
  held,
  waiting,
}: {
  places: number;
  held: number;
  waiting: number;
}): string {
  const free = Math.max(0, places - held);
  const waits = waiting > 0 ? `, ${waiting} waiting` : '';
  return free === 0 ? `Full${waits}` : `${free} of ${places} free${waits}`;
}

/** What is said after each move of a programme. */
export const MOVED_WORDS = {
  open: 'The programme is open. Headteachers of its schools have been told.',
  close: 'The programme is closed to new names.',
  reopen: 'The programme is open again.',
  end: 'The programme has ended.',
} as const;
