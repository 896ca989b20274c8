import { hasDate } from './usual-rules';
import type { ReminderKind, ReminderRule } from './vocabulary';

/** Most reminders before a date, and most chasers after it: more than these is nagging. */
export const MOST_BEFORE = 4;
export const MOST_CHASERS = 5;
/** Furthest that a rule looks, in days of its kind. */
export const FURTHEST_DAYS = 60;

/**
 * Numbers of days as people type them: "10, 5", "10 and 5", nothing.
 * @returns the numbers, the furthest first, each once; null where something else was typed, or too many of them
 */
export function readDayList(text: string): number[] | null {
  const parts = text.split(/[\s,;]+|\band\b/).filter((part) => part !== '');
  if (!parts.every((part) => /^\d{1,3}$/.test(part))) return null;
  const days = [...new Set(parts.map(Number))].sort((a, b) => b - a);
  return days.length <= MOST_BEFORE && days.every((n) => n >= 1 && n <= FURTHEST_DAYS) ? days : null;
}

/** Numbers of days as they stand in a field: "10, 5". */
export function dayListText(days: readonly number[]): string {
  return days.join(', ');
}

/** A rule with nothing in it that its kind has no use for, so that equal rules are equal. */
export function tidyRule(kind: ReminderKind, rule: ReminderRule): ReminderRule {
  const { on, before, after, every, most } = rule;
  return hasDate(kind)
    ? { on, before: [...before], after: 0, every, most }
    : { on, before: [], after, every, most };
}

/** Whether two rules say the same. */
export function sameRule(a: ReminderRule, b: ReminderRule): boolean {
  return (
    a.on === b.on &&
    dayListText(a.before) === dayListText(b.before) &&
    a.after === b.after &&
    a.every === b.every &&
    a.most === b.most
  );
}
