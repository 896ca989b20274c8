import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareShares, FEWEST_COMPARED, likelyDifference, likelyShare, type Share } from './interval';

const shares: fc.Arbitrary<Share> = fc
  .integer({ min: 1, max: 400 })
  .chain((of) => fc.record({ of: fc.constant(of), served: fc.integer({ min: 0, max: of }) }));

describe('likely shares', () => {
  it('are those of the published examples', () => {
    // R. G. Newcombe, "Two-sided confidence intervals for the single proportion", 1998, table I, method 3.
    const near = (share: Share, low: number, high: number) => {
      const [a, b] = likelyShare(share);
      expect(a).toBeCloseTo(low, 4);
      expect(b).toBeCloseTo(high, 4);
    };
    near({ served: 81, of: 263 }, 0.2553, 0.3662);
    near({ served: 15, of: 148 }, 0.0624, 0.1605);
    near({ served: 0, of: 20 }, 0, 0.1611);
    near({ served: 1, of: 29 }, 0.0061, 0.1718);
  });

  it('differences are those of the published example', () => {
    // Newcombe 1998, table II, method 10: 56/70 and 48/80.
    const [low, high] = likelyDifference({ served: 56, of: 70 }, { served: 48, of: 80 });
    expect(low).toBeCloseTo(0.0524, 4);
    expect(high).toBeCloseTo(0.3339, 4);
  });

  it('hold the share itself and stay within 0 and 1', () => {
    fc.assert(
      fc.property(shares, (share) => {
        const [low, high] = likelyShare(share);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(share.served / share.of + 1e-12);
        expect(high).toBeGreaterThanOrEqual(share.served / share.of - 1e-12);
      }),
    );
  });

  it('turn round with the groups', () => {
    const TURNED = { 'first-more': 'second-more', 'second-more': 'first-more' } as const;
    fc.assert(
      fc.property(shares, shares, (a, b) => {
        const said = compareShares(a, b);
        const turned = said === 'first-more' || said === 'second-more' ? TURNED[said] : said;
        expect(compareShares(b, a)).toBe(turned);
      }),
    );
  });

  it('say nothing of small groups, and of large ones only what is clear', () => {
    const all = (of: number): Share => ({ of, served: of });
    const none = (of: number): Share => ({ of, served: 0 });
    expect(compareShares(all(FEWEST_COMPARED - 1), none(100))).toBe('too-few');
    expect(compareShares(none(100), all(FEWEST_COMPARED - 1))).toBe('too-few');
    expect(compareShares(all(FEWEST_COMPARED), none(FEWEST_COMPARED))).toBe('first-more');
    expect(compareShares({ of: 20, served: 10 }, { of: 20, served: 8 })).toBe('no-clear-difference');
    expect(compareShares({ of: 2000, served: 800 }, { of: 2000, served: 1000 })).toBe('second-more');
    expect(likelyShare({ of: 0, served: 0 })).toEqual([0, 1]);
  });
});
