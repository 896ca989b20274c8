import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authorityProblem } from '#tests/bench/allocation-problems';
import { choicesOf } from './choices';
import { descend } from './descent';
import { dive } from './dive';
import { greedyPlan } from './greedy';
import { toInstance } from './instance';
import { KnapsackBound } from './knapsack-bound';
import { parseProblem } from './parse';
import { isFeasible, planOf, totalOf } from './plan';
import { seededChance } from './random';
import { shakeDown } from './shaking';

/** Schools and providers where days are short; with prices near the bound, and how often each pair was taken on the way. */
function setting(seed: number) {
  const verdict = parseProblem(
    authorityProblem(seed, { needs: 80, offers: 120, pairsPerNeed: 20, supply: 1.1 }),
  );
  if (!verdict.ok) throw new Error(verdict.message);
  const instance = toInstance(verdict.value);
  const greedy = greedyPlan(instance, instance.score);
  const known = totalOf(greedy, instance.score);
  const bounds = new KnapsackBound(instance, instance.score);
  const average = new Float64Array(instance.pairCount);
  const bound = descend(bounds, { goal: known, rounds: 120, until: known, average });
  return { instance, greedy, known, price: bounds.price, average, bound };
}

const never = () => false;

describe('the averages of a descent', () => {
  it('are shares, near nothing or all for most pairs', () => {
    const { average } = setting(1);
    expect(average.every((share) => share >= 0 && share <= 1)).toBe(true);
    const between = average.filter((share) => share > 0.1 && share < 0.9).length;
    expect(between).toBeGreaterThan(0);
    expect(between).toBeLessThan(average.length / 4);
  });
});

describe('a dive', () => {
  it('gives a plan that fits, under the bound, and nearer to it than the greedy one', () => {
    for (const seed of [1, 2, 3, 4]) {
      const { instance, known, price, average, bound } = setting(seed);
      const plan = planOf(instance, dive(instance, instance.score, price, average, known, never));
      expect(isFeasible(instance, plan)).toBe(true);
      const value = totalOf(plan, instance.score);
      expect(value).toBeLessThanOrEqual(bound);
      expect(bound - value).toBeLessThan((bound - known) / 2);
    }
  });

  it('is a plan too where time is out at once, and leaves what it was given as it was', () => {
    const { instance, known, price, average } = setting(2);
    const [priceBefore, averageBefore] = [price.slice(), average.slice()];
    const plan = planOf(
      instance,
      dive(instance, instance.score, price, average, known, () => true),
    );
    expect(isFeasible(instance, plan)).toBe(true);
    expect(totalOf(plan, instance.score)).toBeGreaterThan(0);
    expect(price).toEqual(priceBefore);
    expect(average).toEqual(averageBefore);
  });
});

describe('shaking', () => {
  const shaken = (seed: number, work: number, heat: number) => {
    const { instance, greedy, known, bound } = setting(seed % 5);
    const choices = choicesOf(instance, instance.score, new Float64Array(instance.offerCount), 20);
    const from = greedy.at.map((p, j) => {
      const own = choices.pair.subarray(choices.start[j] ?? 0, choices.start[j + 1] ?? 0);
      const place = own.indexOf(p);
      return (choices.start[j] ?? 0) + (place < 0 ? own.indexOf(-1) : place);
    });
    const more = (list: ArrayLike<number>, last: number) => Float64Array.from([...Array.from(list), last]);
    const at = shakeDown({
      choices,
      capacity: more(instance.capacity, Number.MAX_SAFE_INTEGER),
      price: more(new Float64Array(instance.offerCount).fill(2000), 0),
      from,
      heat,
      work,
      chance: seededChance(seed),
      late: () => 0,
    });
    const pairs = (list: Int32Array) =>
      planOf(
        instance,
        Int32Array.from(list, (c) => choices.pair[c] ?? -1),
      );
    return { instance, before: totalOf(pairs(from), instance.score), plan: pairs(at), known, bound };
  };

  it('never makes a plan worse, nor an offer overfull, whatever a shake may lose', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 0, max: 5000 }), (seed, heat) => {
        const { instance, before, plan } = shaken(seed, 30_000, heat);
        expect(isFeasible(instance, plan)).toBe(true);
        expect(totalOf(plan, instance.score)).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: 30 },
    );
  });

  it('comes most of the way from the greedy plan to the bound, the same for the same seed', () => {
    for (const seed of [1, 2, 3]) {
      const { instance, plan, known, bound } = shaken(seed, 2_000_000, 300);
      const value = totalOf(plan, instance.score);
      expect(bound - value).toBeLessThan((bound - known) / 3);
      expect(shaken(seed, 2_000_000, 300).plan.at).toEqual(plan.at);
    }
  });
});
