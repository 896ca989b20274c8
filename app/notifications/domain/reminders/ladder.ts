import { addDays, type CalendarDate } from '~/kernel/clock';
import type { ReminderRule } from './vocabulary';

/**
 * The days that count: school days of the authority, or working days for money and the register.
 * `add` moves by so many of them, back when negative; from a day that does not count it moves to the next or last that does.
 */
export type Days = {
  counts(date: CalendarDate): boolean;
  add(from: CalendarDate, days: number): CalendarDate;
};

/** What is reminded of: due on a date of its own, or waiting since one. */
export type Matter = {
  due: CalendarDate | null;
  since: CalendarDate | null;
  /** The day people were first told of a dated matter: nobody is reminded of it before they have had a day. */
  begun?: CalendarDate | null;
};

/** `before-5`, `due`, `chaser-1`, `to-broker`. */
export type Stage = `before-${number}` | 'due' | `chaser-${number}` | 'to-broker';

/** A stage with the day on which it falls. */
export type Rung = { stage: Stage; on: CalendarDate };

/** The date a matter rests on: when it moves, reminding begins anew. Null where there is nothing to count from. */
export function basisOf({ due, since }: Matter): CalendarDate | null {
  return due ?? since;
}

/**
 * Every stage of a matter with its day, in order: before its date, on it, after it again and again, then to the broker.
 * A matter without a date of its own begins with the first chaser, so many days after it began to wait.
 */
export function ladderOf(matter: Matter, rule: ReminderRule, days: Days): Rung[] {
  const basis = basisOf(matter);
  if (basis === null) return [];
  const early =
    matter.due === null
      ? []
      : [
          ...beforeRungs(basis, rule, days).filter(({ on }) => on > (matter.begun ?? '')),
          dueRung(basis, days),
        ];
  const chasers = Array.from({ length: rule.most }, (_, at): Rung => {
    const number = at + 1;
    return { stage: `chaser-${number}`, on: chaserDay(matter, basis, { rule, days }, number) };
  });
  return [
    ...early,
    ...chasers,
    { stage: 'to-broker', on: chaserDay(matter, basis, { rule, days }, rule.most + 1) },
  ];
}

/**
 * Whether a matter has waited longer than its rule lets it: past the day on which it is first chased.
 * One whose rule is off, or that has nothing to count from, is never stalled.
 */
export function isStalled(matter: Matter, rule: ReminderRule, days: Days, today: CalendarDate): boolean {
  const basis = basisOf(matter);
  return rule.on && basis !== null && today >= chaserDay(matter, basis, { rule, days }, 1);
}

/**
 * The day of the so-manieth chaser; one past the last is the day it goes to the broker. After a date that is no such day
 * they are counted from the next that is, on which people were told.
 */
function chaserDay(
  matter: Matter,
  basis: CalendarDate,
  { rule, days }: { rule: ReminderRule; days: Days },
  number: number,
): CalendarDate {
  if (matter.due === null) return days.add(basis, rule.after + rule.every * (number - 1));
  return days.add(dueRung(basis, days).on, rule.every * number);
}

/** The furthest first; a number that stands twice counts once. */
function beforeRungs(due: CalendarDate, rule: ReminderRule, days: Days): Rung[] {
  return [...new Set(rule.before)]
    .sort((a, b) => b - a)
    .map((ahead): Rung => ({ stage: `before-${ahead}`, on: days.add(due, -ahead) }));
}

/** On its date, or on the next day that counts where that one does not. */
function dueRung(due: CalendarDate, days: Days): Rung {
  return { stage: 'due', on: days.counts(due) ? due : days.add(due, 1) };
}

/** Runs of days that do not count, from one date to another, both included. */
export function closedSpans(
  days: Days,
  from: CalendarDate,
  to: CalendarDate,
): { from: CalendarDate; to: CalendarDate }[] {
  const spans: { from: CalendarDate; to: CalendarDate }[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) {
    if (days.counts(date)) continue;
    const last = spans.at(-1);
    if (last && addDays(last.to, 1) === date) last.to = date;
    else spans.push({ from: date, to: date });
  }
  return spans;
}
