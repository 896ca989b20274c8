import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planned, SupplyFlow, type SupplyProblem } from './plan';

const [SPRING, SUMMER] = ['2026-2-spring', '2026-3-summer'] as const;

/** One leader with two offers, whose own limit is less than both together. */
const ONE_LEADER: SupplyProblem = {
  needs: [
    { id: 'reading', halfDays: 4, terms: [SPRING], offers: ['r'] },
    { id: 'writing', halfDays: 4, terms: [SPRING, SUMMER], offers: ['w'] },
  ],
  offers: [
    { id: 'r', providerId: 'ann', free: { [SPRING]: 4, [SUMMER]: 4 } },
    { id: 'w', providerId: 'ann', free: { [SPRING]: 4, [SUMMER]: 2 } },
  ],
  providers: [{ id: 'ann', free: { [SPRING]: 5, [SUMMER]: 4 } }],
};

const problems: fc.Arbitrary<SupplyProblem> = fc
  .record({
    needs: fc.array(
      fc.record({
        halfDays: fc.nat(6),
        terms: fc.subarray([SPRING, SUMMER]),
        offers: fc.subarray(['o0', 'o1', 'o2', 'o3']),
      }),
      { maxLength: 6 },
    ),
    offers: fc.array(
      fc.record({ providerId: fc.constantFrom('p0', 'p1', 'p2'), spring: fc.nat(5), summer: fc.nat(5) }),
      { minLength: 4, maxLength: 4 },
    ),
    providers: fc.array(fc.record({ spring: fc.nat(6), summer: fc.nat(6) }), {
      minLength: 3,
      maxLength: 3,
    }),
  })
  .map(({ needs, offers, providers }) => ({
    needs: needs.map((need, n) => ({ id: `n${n}`, ...need })),
    offers: offers.map(({ providerId, spring, summer }, n) => ({
      ...{ id: `o${n}`, providerId },
      free: { [SPRING]: spring, [SUMMER]: summer },
    })),
    providers: providers.map(({ spring, summer }, n) => ({
      ...{ id: `p${n}` },
      free: { [SPRING]: spring, [SUMMER]: summer },
    })),
  }));

/**
 * The most that can be met, by the theorem of the least cut: over every choice of needs left out of the cut, what they ask
 * is limited by the free days of the offers they could use, which are limited by their leaders.
 */
function mostByCuts({ needs, offers, providers }: SupplyProblem): number {
  let least = Number.POSITIVE_INFINITY;
  for (let kept = 0; kept < 2 ** needs.length; kept++) {
    const cut = needs.filter((_, n) => !((kept >> n) & 1)).reduce((sum, { halfDays }) => sum + halfDays, 0);
    const reach = needs.filter((_, n) => (kept >> n) & 1);
    let supply = 0;
    for (const term of [SPRING, SUMMER]) {
      for (const provider of providers) {
        const own = offers.filter(({ id, providerId }) =>
          Boolean(
            providerId === provider.id &&
              reach.some((need) => need.terms.includes(term) && need.offers.includes(id)),
          ),
        );
        const offered = own.reduce((sum, { free }) => sum + (free[term] ?? 0), 0);
        supply += Math.min(offered, provider.free[term] ?? 0);
      }
    }
    least = Math.min(least, cut + supply);
  }
  return least;
}

describe('what there are days for', () => {
  it('gives no day twice: two offers of one leader draw on the same limit', () => {
    const { met, given, total } = new SupplyFlow(ONE_LEADER).plan();
    expect(total).toBe(7);
    // Reading comes first and keeps its four; writing gets the one left in spring and two in summer.
    expect(Object.fromEntries(met)).toEqual({ reading: 4, writing: 3 });
    expect(given.get(planned('ann', SPRING))).toBe(5);
    expect(given.get(planned('ann', SUMMER))).toBe(2);
  });

  it('serves in order, and meets as much in any order', () => {
    const turned = { ...ONE_LEADER, needs: [...ONE_LEADER.needs].reverse() };
    const { met, total } = new SupplyFlow(turned).plan();
    expect(total).toBe(7);
    expect(Object.fromEntries(met)).toEqual({ writing: 4, reading: 3 });
  });

  it('meets the most that any plan could', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        expect(new SupplyFlow(problem).plan().total).toBe(mostByCuts(problem));
      }),
    );
  });

  it('never gives a leader more than they have, a need more than it asks, nor takes from one that came before', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { met, given } = new SupplyFlow(problem).plan();
        for (const { id, free } of problem.providers)
          for (const [term, halfDays] of Object.entries(free))
            expect(given.get(planned(id, term)) ?? 0).toBeLessThanOrEqual(halfDays);
        for (const [n, { id, halfDays }] of problem.needs.entries()) {
          expect(met.get(id)).toBeLessThanOrEqual(halfDays);
          const without = { ...problem, needs: problem.needs.slice(0, n) };
          const upTo = { ...problem, needs: problem.needs.slice(0, n + 1) };
          expect(met.get(id)).toBe(mostByCuts(upTo) - mostByCuts(without));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('one more leader unlocks the difference they make to the whole, and no more than they bring', () => {
    const leaders = fc.record({
      spring: fc.nat(6),
      summer: fc.nat(6),
      needs: fc.subarray([0, 1, 2, 3, 4, 5]),
    });
    fc.assert(
      fc.property(problems, leaders, (problem, { spring, summer, needs }) => {
        const free = { [SPRING]: spring, [SUMMER]: summer };
        const ids = needs.map((n) => `n${n}`);
        const gain = new SupplyFlow(problem).gainOf({ free, needs: ids });
        const more: SupplyProblem = {
          needs: problem.needs.map((need) =>
            ids.includes(need.id) ? { ...need, offers: [...need.offers, 'new'] } : need,
          ),
          offers: [...problem.offers, { id: 'new', providerId: 'new', free }],
          providers: [...problem.providers, { id: 'new', free }],
        };
        expect(gain.halfDays).toBe(mostByCuts(more) - mostByCuts(problem));
        expect(gain.halfDays).toBeLessThanOrEqual(spring + summer);
        expect(gain.needs.length > 0).toBe(gain.halfDays > 0);
      }),
      { numRuns: 60 },
    );
  });

  it('frees somebody else for what only they can do', () => {
    const problem: SupplyProblem = {
      needs: [
        { id: 'maths', halfDays: 2, terms: [SPRING], offers: ['both'] },
        { id: 'phonics', halfDays: 2, terms: [SPRING], offers: ['both'] },
      ],
      offers: [{ id: 'both', providerId: 'ben', free: { [SPRING]: 2 } }],
      providers: [{ id: 'ben', free: { [SPRING]: 2 } }],
    };
    const flow = new SupplyFlow(problem);
    // They could do maths alone, which has its days already: phonics is what is unlocked.
    expect(flow.gainOf({ free: { [SPRING]: 4 }, needs: ['maths'] })).toEqual({
      halfDays: 2,
      needs: ['phonics'],
    });
    expect(flow.plan().total).toBe(2);
  });
});
