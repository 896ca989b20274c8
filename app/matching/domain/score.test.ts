import { describe, expect, it } from 'vitest';
import { sampleInput, sampleNeed, sampleOffer } from '#tests/builders/rank-input';
import { MODEL_1 } from './model';
import { explain, rank } from './score';

const points = (input = sampleInput) =>
  Object.fromEntries(explain(input, input.offers[0]!).factors.map((factor) => [factor.key, factor.points]));

describe('the score', () => {
  it('has weights that add up to 100', () => {
    expect(Object.values(MODEL_1.weights).reduce((sum, weight) => sum + weight, 0)).toBe(100);
  });

  it('gives these points to the sample, worked by hand', () => {
    // specialism 30×1 · designation 12×(0.8×1 + 0.2×1) · likeness 10×(0.5 + 0.2×0.8 + 0.2×0.9 + 0.1 = 0.94)
    // timing 16×(0.7×12/12 + 0.3×2/3 = 0.9) · travel 10 km → 25 min: 8×65/75 · quality 174 days: 6×(1 − 0.3×174/365 = 0.857)
    // cost 6×(1 − 0.6×0.875 = 0.475) · freshness 12 days: 4 · fair use 18/32: 4×0.5625 · local 4
    expect(points()).toEqual({
      specialism: 30,
      designation: 12,
      likeness: 9,
      timing: 14,
      travel: 7,
      quality: 5,
      cost: 3,
      freshness: 4,
      fairUse: 2,
      local: 4,
    });
    expect(rank(sampleInput).ranked[0]?.score).toBe(90);
  });

  it('weighs needs by severity, and a need without a measured baseline at three quarters', () => {
    const other = {
      ...sampleNeed,
      id: 'need-2',
      focus: { key: 'governance', name: 'Governance', group: 'Leadership and governance' },
      severity: 4,
      measured: false,
    };
    const input = { ...sampleInput, request: { ...sampleInput.request, needs: [sampleNeed, other] } };
    // 3×1 covered of 3×1 + 4×0.75
    expect(explain(input, sampleOffer).factors[0]).toMatchObject({ raw: 0.5, points: 15 });
  });

  it('gives part of the credit for a related area, and says so', () => {
    const offer = {
      ...sampleOffer,
      focusAreas: [{ key: 'science', name: 'Science', group: 'Reading, writing and subjects' }],
    };
    expect(explain(sampleInput, offer).factors[0]).toMatchObject({
      raw: 0.3,
      points: 9,
      sentence: 'Works in areas related to writing at key stage 2.',
    });
  });

  it('says each factor in one sentence, with the days in words', () => {
    const sentences = explain(sampleInput, sampleOffer).factors.map(({ sentence }) => sentence);
    expect(sentences).toEqual([
      'Covers writing at key stage 2.',
      'This kind of leader usually leads on these needs, in the way asked for.',
      'The home school is alike in phase, size, share of pupils eligible for free meals and setting.',
      'All 6 days asked for are free, from the spring term 2027.',
      'An estimated 25 minutes by road.',
      'Quality assured on 1 June 2026.',
      '£350.00 a day; the school can pay up to £400.00.',
      'The provider last confirmed the details on 10 November 2026.',
      'About half of the provider’s days in these terms is still to be taken up.',
      'Based in the same authority as the school.',
    ]);
  });

  it('looks beyond the border first where the authority does', () => {
    const input = { ...sampleInput, model: { ...MODEL_1, outlook: 'outward-looking' as const } };
    expect(points(input).local).toBe(1);
    expect(points({ ...sampleInput, model: { ...MODEL_1, outlook: 'neutral' } }).local).toBe(4);
  });

  it('breaks ties by fit, then the shorter journey, then the id', () => {
    const near = {
      ...sampleOffer,
      id: 'c',
      home: { ...sampleOffer.home, grid: { easting: 409_990, northing: 300_000 } },
    };
    const input = {
      ...sampleInput,
      offers: [{ ...sampleOffer, id: 'b' }, near, { ...sampleOffer, id: 'a' }],
    };
    expect(rank(input).ranked.map(({ offerId }) => offerId)).toEqual(['c', 'a', 'b']);
  });
});
