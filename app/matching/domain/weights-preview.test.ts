import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleInput, sampleOffer } from '#tests/builders/rank-input';
import type { RankInput } from './inputs';
import { FACTOR_KEYS, USUAL_WEIGHTS, type Weights, weightsProblems } from './model';
import { rank } from './score';
import { previewRanking } from './weights-preview';

const input: RankInput = {
  ...sampleInput,
  offers: [
    sampleOffer,
    {
      ...sampleOffer,
      id: 'dear-and-near',
      dayRatePence: 40_000,
      home: { ...sampleOffer.home, grid: sampleInput.request.school.grid },
    },
    { ...sampleOffer, id: 'free', dayRatePence: 0 },
    {
      ...sampleOffer,
      id: 'late',
      terms: sampleOffer.terms.map((term, i) => ({ ...term, free: i === 2 ? 12 : 0 })),
    },
    { ...sampleOffer, id: 'never-confirmed', confirmedOn: null },
    { ...sampleOffer, id: 'out', conflict: true },
  ],
};
const ids = input.offers.map(({ id }) => id);

/** Any weights that add up to 100. */
const anyWeights: fc.Arbitrary<Weights> = fc
  .array(fc.integer({ min: 0, max: 100 }), {
    minLength: FACTOR_KEYS.length - 1,
    maxLength: FACTOR_KEYS.length - 1,
  })
  .map((cuts) => {
    const marks = [0, ...cuts.sort((a, b) => a - b), 100];
    const entries = FACTOR_KEYS.map((key, i) => [key, marks[i + 1]! - marks[i]!]);
    return { ...USUAL_WEIGHTS, ...Object.fromEntries(entries) };
  });

describe('a preview of other weights', () => {
  it('is what ranking the same with them gives', () => {
    fc.assert(
      fc.property(anyWeights, (weights) => {
        expect(weightsProblems(weights)).toEqual([]);
        const now = rank(input);
        const preview = previewRanking(input, now, weights, ids);
        const next = rank({ ...input, model: { ...input.model, weights } });
        expect(preview.after).toEqual(next.ranked.slice(0, 3).map(({ offerId }) => offerId));
        expect(preview.othersFirst || preview.reordered).toBe(preview.before.join() !== preview.after.join());
        const scores = new Map(next.ranked.map(({ offerId, score }) => [offerId, score]));
        for (const { offerId, after } of preview.moved) expect(after.score).toBe(scores.get(offerId));
        expect(preview.moved.map(({ offerId }) => offerId)).not.toContain('out');
      }),
    );
  });

  it('with the same weights changes nothing', () => {
    const now = rank(input);
    const preview = previewRanking(input, now, USUAL_WEIGHTS, ids);
    expect(preview).toMatchObject({ othersFirst: false, reordered: false, moved: [] });
    expect(preview.after).toEqual(preview.before);
  });

  it('tells a change of order from a change of who is there', () => {
    const two = { ...input, offers: [sampleOffer, input.offers[2]!] };
    const now = rank(two);
    expect(now.ranked.map(({ offerId }) => offerId)).toEqual(['free', 'offer-1']);
    const noCost = { ...USUAL_WEIGHTS, cost: 0, travel: USUAL_WEIGHTS.travel + USUAL_WEIGHTS.cost };
    expect(previewRanking(two, now, noCost, ['free'])).toMatchObject({ othersFirst: false });
  });
});
