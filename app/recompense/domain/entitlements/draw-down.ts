import type { CalendarDate } from '~/kernel/clock';
import { daysWords, type HalfDays } from '~/kernel/days';
import { no, type Verdict, yes } from '~/kernel/verdict';

/** An adviser's visit as it draws on the allowance: held ones use days, planned ones will. */
export type AdviserVisit = { on: CalendarDate; halfDays: HalfDays; state: 'planned' | 'held' };

/** How an allowance stands. All half-days, none negative. */
export type DrawDown = {
  allowance: HalfDays;
  used: HalfDays;
  planned: HalfDays;
  /** Of the allowance, not yet used; and neither used nor planned for. */
  left: HalfDays;
  free: HalfDays;
  /** Used beyond the allowance; and what planned visits would add to it. */
  over: HalfDays;
  plannedOver: HalfDays;
  /** Further days the school has agreed to pay for, and those that still wait for one side. */
  charged: HalfDays;
  asked: HalfDays;
  /** Beyond the allowance, used or planned, and not covered by further days the school has agreed to. */
  uncovered: HalfDays;
};

/**
 * Draws visits down from an allowance.
 * @param charges half-days of further adviser days, agreed by both sides and still asked for
 */
export function drawDown(
  allowance: HalfDays,
  visits: readonly AdviserVisit[],
  charges: { agreed: HalfDays; asked: HalfDays } = { agreed: 0, asked: 0 },
): DrawDown {
  const sum = (state: AdviserVisit['state']) =>
    visits.filter((visit) => visit.state === state).reduce((total, { halfDays }) => total + halfDays, 0);
  const [used, planned] = [sum('held'), sum('planned')];
  const over = Math.max(0, used - allowance);
  const beyond = Math.max(0, used + planned - allowance);
  return {
    allowance,
    used,
    planned,
    left: Math.max(0, allowance - used),
    free: Math.max(0, allowance - used - planned),
    over,
    plannedOver: beyond - over,
    charged: charges.agreed,
    asked: charges.asked,
    uncovered: Math.max(0, beyond - charges.agreed),
  };
}

/**
 * The first visit that goes beyond what is given and paid for, when visits are counted in the order of their days, those
 * held before those planned; null where none does.
 */
export function firstBeyond<V extends AdviserVisit>(
  { allowance, charged }: Pick<DrawDown, 'allowance' | 'charged'>,
  visits: readonly V[],
): V | null {
  let left = allowance + charged;
  const inOrder = [...visits].sort((a, b) =>
    a.state === b.state ? (a.on < b.on ? -1 : a.on > b.on ? 1 : 0) : a.state === 'held' ? -1 : 1,
  );
  for (const visit of inOrder) {
    left -= visit.halfDays;
    if (left < 0) return visit;
  }
  return null;
}

/** How schools stand, for filters and words. */
export const DAY_STANDINGS = ['left', 'planned', 'used-up', 'over'] as const;
export type DayStanding = (typeof DAY_STANDINGS)[number];

/** How an allowance stands in a word: days free, all planned for, all used, or more used or planned than it holds. */
export function dayStanding(days: DrawDown): DayStanding {
  if (days.over + days.plannedOver > 0) return 'over';
  if (days.free > 0) return 'left';
  return days.planned > 0 ? 'planned' : 'used-up';
}

/**
 * Whether further days can be charged for: never while any day of the allowance is free, since a school does not pay for
 * what it is given. Visits planned count as used, so that a school can settle what goes beyond before it takes place.
 */
export function mayChargeDays(days: DrawDown): Verdict {
  if (days.free === 0) return yes();
  return no(
    'charge.within-allowance',
    `${daysWords(days.free)} of the school’s allowance ${days.free <= 2 ? 'is' : 'are'} neither used nor planned for. Those come first, and are free.`,
    { details: { freeHalfDays: days.free } },
  );
}
