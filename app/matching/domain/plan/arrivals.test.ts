import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Arrival, playYear, pricesFromEarlierYears, yearProblem } from './arrivals';
import { solverWith } from './solver';

let clock = 0;
const solve = solverWith({ now: () => clock++ });
const arrival = (id: string, at: number, score: number): Arrival => ({
  id,
  at,
  options: [{ offer: 'ann', score, days: 4 }],
});

describe('a year of requests', () => {
  const days = new Map([['ann', 4]]);
  const year = [arrival('hard', 0.8, 90), arrival('easy', 0.1, 40)];

  it('first come, first served: the easy case takes the days of the hard one', async () => {
    expect(await playYear(year, days, { kind: 'first-come' })).toEqual({ points: 40, met: 1 });
  });

  it('keeps the days for those who are worth more, where earlier years say that they will come', async () => {
    const prices = pricesFromEarlierYears([year], solve, 10, 1);
    expect(await playYear(year, days, { kind: 'price' }, prices)).toEqual({ points: 90, met: 1 });
  });

  it('turns to another offer where the first is wanted elsewhere, as the factor of the score does', async () => {
    const choice: Arrival = {
      id: 'one',
      at: 0.5,
      options: [
        { offer: 'ann', score: 80, days: 4 },
        { offer: 'ben', score: 79, days: 4 },
      ],
    };
    const both = new Map([
      ['ann', 4],
      ['ben', 4],
    ]);
    const wanted = async () => new Map([['ann', 8]]);
    const factor = { kind: 'factor' as const, weight: 2, scarcePrice: 10 };
    expect((await playYear([choice], both, factor, wanted)).points).toBe(79);
    expect((await playYear([choice], both, { ...factor, weight: 1 }, wanted)).points).toBe(80);
  });

  it('gives no more days than there are, and never more points than hindsight could', async () => {
    const options = fc.array(
      fc.record({
        offer: fc.constantFrom('a', 'b'),
        score: fc.integer({ min: 0, max: 100 }),
        days: fc.integer({ min: 1, max: 5 }),
      }),
      { maxLength: 2 },
    );
    const arrivals = fc
      .array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), options }), { maxLength: 6 })
      .map((all) =>
        all.map(
          (one, n): Arrival => ({
            ...one,
            id: `r${n}`,
            options: one.options.filter(
              ({ offer }, at) => one.options.findIndex((other) => other.offer === offer) === at,
            ),
          }),
        ),
      );
    const policies = fc.constantFrom(
      { kind: 'first-come' as const },
      { kind: 'factor' as const, weight: 2, scarcePrice: 10 },
      { kind: 'price' as const },
    );
    await fc.assert(
      fc.asyncProperty(arrivals, policies, fc.integer({ min: 0, max: 9 }), async (year, policy, free) => {
        const days = new Map([
          ['a', free],
          ['b', 3],
        ]);
        const played = await playYear(year, days, policy, pricesFromEarlierYears([year], solve, 5, 1));
        const { bound } = await solve(yearProblem(year, days), 1);
        expect(played.points).toBeLessThanOrEqual(bound + 1e-9);
        expect(played.met).toBeLessThanOrEqual(year.filter((one) => one.options.length > 0).length);
      }),
      { numRuns: 40 },
    );
  });
});
