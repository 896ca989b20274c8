import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedTerms, plannedTerms, shareEvenly, shareOut, USUAL_NEED, usualDaysOfNeed } from './days';

const total = (list: Iterable<number>) => [...list].reduce((sum, one) => sum + one, 0);

describe('sharing days out', () => {
  it('is whole, adds up, and is within one of the exact share', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.array(fc.nat(9), { minLength: 1, maxLength: 8 }), (n, weights) => {
        const sum = total(weights);
        const shares = shareOut(n, weights);
        expect(total(shares)).toBe(sum === 0 ? 0 : n);
        for (const [at, share] of shares.entries()) {
          expect(Number.isInteger(share)).toBe(true);
          if (sum > 0) expect(Math.abs(share - (n * (weights[at] ?? 0)) / sum)).toBeLessThan(1);
          if (weights[at] === 0) expect(share).toBe(0);
        }
      }),
    );
  });

  it('evenly gives the odd ones to the first, and takes them back the same way', () => {
    expect([...shareEvenly(5, ['a', 'b', 'c'])]).toEqual([
      ['a', 2],
      ['b', 2],
      ['c', 1],
    ]);
    expect(total(shareEvenly(-4, ['a', 'b', 'c']).values())).toBe(-4);
    expect(shareEvenly(3, []).size).toBe(0);
  });
});

describe('terms', () => {
  it('planned are this one and the three after it; counted begin with last academic year', () => {
    expect(plannedTerms('2026-11-22')).toEqual([
      '2026-1-autumn',
      '2026-2-spring',
      '2026-3-summer',
      '2027-1-autumn',
    ]);
    expect(countedTerms('2026-11-22')).toEqual([
      ...['2025-1-autumn', '2025-2-spring', '2025-3-summer'],
      ...['2026-1-autumn', '2026-2-spring', '2026-3-summer', '2027-1-autumn'],
    ]);
    expect(countedTerms('2027-05-01').at(-1)).toBe('2027-3-summer');
  });
});

describe('what a need usually takes', () => {
  const asked = (...days: number[]) => days.map((halfDays) => ({ halfDays, needs: 2 }));
  it('is the median of what is asked for each', () => {
    expect(usualDaysOfNeed(asked(4, 8, 12, 16, 20))).toBe(6);
    expect(usualDaysOfNeed(asked(4, 8, 12, 14, 16, 20))).toBe(7);
  });
  it('is three days where too few say, and never nothing', () => {
    expect(usualDaysOfNeed(asked(20, 20, 20, 20))).toBe(USUAL_NEED);
    expect(usualDaysOfNeed([...asked(20, 20, 20, 20), { halfDays: 8, needs: 0 }])).toBe(USUAL_NEED);
    expect(usualDaysOfNeed(asked(0, 0, 0, 0, 0))).toBe(1);
  });
});
