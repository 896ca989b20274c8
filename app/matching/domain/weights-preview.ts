import type { RankInput } from './inputs';
import type { Weights } from './model';
import { type RankedOffer, type RankResult, rank } from './score';
import { FIRST_PLACES, placeOf } from './what-would-change';

/** Where an offer on a shortlist stands, and would stand; null where it is not among the suggested. */
export type Moved = {
  offerId: string;
  before: { place: number | null; score: number | null };
  after: { place: number | null; score: number | null };
};

export type RankingPreview = {
  /** Offers in the first places as the ranking was made, and as it would be, the first first. */
  before: string[];
  after: string[];
  /** Whether other offers would be in the first places, whatever their order. */
  othersFirst: boolean;
  /** Whether the same would be there in another order. */
  reordered: boolean;
  /** Offers on the shortlist whose place or score would be another. */
  moved: Moved[];
};

/**
 * What other weights would make of a ranking: everything it read stays as it was frozen, the weights alone are other.
 * @param result what came out when it was made
 * @param shortlisted offers on the request's shortlist
 */
export function previewRanking(
  inputs: RankInput,
  result: RankResult,
  weights: Weights,
  shortlisted: readonly string[],
): RankingPreview {
  const next = rank({ ...inputs, model: { ...inputs.model, weights } });
  const before = firstOf(result.ranked);
  const after = firstOf(next.ranked);
  const othersFirst = after.some((id) => !before.includes(id));
  return {
    before,
    after,
    othersFirst,
    reordered: !othersFirst && after.some((id, i) => id !== before[i]),
    moved: shortlisted
      .map((offerId) => ({
        offerId,
        before: standing(result.ranked, offerId),
        after: standing(next.ranked, offerId),
      }))
      .filter((one) => one.before.place !== one.after.place || one.before.score !== one.after.score),
  };
}

function firstOf(ranked: readonly RankedOffer[]): string[] {
  return ranked.slice(0, FIRST_PLACES).map(({ offerId }) => offerId);
}

function standing(ranked: readonly RankedOffer[], offerId: string): Moved['before'] {
  const place = placeOf(ranked, offerId);
  return { place, score: place === null ? null : (ranked[place - 1]?.score ?? null) };
}
