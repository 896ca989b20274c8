import { type CalendarDate, daysBetween } from '~/kernel/clock';
import { count, dateWords, list } from '~/kernel/words';
import type { Matter } from '../domain/reminders/ladder';
import type { Given } from '../domain/reminders/next-stage';

/** What the sentences of a reminder say in words: its date, how long it has waited, when people were reminded before. */
export function detailWords(
  matter: Matter,
  given: readonly Given[],
  today: CalendarDate,
): { due: string; count: string; sent: string } {
  return {
    due: dateWords(matter.due),
    count: waitedWords(matter.since ?? matter.due ?? today, today),
    sent: sentWords(given),
  };
}

/** "5 days", "3 weeks": in days of the calendar, as people say it. */
export function waitedWords(since: CalendarDate, today: CalendarDate): string {
  const days = Math.max(1, daysBetween(since, today));
  return days < 14 ? count(days, 'day') : count(Math.floor(days / 7), 'week');
}

/** "A reminder was given on 4 March 2027." */
export function sentWords(given: readonly Given[]): string {
  const days = given.map(({ on }) => on).sort();
  if (days.length === 0) return 'Nobody was reminded before.';
  const what = days.length === 1 ? 'A reminder was given' : 'Reminders were given';
  return `${what} on ${list(days.map((day) => dateWords(day)))}.`;
}
