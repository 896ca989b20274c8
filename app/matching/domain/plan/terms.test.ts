import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Demand, placeDays, type Supply } from './terms';

const TERMS = ['2026-2-spring', '2026-3-summer'];
const supply = (offers: Record<string, [number, number]>, overall: [number, number]): Supply => ({
  offers: new Map(
    Object.entries(offers).map(([id, free]) => [id, new Map(TERMS.map((term, n) => [term, free[n] ?? 0]))]),
  ),
  overall: new Map(TERMS.map((term, n) => [term, overall[n] ?? 0])),
});

describe('laying days into terms', () => {
  it('moves one to the later term so that another fits into the only one it has', () => {
    const demands: Demand[] = [
      { id: 'either', offer: 'a', halfDays: 6, terms: TERMS },
      { id: 'spring', offer: 'a', halfDays: 6, terms: TERMS.slice(0, 1) },
    ];
    const placed = placeDays(demands, supply({ a: [8, 8] }, [8, 8]));
    expect(placed?.get('spring')).toEqual({ '2026-2-spring': 6 });
    expect(placed?.get('either')).toEqual({ '2026-2-spring': 2, '2026-3-summer': 4 });
  });

  it('says no where two ask for the days of one term, though there are enough in all', () => {
    const both = ['x', 'y'].map((id) => ({ id, offer: 'a', halfDays: 6, terms: TERMS.slice(0, 1) }));
    expect(placeDays(both, supply({ a: [8, 8] }, [8, 8]))).toBeNull();
  });

  it('counts the provider over all offers', () => {
    const each = ['a', 'b'].map((offer) => ({ id: offer, offer, halfDays: 4, terms: TERMS.slice(0, 1) }));
    expect(placeDays(each, supply({ a: [4, 0], b: [4, 0] }, [6, 0]))).toBeNull();
    expect(placeDays(each, supply({ a: [4, 0], b: [4, 0] }, [8, 0]))).not.toBeNull();
  });

  it('never gives more than is free, and gives everybody all they ask', () => {
    const free = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }));
    const demand = fc.record({
      offer: fc.constantFrom('a', 'b'),
      halfDays: fc.integer({ min: 1, max: 8 }),
      terms: fc.constantFrom(TERMS, TERMS.slice(0, 1), TERMS.slice(1)),
    });
    fc.assert(
      fc.property(free, free, free, fc.array(demand, { maxLength: 4 }), (a, b, overall, asked) => {
        const demands = asked.map((one, n) => ({ ...one, id: `d${n}` }));
        const has = supply({ a, b }, overall);
        const placed = placeDays(demands, has);
        if (!placed) return;
        TERMS.forEach((term, n) => {
          const given = (offer?: string) =>
            demands
              .filter((one) => offer === undefined || one.offer === offer)
              .reduce((sum, { id }) => sum + (placed.get(id)?.[term] ?? 0), 0);
          expect(given('a')).toBeLessThanOrEqual(a[n] ?? 0);
          expect(given('b')).toBeLessThanOrEqual(b[n] ?? 0);
          expect(given()).toBeLessThanOrEqual(overall[n] ?? 0);
        });
        for (const { id, halfDays, terms } of demands) {
          const days = placed.get(id) ?? {};
          expect(Object.values(days).reduce((sum, one) => sum + one, 0)).toBe(halfDays);
          expect(Object.keys(days).filter((term) => !terms.includes(term))).toEqual([]);
        }
      }),
    );
  });
});
