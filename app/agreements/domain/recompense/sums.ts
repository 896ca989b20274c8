import type { HalfDays } from '~/kernel/days';
import { type Pence, proportionOf } from '~/kernel/money';
import type { RecompenseTerms } from './terms';

/**
 * What the terms come to, in pence. Fee, on-costs and backfill make the work; work and expenses make the total; so do
 * what the authority and the school pay, and what the home school receives and the brokerage keeps.
 */
export type Recompense = {
  fee: Pence;
  onCosts: Pence;
  backfill: Pence;
  /** Fee, on-costs and backfill together: what instalments are parts of. */
  work: Pence;
  expenses: Pence;
  total: Pence;
  authorityPays: Pence;
  schoolPays: Pence;
  /** What the provider's home school receives. */
  homeSchool: Pence;
  /** What the authority's brokerage keeps. */
  brokerage: Pence;
};

/**
 * Works out the recompense to the penny.
 *
 * - fee = rate × days, on-costs = fee × percentage, backfill = rate of cover × days, expenses = their cap
 *   (the most that can be claimed, so that the payer knows the whole sum);
 * - each is rounded to the nearest penny, half a penny upwards, before it is added;
 * - the authority's part is the rounded percentage of the total, or the amount agreed (never more than the total), and
 *   the school pays what is left; the brokerage keeps the rounded percentage of the work, and the home school receives
 *   what is left: so the parts always make the whole.
 *
 * Source: DOMAIN, "The agreement": rate, days, on-costs/backfill, who pays, the provider not out of pocket.
 */
export function recompenseOf(terms: RecompenseTerms): Recompense {
  const fee = perDay(terms.ratePence, terms.halfDays);
  const onCosts = proportionOf(fee, terms.onCostsBasisPoints, 10_000);
  const backfill = perDay(terms.backfillPencePerDay, terms.halfDays);
  const work = fee + onCosts + backfill;
  const expenses = terms.expensesCapPence;
  const total = work + expenses;
  const authorityPays = authorityPartOf(terms, total, total);
  const brokerage = brokerageOf(terms, work);
  return {
    fee,
    onCosts,
    backfill,
    work,
    expenses,
    total,
    authorityPays,
    schoolPays: total - authorityPays,
    homeSchool: total - brokerage,
    brokerage,
  };
}

/**
 * What the authority pays of a sum that is due, in pence, rounded half a penny upwards: all, nothing, the percentage
 * agreed, or as much of the amount agreed as the sum is of the whole.
 * @param due the sum, in pence; at most the whole
 * @param whole what the terms come to in all, in pence
 */
export function authorityPartOf(
  terms: Pick<RecompenseTerms, 'payer' | 'sharing' | 'authorityPercent' | 'authorityPence'>,
  due: Pence,
  whole: Pence,
): Pence {
  if (terms.payer === 'authority') return due;
  if (terms.payer === 'school') return 0;
  if (terms.sharing === 'percent') return proportionOf(due, terms.authorityPercent, 100);
  return whole === 0 ? 0 : proportionOf(due, Math.min(terms.authorityPence, whole), whole);
}

/** What the brokerage keeps of a sum for work, in pence, rounded half a penny upwards. */
export function brokerageOf(terms: Pick<RecompenseTerms, 'brokerageBasisPoints'>, work: Pence): Pence {
  return proportionOf(work, terms.brokerageBasisPoints, 10_000);
}

function perDay(pence: Pence, halfDays: HalfDays): Pence {
  return proportionOf(pence, halfDays, 2);
}
