import { describe, expect, it } from 'vitest';
import { authorityProblem, type PublishedClass, publishedProblem } from '#tests/bench/allocation-problems';
import { capacityPrices } from './capacity-prices';
import { choicesOf } from './choices';
import { FitSearch } from './fit-search';
import { ruleOut } from './fixing';
import { greedyPlan } from './greedy';
import { type Instance, toInstance } from './instance';
import { KnapsackBound } from './knapsack-bound';
import { parseProblem } from './parse';
import { isFeasible, planOf, totalOf } from './plan';
import { seededChance } from './random';
import { PlanSearch } from './search';
import { smoothPrices } from './smooth-prices';

function instanceOf(kind: PublishedClass): Instance {
  const verdict = parseProblem(publishedProblem(kind, [10, 200], 5));
  if (!verdict.ok) throw new Error(verdict.message);
  return toInstance(verdict.value);
}

const MOVES = 2_000_000;
const never = () => false;

/** Cost of the best plan found, each need being worth 10,000 less what it costs. */
function costOf({ needCount, scoreUnit }: Instance, value: number): number {
  return needCount * 10_000 - value / scoreUnit;
}

function fitted(instance: Instance, moves = MOVES): PlanSearch {
  const prices = smoothPrices(instance, instance.score);
  const search = new PlanSearch(instance, instance.score, greedyPlan(instance, instance.score).at, 1, never);
  const fit = new FitSearch(instance, instance.score, prices, 1, (at) => search.offer(at));
  fit.tryHeats(moves, never, never);
  fit.runLong(moves, new Uint8Array(instance.pairCount).fill(1), never, () => 0);
  return search;
}

describe('the search for plans that fill offers', () => {
  it.each([
    ['C', 1.01],
    ['D', 1.02],
    ['E', 1.01],
  ] as const)('serves everybody near the bound on class %s', (kind, most) => {
    const instance = instanceOf(kind);
    const { best } = fitted(instance);
    expect(isFeasible(instance, planOf(instance, best.at))).toBe(true);
    const bound = costOf(instance, smoothPrices(instance, instance.score).bound);
    expect(costOf(instance, best.value) / bound).toBeLessThan(most);
  });

  it('is better than the other search with as many moves where offers have many needs', () => {
    const instance = instanceOf('C');
    const prices = smoothPrices(instance, instance.score);
    const other = new PlanSearch(instance, instance.score, greedyPlan(instance, instance.score).at, 1, never);
    other.improve(prices, 2 * MOVES, Number.POSITIVE_INFINITY);
    expect(fitted(instance, 2 * MOVES).best.value).toBeGreaterThan(other.best.value);
  });

  it('finishes early, cold and fitting, where the clock is ahead', () => {
    const instance = instanceOf('E');
    const prices = smoothPrices(instance, instance.score);
    const found: number[] = [];
    const search = new PlanSearch(
      instance,
      instance.score,
      greedyPlan(instance, instance.score).at,
      1,
      never,
    );
    const fit = new FitSearch(instance, instance.score, prices, 1, (at) => {
      const value = search.offer(at);
      found.push(value);
      return value;
    });
    let asked = 0;
    fit.runLong(1e9, new Uint8Array(instance.pairCount).fill(1), never, () => asked++ / 100);
    expect(costOf(instance, Math.max(...found)) / costOf(instance, prices.bound)).toBeLessThan(1.02);
  });
});

describe('the search for plans where an offer has few needs', () => {
  it('gains several parts of a hundred on greedy where days are short, and is feasible', () => {
    const verdict = parseProblem(
      authorityProblem(4, { needs: 300, offers: 400, pairsPerNeed: 40, supply: 1.1 }),
    );
    if (!verdict.ok) throw new Error(verdict.message);
    const instance = toInstance(verdict.value);
    const { score } = instance;
    const bounds = new KnapsackBound(instance, score);
    const prices = capacityPrices(instance, score, 200);
    for (let j = 0; j < instance.needCount; j++) bounds.setPrice(j, prices.need[j] ?? 0);
    const standing = new Float64Array(instance.pairCount);
    ruleOut(instance, bounds, 0, standing);
    const greedy = greedyPlan(instance, score);
    const before = totalOf(greedy, score);
    const search = new PlanSearch(instance, score, greedy.at, 1, never);
    const fit = new FitSearch(instance, score, prices, 1, (at) => search.offer(at));
    const unserved = bounds.price.map((one) => -one);
    fit.shakeFew(greedy.at, 300_000, bounds.alive, { pair: standing, unserved }, () => 0);
    expect(isFeasible(instance, planOf(instance, search.best.at))).toBe(true);
    expect(search.best.value / before).toBeGreaterThan(1.04);
    expect(search.best.value).toBeLessThanOrEqual(bounds.bound);
  });
});

describe('choices of a search', () => {
  it('are each need’s own, the least regret first, and found again by offer', () => {
    const instance = instanceOf('C');
    const prices = smoothPrices(instance, instance.score);
    const { start, need, offer, regret, find, comers, comersStart, weight } = choicesOf(
      instance,
      instance.score,
      prices.offer,
      6,
    );
    const chance = seededChance(3);
    for (let n = 0; n < 50; n++) {
      const j = chance.below(instance.needCount);
      expect(regret[start[j] ?? 0]).toBe(0);
      for (let c = start[j] ?? 0; c < (start[j + 1] ?? 0); c++) {
        expect([need[c], find(j, offer[c] ?? 0)]).toEqual([j, c]);
        if (c > (start[j] ?? 0)) expect(regret[c]).toBeGreaterThanOrEqual(regret[c - 1] ?? 0);
      }
    }
    for (let i = 0; i < instance.offerCount; i++) {
      const list = [...comers.slice(comersStart[i], comersStart[i + 1])].map((c) => weight[c] ?? 0);
      expect(list).toEqual([...list].sort((a, b) => a - b));
    }
  });
});
