import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLast, lineWait, MOST_ATTEMPTS, waitAfter } from './backoff';

const DAY = 24 * 60 * 60_000;
const chances = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('waiting', () => {
  it('grows, is never shorter than half of itself, and never longer than a day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), chances, chances, (attempt, one, other) => {
        const wait = waitAfter(attempt, one);
        expect(wait).toBeGreaterThanOrEqual(30_000);
        expect(wait).toBeLessThanOrEqual(DAY);
        expect(waitAfter(attempt, 0) * 2).toBeGreaterThanOrEqual(wait);
        if (!isLast(attempt))
          expect(waitAfter(attempt + 1, other)).toBeGreaterThanOrEqual(waitAfter(attempt, 0));
      }),
    );
  });
  it('ends each round at its last attempt, and begins anew after it', () => {
    expect(Array.from({ length: 17 }, (_, n) => n + 1).filter(isLast)).toEqual([8, 16]);
    expect(waitAfter(MOST_ATTEMPTS + 1, 0)).toBe(waitAfter(1, 0));
  });
  it('spreads messages that failed together', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), chances, chances, (attempt, one, other) => {
        fc.pre(Math.abs(one - other) > 0.001);
        expect(waitAfter(attempt, one) < waitAfter(attempt, other)).toBe(one < other);
      }),
    );
  });
  it('is two days or so in all', () => {
    const all = (chance: number) =>
      Array.from({ length: MOST_ATTEMPTS - 1 }, (_, n) => waitAfter(n + 1, chance)).reduce(
        (sum, n) => sum + n,
        0,
      );
    expect(all(0)).toBeGreaterThan(0.9 * DAY);
    expect(all(0.999)).toBeLessThan(3 * DAY);
  });
  it('keeps the line closed for a quarter of an hour at most', () => {
    expect([1, 2, 3, 99].map((n) => lineWait('unreachable', n))).toEqual([30_000, 60_000, 120_000, 900_000]);
    expect(lineWait('settings', 1)).toBe(900_000);
  });
});
