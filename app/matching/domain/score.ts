import { exclusionsOf, travelBetween } from './eligibility';
import { FACTOR_LABELS, READERS } from './factors';
import { fourDecimals, pointsOf } from './formulas';
import type { Exclusion, OfferFacts, RankInput } from './inputs';
import { FACTOR_KEYS, type FactorKey } from './model';

/** One factor of a score: `points` of the score's total come from it. */
export type Factor = {
  key: FactorKey;
  label: string;
  /** Points it gives at most. */
  weight: number;
  /** How good, 0 to 1, to four decimals. */
  raw: number;
  points: number;
  sentence: string;
};

export type RankedOffer = { offerId: string; score: number; factors: Factor[] };
export type ExcludedOffer = { offerId: string; reasons: Exclusion[] };
export type RankResult = { ranked: RankedOffer[]; excluded: ExcludedOffer[] };

/**
 * Ranks offers for a request, and says why for each.
 *
 * An offer that meets an exclusion (`eligibility.ts`) is never ranked. For the others:
 *
 *     points(factor) = round(weight(factor) × raw(factor, offer)),  raw from 0 to 1 to four decimals
 *     score          = Σ points, an integer from 0 to 100 since the weights add up to 100
 *
 * Rounding each factor by itself keeps three promises at once: the points on the page add up to the score
 * on the page, a better raw value never lowers the score, and an offer's score does not depend on the others.
 * The factors are those of the brokerage duties in DOMAIN (support fitted to need, phase and context, near
 * home first, quality assured, transparent); how much each weighs is in `model.ts`.
 *
 * Order: score, then points for fit with the needs, then the shorter journey (an unknown one last), then the
 * offer's id. It does not depend on the order in which offers are given.
 *
 * @returns ranked offers, best first, and excluded ones with their reasons, by id
 */
export function rank(input: RankInput): RankResult {
  const ranked: (RankedOffer & { fit: number; minutes: number })[] = [];
  const excluded: ExcludedOffer[] = [];
  for (const offer of input.offers) {
    const reasons = exclusionsOf(input, offer);
    if (reasons.length > 0) {
      excluded.push({ offerId: offer.id, reasons });
      continue;
    }
    const explained = explain(input, offer);
    const fit = explained.factors.find(({ key }) => key === 'specialism')?.points ?? 0;
    const minutes = travelBetween(input.request.school, offer.home) ?? Number.POSITIVE_INFINITY;
    ranked.push({ ...explained, fit, minutes });
  }
  ranked.sort((a, b) => b.score - a.score || b.fit - a.fit || ascending(a.minutes, b.minutes) || byId(a, b));
  excluded.sort(byId);
  return { ranked: ranked.map(({ offerId, score, factors }) => ({ offerId, score, factors })), excluded };
}

/** The score of one offer with the factors that weigh anything, whether or not it would be suggested. */
export function explain(input: RankInput, offer: OfferFacts): RankedOffer {
  const factors: Factor[] = [];
  let score = 0;
  for (const key of FACTOR_KEYS) {
    if ((input.model.weights[key] ?? 0) === 0) continue;
    const factor = factorOf(key, input, offer);
    score += factor.points;
    factors.push(factor);
  }
  return { offerId: offer.id, score, factors };
}

/** One factor of an offer's score, explained. */
export function factorOf(key: FactorKey, input: RankInput, offer: OfferFacts): Factor {
  const weight = input.model.weights[key] ?? 0;
  const { raw, sentence } = READERS[key](input, offer);
  return {
    key,
    label: FACTOR_LABELS[key],
    weight,
    raw: fourDecimals(raw),
    points: pointsOf(weight, raw),
    sentence,
  };
}

function ascending(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function byId(a: { offerId: string }, b: { offerId: string }): number {
  return a.offerId === b.offerId ? 0 : a.offerId < b.offerId ? -1 : 1;
}
