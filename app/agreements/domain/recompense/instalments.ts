import { termDates } from '~/kernel/academic-year';
import { assertNever } from '~/kernel/assert-never';
import type { CalendarDate } from '~/kernel/clock';
import type { HalfDays } from '~/kernel/days';
import { type Pence, proportionOf } from '~/kernel/money';
import { recompenseOf } from './sums';
import type { Instalment, RecompenseTerms } from './terms';

/** An instalment with what it comes to, in pence. */
export type InstalmentAmount = Instalment & { amountPence: Pence };

/**
 * What each instalment comes to. Shares are rounded as they add up (half a penny upwards) and the last is what is left,
 * so that they always make the price of the work, to the penny, and none is below nothing.
 */
export function instalmentAmounts(terms: RecompenseTerms): InstalmentAmount[] {
  const { work } = recompenseOf(terms);
  const shares = terms.instalments.reduce((sum, { basisPoints }) => sum + basisPoints, 0) || 1;
  let share = 0;
  let given = 0;
  return terms.instalments.map((instalment, index) => {
    share += instalment.basisPoints;
    const last = index === terms.instalments.length - 1;
    const upTo = last ? work : proportionOf(work, share, shares);
    const amountPence = upTo - given;
    given = upTo;
    return { ...instalment, amountPence };
  });
}

/** The part of the work that is earned by giving days, in pence. */
export function onDaysPence(terms: RecompenseTerms): Pence {
  return instalmentAmounts(terms).reduce(
    (sum, { when, amountPence }) => sum + (when === 'on-days' ? amountPence : 0),
    0,
  );
}

/**
 * What days are worth when they are claimed, in pence: the part of the work that is earned by days, by the half-days
 * agreed. It is rounded as days add up (half a penny upwards), so that any sequence of claims makes exactly that part.
 * Days beyond those agreed are worth nothing: they need an amendment first.
 * @param halfDaysBefore half-days claimed before these
 */
export function daysValue(terms: RecompenseTerms, halfDaysBefore: HalfDays, halfDays: HalfDays): Pence {
  if (terms.halfDays === 0) return 0;
  const part = onDaysPence(terms);
  const upTo = (given: HalfDays) => proportionOf(part, Math.min(given, terms.halfDays), terms.halfDays);
  return upTo(halfDaysBefore + halfDays) - upTo(halfDaysBefore);
}

/**
 * From which day an instalment can be claimed, as far as it is known: when all have signed, from the first day of the
 * term (not before the agreement is in force), or once support has ended.
 * @returns null where that is not known yet, and for what is earned day by day
 */
export function fallsDueOn(
  { when, term }: Pick<Instalment, 'when' | 'term'>,
  { activeOn, endedOn }: { activeOn: CalendarDate | null; endedOn: CalendarDate | null },
): CalendarDate | null {
  switch (when) {
    case 'on-signing':
      return activeOn;
    case 'by-term': {
      if (term === null) return null;
      const { from } = termDates(term);
      return activeOn !== null && activeOn > from ? activeOn : from;
    }
    case 'on-exit':
      return endedOn;
    case 'on-days':
      return null;
    default:
      return assertNever(when, 'time of an instalment');
  }
}
