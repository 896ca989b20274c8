import type { CalendarDate } from '~/kernel/clock';
import { no, type Verdict, yes } from '~/kernel/verdict';

/** A session of a programme; times are words, such as "9:30am to 3pm". */
export type Session = { on: CalendarDate; times: string; place: string };

/** Sessions in the order of their days; those of one day as they were typed. */
export function sessionsInOrder(sessions: readonly Session[]): Session[] {
  return [...sessions].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** First and last day of a programme, or null before it has any. */
export function spanOf(sessions: readonly Session[]): { from: CalendarDate; to: CalendarDate } | null {
  const ordered = sessionsInOrder(sessions);
  const [first] = ordered;
  const last = ordered.at(-1);
  return first && last ? { from: first.on, to: last.on } : null;
}

/**
 * Whether a programme can be offered: it has a session, and asking ends by the day of the last one. The day by which to
 * ask may lie after the first session: people join one that has begun.
 */
export function checkDates(closesOn: CalendarDate, sessions: readonly Session[]): Verdict {
  const span = spanOf(sessions);
  if (!span) return no('programme.no-session', 'Add at least one session', { field: 'sessions' });
  if (closesOn > span.to)
    return no('programme.closes-late', 'Choose the day of the last session or an earlier one', {
      field: 'closesOn',
    });
  return yes();
}

/** Whether a school can still ask for a place: until the end of the closing day. */
export function stillAsked(closesOn: CalendarDate, today: CalendarDate): boolean {
  return today <= closesOn;
}
