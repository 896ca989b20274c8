import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  counts,
  countsOnceAnswered,
  creditsOf,
  estimatePrior,
  type Judged,
  LEAST_CASES,
  STRENGTH,
  type SupportCase,
  shrunkenShare,
  summariesByArea,
  summaryOf,
  USUAL_PRIOR,
} from './track-record';

const judged = (outcomes: number, met: number, partly = 0): Judged => ({ outcomes, met, partly });
const anyJudged = fc
  .record({ met: fc.nat(12), partly: fc.nat(12), not: fc.nat(12) })
  .map(({ met, partly, not }) => judged(met + partly + not, met, partly));

describe('the prior', () => {
  it('is the usual one while nothing is on record', () => {
    expect(estimatePrior([])).toEqual({ ...USUAL_PRIOR, estimated: false });
    expect(estimatePrior([judged(0, 0)])).toEqual({ ...USUAL_PRIOR, estimated: false });
  });

  it('with few providers keeps the usual strength; the mean moves with what there is', () => {
    // (5 + 10×0.6) ÷ (5 + 10) = 11/15
    const { mean, strength, estimated } = estimatePrior([judged(5, 5)]);
    expect([mean, strength, estimated]).toEqual([11 / 15, 10, false]);
  });

  it('is worked out from eight providers as by hand', () => {
    // Five outcomes each, met 5 5 4 4 2 2 1 1: N = 40, Σc = 24, p̂ = 0.6.
    // S = 5 × 2 × (0.4² + 0.2² + 0.2² + 0.4²) = 10 × 0.4 = 4;  S ÷ 0.24 = 16.6667
    // Σn² ÷ N = 200 ÷ 40 = 5;  γ = (16.6667 − 7) ÷ (40 − 5 − 7) = 9.6667 ÷ 28 = 0.345238
    // strength = 0.654762 ÷ 0.345238 = 1.8966, below the least of 4; mean = (24 + 6) ÷ 50 = 0.6
    const wide = [5, 5, 4, 4, 2, 2, 1, 1].map((met) => judged(5, met));
    expect(estimatePrior(wide)).toEqual({ mean: 0.6, strength: STRENGTH.least, estimated: true });
    // Met 4 4 4 4 2 2 2 2 of five: S = 5 × 8 × 0.04 = 1.6;  1.6 ÷ 0.24 = 6.6667 < 7: no sign of a difference.
    const even = [4, 4, 4, 4, 2, 2, 2, 2].map((met) => judged(5, met));
    expect(estimatePrior(even)).toEqual({ mean: 0.6, strength: STRENGTH.most, estimated: true });
    // Met 10 10 8 8 6 6 4 4 of ten, one half of each second credit in parts: N = 80, Σc = 56, p̂ = 0.7.
    // S = 10 × 2 × (0.3² + 0.1² + 0.1² + 0.3²) = 20 × 0.2 = 4;  4 ÷ 0.21 = 19.047619
    // Σn² ÷ N = 800 ÷ 80 = 10;  γ = (19.047619 − 7) ÷ (80 − 10 − 7) = 12.047619 ÷ 63 = 0.191232
    // strength = 0.808768 ÷ 0.191232 = 4.229249;  mean = (56 + 6) ÷ 90 = 0.688889
    const some = [10, 10, 8, 8, 6, 6, 4, 4].map((met, n) =>
      n % 2 ? judged(10, met - 1, 2) : judged(10, met),
    );
    const made = estimatePrior(some);
    expect(made.strength).toBeCloseTo(4.229249, 5);
    expect(made.mean).toBeCloseTo(0.688889, 6);
    expect(made.estimated).toBe(true);
  });

  it('is bounded whatever is on record, and its mean is a share', () => {
    fc.assert(
      fc.property(fc.array(anyJudged, { maxLength: 30 }), (records) => {
        const { mean, strength } = estimatePrior(records);
        expect(mean).toBeGreaterThan(0);
        expect(mean).toBeLessThan(1);
        expect(strength).toBeGreaterThanOrEqual(STRENGTH.least);
        expect(strength).toBeLessThanOrEqual(STRENGTH.most);
      }),
    );
  });

  it('does not depend on the order of providers', () => {
    fc.assert(
      fc.property(fc.array(anyJudged, { minLength: 8, maxLength: 20 }), (records) => {
        const there = estimatePrior(records);
        const back = estimatePrior([...records].reverse());
        expect(back.mean).toBeCloseTo(there.mean, 10);
        expect(back.strength).toBeCloseTo(there.strength, 6);
      }),
    );
  });
});

