import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { busiest, gini, lorenzCurve, shareAt } from './concentration';

const amounts = fc.array(fc.nat(40), { minLength: 1, maxLength: 30 });

describe('how work is spread', () => {
  it('is a straight line where all give the same', () => {
    const curve = lorenzCurve([4, 4, 4, 4]);
    expect(curve.map(({ people }) => people)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(curve.every(({ people, share }) => people === share)).toBe(true);
    expect(gini([4, 4, 4, 4])).toBe(0);
  });

  it('is all with one where one gives all', () => {
    expect(lorenzCurve([0, 0, 8]).map(({ share }) => share)).toEqual([0, 0, 0, 1]);
    expect(gini([0, 0, 8])).toBeCloseTo(2 / 3, 12);
  });

  it('has nothing to say where nobody gave anything', () => {
    expect(lorenzCurve([0, 0])).toEqual([{ people: 0, share: 0 }]);
    expect(gini([0, 0])).toBeNull();
    expect(gini([])).toBeNull();
  });

  it('never lies above the straight line, rises, and ends at all of it', () => {
    fc.assert(
      fc.property(amounts, (list) => {
        fc.pre(list.some((one) => one > 0));
        const curve = lorenzCurve(list);
        expect(curve.at(-1)).toEqual({ people: 1, share: 1 });
        for (const [at, { people, share }] of curve.entries()) {
          expect(share).toBeLessThanOrEqual(people + 1e-12);
          expect(share).toBeGreaterThanOrEqual((curve[at - 1]?.share ?? 0) - 1e-12);
        }
      }),
    );
  });

  it('is one less twice the area under the curve', () => {
    fc.assert(
      fc.property(amounts, (list) => {
        fc.pre(list.some((one) => one > 0));
        const curve = lorenzCurve(list);
        const area = curve.slice(1).reduce((sum, { people, share }, at) => {
          const before = curve[at];
          return sum + ((people - (before?.people ?? 0)) * (share + (before?.share ?? 0))) / 2;
        }, 0);
        expect(gini(list)).toBeCloseTo(1 - 2 * area, 9);
      }),
    );
  });
});

describe('a place on the curve', () => {
  it('lies between its points in a straight line', () => {
    const curve = lorenzCurve([0, 0, 8]);
    expect(shareAt(curve, 1 / 3)).toBe(0);
    expect(shareAt(curve, 5 / 6)).toBeCloseTo(0.5, 12);
    expect(shareAt(curve, 1)).toBe(1);
    expect(shareAt(lorenzCurve([4, 4]), 0.2)).toBeCloseTo(0.2, 12);
    expect(shareAt(lorenzCurve([]), 0.4)).toBe(0);
  });
});

describe('the busiest', () => {
  const order = (a: string, b: string) => (a < b ? -1 : 1);
  const of = (words: readonly string[], share: number) => busiest(words, share, (word) => word.length, order);

  it('are the fewest that make up the share, one at least', () => {
    expect(of(['a', 'bb', 'ccc', 'dddd', 'eeeee'], 0.2)).toEqual(['eeeee']);
    expect(of(['a', 'bb', 'ccc', 'dddd', 'eeeee', 'ffffff'], 0.2)).toEqual(['ffffff', 'eeeee']);
    expect(of(['a'], 0.2)).toEqual(['a']);
    expect(of([], 0.2)).toEqual([]);
  });

  it('are the same whichever way the list is given', () => {
    expect(of(['bb', 'aa', 'cc'], 0.4)).toEqual(['aa', 'bb']);
    expect(of(['cc', 'bb', 'aa'], 0.4)).toEqual(['aa', 'bb']);
  });
});
