import type { CalendarDate } from '~/kernel/clock';
import type { Matter } from '../reminders/ladder';

/** How long matters have waited, by which they are drawn; the last has no end. */
export const WAITS = ['not-due', 'week', 'two-weeks', 'four-weeks', 'longer'] as const;
export type Wait = (typeof WAITS)[number];

/** The last day of each part, in days that count; what is not due has none yet. */
const UP_TO: readonly [Exclude<Wait, 'not-due' | 'longer'>, number][] = [
  ['week', 5],
  ['two-weeks', 10],
  ['four-weeks', 20],
];

/**
 * How long a matter has waited: since it began to, or since the date on which it was due.
 * @param between days that count from one date to another
 * @returns null for one whose date still lies ahead
 */
export function waitedDays(
  { due, since }: Matter,
  today: CalendarDate,
  between: (from: CalendarDate, to: CalendarDate) => number,
): number | null {
  const from = due ?? since;
  if (from === null || (due !== null && due >= today)) return null;
  return Math.max(0, between(from, today));
}

/** The part of a drawing that a wait belongs to. */
export function waitOf(days: number | null): Wait {
  if (days === null) return 'not-due';
  return UP_TO.find(([, most]) => days <= most)?.[0] ?? 'longer';
}

/** How many waits there are of each length. */
export function countWaits(waited: readonly (number | null)[]): Record<Wait, number> {
  const counts: Record<Wait, number> = { 'not-due': 0, week: 0, 'two-weeks': 0, 'four-weeks': 0, longer: 0 };
  for (const days of waited) counts[waitOf(days)]++;
  return counts;
}