describe('the shrunken share', () => {
  it('gives these values, worked by hand', () => {
    // (7 + ½ + 10×0.61) ÷ (9 + 10) = 13.6 ÷ 19
    expect(shrunkenShare(judged(9, 7, 1), { mean: 0.61, strength: 10 })).toBeCloseTo(0.715789, 6);
    expect(shrunkenShare(judged(0, 0), { mean: 0.61, strength: 10 })).toBeCloseTo(0.61, 12);
    expect(creditsOf(judged(4, 1, 2))).toBe(2);
  });

  it('lies between the provider’s own share and the average, nearer their own the more there is', () => {
    fc.assert(
      fc.property(
        anyJudged.filter(({ outcomes }) => outcomes > 0),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.double({ min: 4, max: 40, noNaN: true }),
        (record, mean, strength) => {
          const own = creditsOf(record) / record.outcomes;
          const share = shrunkenShare(record, { mean, strength });
          expect(share).toBeGreaterThanOrEqual(Math.min(own, mean) - 1e-12);
          expect(share).toBeLessThanOrEqual(Math.max(own, mean) + 1e-12);
          const twice = judged(record.outcomes * 2, record.met * 2, record.partly * 2);
          expect(Math.abs(shrunkenShare(twice, { mean, strength }) - own)).toBeLessThanOrEqual(
            Math.abs(share - own) + 1e-12,
          );
        },
      ),
    );
  });

  it('never falls when an outcome is judged better', () => {
    fc.assert(
      fc.property(
        anyJudged.filter(({ outcomes, met }) => outcomes > met),
        (record) => {
          const better =
            record.partly > 0
              ? judged(record.outcomes, record.met + 1, record.partly - 1)
              : judged(record.outcomes, record.met, 1);
          expect(shrunkenShare(better, USUAL_PRIOR)).toBeGreaterThan(shrunkenShare(record, USUAL_PRIOR));
        },
      ),
    );
  });
});

describe('what may be said', () => {
  const one = (met: number, ...focusAreas: string[]): SupportCase => ({ ...judged(4, met), focusAreas });
  const prior = { mean: 0.6, strength: 10 };

  it('is no figure below three pieces of support, overall or in an area', () => {
    const cases = [one(4, 'writing-ks2'), one(4, 'writing-ks2', 'attendance')];
    expect(summaryOf(cases, prior)).toEqual({ cases: 2, figure: null });
    expect(summaryOf([], prior)).toEqual({ cases: 0, figure: null });
    const three = [...cases, one(1, 'attendance')];
    // (9 + 6) ÷ (12 + 10) = 15/22
    expect(summaryOf(three, prior)).toEqual({
      cases: LEAST_CASES,
      figure: { outcomes: 12, met: 9, partly: 0, share: 15 / 22 },
    });
    expect(summariesByArea(three, prior)).toEqual([
      { focusArea: 'attendance', cases: 2, figure: null },
      { focusArea: 'writing-ks2', cases: 2, figure: null },
    ]);
    const four = [...three, one(3, 'attendance')];
    // (8 + 6) ÷ (12 + 10) = 14/22
    expect(summariesByArea(four, prior)[0]?.figure?.share).toBeCloseTo(14 / 22, 12);
  });
});

describe('when a record counts', () => {
  it.each([
    [null, true],
    ['2026-11-21', true],
    ['2026-11-22', true],
    ['2026-11-23', false],
  ])('from %s, on 22 November 2026: %s', (countsFrom, expected) => {
    expect(counts({ countsFrom }, '2026-11-22')).toBe(expected);
  });

  it('is at once when the provider answers before the day, and no later when after it', () => {
    expect(countsOnceAnswered('2026-12-04', '2026-11-22')).toBe('2026-11-22');
    expect(countsOnceAnswered('2026-11-20', '2026-11-22')).toBe('2026-11-20');
    expect(countsOnceAnswered(null, '2026-11-22')).toBeNull();
  });
});
