import type { HalfDays } from '~/kernel/days';
import type { Pence } from '~/kernel/money';
import type { RecompenseTerms } from './content';

/** What the terms come to, in pence. The first four sum to the total, and so do the last two. */
export type Recompense = {
  fee: Pence;
  onCosts: Pence;
  backfill: Pence;
  expenses: Pence;
  total: Pence;
  authorityPays: Pence;
  schoolPays: Pence;
};

/**
 * Works out the recompense to the penny.
 *
 * - fee = rate × days, on-costs = fee × percentage, backfill = rate of cover × days, expenses = their cap
 *   (the most that can be claimed, so that the payer knows the whole sum);
 * - each is rounded to the nearest penny, half a penny upwards, before it is added;
 * - the authority's part is the rounded percentage of the total, and the school pays what is left, so that
 *   the parts always make the whole.
 *
 * Source: DOMAIN, "The agreement": rate, days, on-costs/backfill, who pays, the provider not out of pocket.
 */
export function recompenseOf(terms: RecompenseTerms): Recompense {
  const fee = perDay(terms.ratePence, terms.halfDays);
  const onCosts = Math.round((fee * terms.onCostsBasisPoints) / 10_000);
  const backfill = perDay(terms.backfillPencePerDay, terms.halfDays);
  const expenses = terms.expensesCapPence;
  const total = fee + onCosts + backfill + expenses;
  const authorityPays = Math.round((total * authorityPercentOf(terms)) / 100);
  return { fee, onCosts, backfill, expenses, total, authorityPays, schoolPays: total - authorityPays };
}

/** The authority's part in percent: all, nothing, or the percentage agreed. */
export function authorityPercentOf(terms: Pick<RecompenseTerms, 'payer' | 'authorityPercent'>): number {
  if (terms.payer === 'authority') return 100;
  return terms.payer === 'school' ? 0 : terms.authorityPercent;
}

function perDay(pence: Pence, halfDays: HalfDays): Pence {
  return Math.round((pence * halfDays) / 2);
}
