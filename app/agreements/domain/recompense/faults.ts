import { termOf, termWords } from '~/kernel/academic-year';
import type { CalendarDate } from '~/kernel/clock';
import { moneyWords } from '~/kernel/money';
import { dateWords } from '~/kernel/words';
import { recompenseOf } from './sums';
import type { Instalment, RecompenseTerms } from './terms';
import { INSTALMENT_TIME_WORDS, percentWords } from './words';

/** What of the terms cannot be as it is: the authority's amount, the list, or one part of one instalment. */
export type TermsFault = {
  on: 'authority-amount' | 'instalments' | 'when' | 'term' | 'share';
  /** Place of the instalment, from 0; null where it is of no one. */
  row: number | null;
  message: string;
};

type Timescale = { starts: CalendarDate | null; ends: CalendarDate | null };

/**
 * What does not add up in the terms: an amount above the whole, shares that do not make 100%, an instalment by term
 * without a term or outside the agreement's timescale, two for the same time. Empty when all does.
 */
export function termsFaults(terms: RecompenseTerms, timescale: Timescale): TermsFault[] {
  return [...amountFaults(terms), ...instalmentFaults(terms.instalments, timescale)];
}

function amountFaults(terms: RecompenseTerms): TermsFault[] {
  const { total } = recompenseOf(terms);
  if (terms.payer !== 'shared' || terms.sharing !== 'amount' || terms.authorityPence <= total) return [];
  return [
    {
      on: 'authority-amount',
      row: null,
      message: `The authority’s part is ${moneyWords(terms.authorityPence)} and all the support comes to ${moneyWords(total)}: enter no more than that`,
    },
  ];
}

function instalmentFaults(instalments: readonly Instalment[], timescale: Timescale): TermsFault[] {
  if (instalments.length === 0) {
    return [{ on: 'instalments', row: null, message: 'Add at least one instalment' }];
  }
  const faults = instalments.flatMap((one, row) => [
    ...rowFaults(one, row, timescale),
    ...(instalments.slice(0, row).some((other) => sameTime(one, other))
      ? [{ on: 'when' as const, row, message: twice(one) }]
      : []),
  ]);
  const sum = instalments.reduce((total, { basisPoints }) => total + basisPoints, 0);
  if (sum !== 10_000) {
    const row = instalments.length - 1;
    const message = `The shares make ${percentWords(sum)}: together they must make 100%`;
    faults.push({ on: 'share', row, message });
  }
  return faults;
}

function rowFaults(
  { when, term, basisPoints }: Instalment,
  row: number,
  { starts, ends }: Timescale,
): TermsFault[] {
  const faults: TermsFault[] = [];
  if (basisPoints < 1) faults.push({ on: 'share', row, message: 'Enter a share above 0%, or remove it' });
  if (when !== 'by-term') return faults;
  if (term === null) {
    faults.push({ on: 'term', row, message: 'Choose the term it falls due in' });
  } else if (starts !== null && ends !== null && (term < termOf(starts) || term > termOf(ends))) {
    const lies = `The ${termWords(term)} lies outside the timescale, ${dateWords(starts)} to ${dateWords(ends)}`;
    faults.push({ on: 'term', row, message: `${lies}: choose a term within it` });
  }
  return faults;
}

function sameTime(a: Instalment, b: Instalment): boolean {
  return a.when === b.when && (a.when !== 'by-term' || (a.term !== null && a.term === b.term));
}

function twice({ when, term }: Instalment): string {
  const time =
    when === 'by-term' && term !== null ? `in the ${termWords(term)}` : INSTALMENT_TIME_WORDS[when];
  return `Another instalment falls due ${time} too: put the two together`;
}
