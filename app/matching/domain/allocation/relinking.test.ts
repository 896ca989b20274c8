import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishedProblem } from '#tests/bench/allocation-problems';
import { ChainSearch } from './chain-search';
import { type Choices, choicesOf } from './choices';
import { type Instance, toInstance } from './instance';
import { parseProblem } from './parse';
import { isFeasible, planOf, totalOf } from './plan';
import { seededChance } from './random';
import { relink } from './relinking';
import { smoothPrices } from './smooth-prices';

function setting(seed: number) {
  const verdict = parseProblem(publishedProblem('D', [5, 40], seed));
  if (!verdict.ok) throw new Error(verdict.message);
  const instance = toInstance(verdict.value);
  const prices = smoothPrices(instance, instance.score);
  const choices = choicesOf(instance, instance.score, prices.offer, 5);
  const more = (list: Float64Array, last: number) => Float64Array.from([...list, last]);
  return {
    instance,
    choices,
    capacity: more(instance.capacity, Number.MAX_SAFE_INTEGER),
    price: more(prices.offer, 0),
    fine: more(
      prices.offer.map((one) => 2 * one),
      0,
    ),
    bound: prices.bound,
  };
}

const pairsOf = (choices: Choices, at: Int32Array) => at.map((c) => choices.pair[c] ?? -1);

/** What a plan is worth and takes, counted anew from its choices. */
function counted({ instance, choices }: { instance: Instance; choices: Choices }, at: Int32Array) {
  const plan = planOf(instance, pairsOf(choices, at));
  return { plan, value: totalOf(plan, instance.score) };
}

describe('a climb by chains', () => {
  it('keeps value, loads and worth true to the plan, and never ends below where it began', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 9 }), (seed, problem) => {
        const world = setting(problem);
        const { choices, capacity, price, fine } = world;
        const chance = seededChance(seed);
        const search = new ChainSearch(choices, capacity, price, chance);
        search.fine.set(fine);
        const from = Int32Array.from({ length: choices.start.length - 1 }, (_, j) => {
          const first = choices.start[j] ?? 0;
          return first + chance.below((choices.start[j + 1] ?? 0) - first);
        });
        search.set(from);
        const before = search.worth;
        let worst = Number.POSITIVE_INFINITY;
        const heard = () => {
          worst = Math.min(worst, isFeasible(world.instance, counted(world, search.at).plan) ? 1 : 0);
        };
        // The fines change at the end: what was climbed is judged by those it was climbed with.
        search.climb(heard, () => false);
        const after = search.at.slice();
        search.fine.set(fine);
        search.set(after);
        expect(search.worth).toBeGreaterThanOrEqual(before - 1e-6);
        expect(worst).not.toBe(0);
        const { plan, value } = counted(world, after);
        expect(search.value).toBe(value);
        expect([...search.load].slice(0, -1)).toEqual([...plan.load]);
      }),
      { numRuns: 40 },
    );
  });

  it('says what a change is worth as the change then turns out', () => {
    const { choices, capacity, price, fine } = setting(3);
    const search = new ChainSearch(choices, capacity, price, seededChance(1));
    search.fine.set(fine);
    search.set(choices.start.slice(0, -1));
    for (let j = 0; j < 40; j++) {
      const c = (choices.start[j] ?? 0) + 1;
      const before = search.worth;
      const said = search.gainOf(j, c);
      search.move(j, c);
      expect(search.worth - before).toBeCloseTo(said, 3);
    }
  });
});

describe('ways between good plans', () => {
  const run = (problem: number, seed: number, work: number) => {
    const world = setting(problem);
    const taken: number[] = [];
    let best: Int32Array | null = null;
    relink({
      ...world,
      from: [],
      work,
      chance: seededChance(seed),
      late: () => false,
      take: (at) => {
        const { plan, value } = counted(world, at);
        expect(isFeasible(world.instance, plan)).toBe(true);
        taken.push(value);
        best = at.slice();
      },
    });
    return { taken, best, bound: world.bound };
  };

  it('give better and better plans that fit, never above the bound, the same for the same seed', () => {
    for (const problem of [1, 2, 3]) {
      const { taken, best, bound } = run(problem, 7, 400_000);
      expect(taken.length).toBeGreaterThan(1);
      expect([...taken].sort((a, b) => a - b)).toEqual(taken);
      expect(taken.at(-1)).toBeLessThanOrEqual(bound + 1);
      expect(run(problem, 7, 400_000).best).toEqual(best);
    }
  });

  it('get further with more work', () => {
    const least = [1, 2, 3, 4].map((problem) => run(problem, 5, 60_000).taken.at(-1) ?? 0);
    const most = [1, 2, 3, 4].map((problem) => run(problem, 5, 1_500_000).taken.at(-1) ?? 0);
    most.forEach((value, n) => {
      expect(value).toBeGreaterThanOrEqual(least[n] ?? 0);
    });
    expect(most).not.toEqual(least);
  });
});
