import type { CalendarDate } from '~/kernel/clock';
import { moneyWords, type Pence } from '~/kernel/money';
import { no, type Verdict, yes } from '~/kernel/verdict';
import type { Entry } from '../ledger/posting';

/**
 * What a pot was given and what became of it, in pence. Allocated = committed + spent + free, always: the pot's entries
 * in the ledger sum to zero. `committed` is what is promised and not spent yet. Free is below nothing where the lead has
 * approved more than the pot holds.
 */
export type PotFigures = { allocated: Pence; committed: Pence; spent: Pence; free: Pence };

export const NO_FIGURES: PotFigures = { allocated: 0, committed: 0, spent: 0, free: 0 };

/** A pot's figures from its ledger entries, or from their sums by account. */
export function figuresOf(entries: readonly Pick<Entry, 'account' | 'amountPence'>[]): PotFigures {
  const sum = (account: Entry['account']) =>
    entries.reduce((total, entry) => total + (entry.account === account ? entry.amountPence : 0), 0);
  return {
    // The account stands on the other side of the books; minus nothing is nothing.
    allocated: 0 - sum('pot.allocated'),
    committed: sum('pot.committed'),
    spent: sum('pot.spent'),
    free: sum('pot.free'),
  };
}

/** Figures of several pots together. */
export function totalOf(all: readonly PotFigures[]): PotFigures {
  return all.reduce(
    (total, one) => ({
      allocated: total.allocated + one.allocated,
      committed: total.committed + one.committed,
      spent: total.spent + one.spent,
      free: total.free + one.free,
    }),
    NO_FIGURES,
  );
}

/** From when to when; an open end is null. */
export type Span = { from: CalendarDate | null; to: CalendarDate | null };

/** Whether two spans of dates, both ends included, have a day in common. */
export function meets(a: Span, b: Span): boolean {
  const before = (end: CalendarDate | null, start: CalendarDate | null) =>
    end !== null && start !== null && end < start;
  return !before(a.to, b.from) && !before(b.to, a.from);
}

/**
 * The financial year a date is in, by the calendar year it begins: 1 April to 31 March.
 * Source: Local Government and Housing Act 1989, section 66 (a local authority's financial year).
 */
export function financialYearOf(date: CalendarDate): number {
  const year = Number(date.slice(0, 4));
  return date.slice(5) >= '04-01' ? year : year - 1;
}

/** First and last day of a financial year. */
export function financialYearDates(year: number): { from: CalendarDate; to: CalendarDate } {
  return { from: `${year}-04-01`, to: `${year + 1}-03-31` };
}

/**
 * Whether a pot's allocation may change by an amount: what is promised or spent stays covered where the change takes
 * money away, and a closed pot is given nothing more.
 * @param change pence; negative takes money back
 */
export function decideAllocation(pot: PotFigures & { closed: boolean }, change: Pence): Verdict {
  if (change === 0) {
    return no('pot.no-change', 'This is what the pot has already. Enter another amount', { field: 'amount' });
  }
  if (change > 0 && pot.closed) {
    return no('pot.closed', 'This pot is closed. Open it again before more money is given to it.');
  }
  if (change < 0 && pot.free + change < 0) {
    const bound = pot.committed + pot.spent;
    return no(
      'pot.promised',
      `${moneyWords(bound)} of this pot is promised or spent, so it cannot hold less. Release what is not needed first, or enter ${moneyWords(bound)} or more`,
      { field: 'amount', details: { boundPence: bound, freePence: pot.free } },
    );
  }
  return yes();
}
