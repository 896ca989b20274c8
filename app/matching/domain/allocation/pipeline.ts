import { type CapacityPrices, capacityPrices } from './capacity-prices';
import type { CoreSolver } from './core';
import { descend } from './descent';
import { dive } from './dive';
import { FitSearch } from './fit-search';
import { ruleOut } from './fixing';
import { greedyPlan } from './greedy';
import type { Instance } from './instance';
import { KnapsackBound } from './knapsack-bound';
import { PlanSearch } from './search';
import { simpleBound } from './simple-bound';
import { smoothPrices } from './smooth-prices';

export type Work = {
  seed: number;
  /** Moves of the search for plans, in all: what ends the work on any machine alike. */
  moves: number;
  /** Seconds left, for what counts time itself. */
  secondsLeft: () => number;
  stop: () => boolean;
  /** Told of each better plan or bound, with the part of the work done. */
  heard: (value: number, bound: number, share: number) => void;
  core?: CoreSolver;
  /** A feasible plan to be at least as good as. */
  start?: Int32Array;
};

export type Solved = {
  at: Int32Array;
  value: number;
  bound: number;
  /** Worth of one more unit of each offer's days. */
  prices: Float64Array;
  /** Prices of needs at the bound. */
  needPrice: Float64Array;
};

/** Cores up to this size are handed to the exact method at once, up to the second when the search has done what it can. */
const SMALL_CORE = 2_500;
const LARGEST_CORE = 6_000;
const CORE_NODES = 4_000;
/** Pairs from which on there are few moves for each. */
const HUGE = 200_000;
/** Moves of the search that fits for each of the other, which are slower; fewer where all does not fit the caches. */
const FIT_MOVES = 3.2;
const FIT_MOVES_LARGE = 2.2;
/** Part of the long run that comes before the exact method, where both have their turn. */
const BEFORE_CORE = 0.6;
/** Part of the time that shakes get before the exact method is tried, where offers have few needs. */
const BEFORE_FEW_CORE = 0.4;
/** Part of the time left that is kept for what comes after the long run. */
const AFTERWARDS = 0.1;

/**
 * The whole way from a problem to a plan and its bound: prices of the linear relaxation, a first plan by annealing with them,
 * the knapsack bound, pairs ruled out, what is left to an exact method where it is small, and annealing with what is then known.
 * @param value worth of each pair, whole numbers
 * @param step the least amount by which two plans differ, 0 for none
 */
export function runPipeline(instance: Instance, value: Float64Array, step: number, work: Work): Solved {
  const { needCount, pairCount } = instance;
  const greedy = greedyPlan(instance, value);
  const search = new PlanSearch(instance, value, greedy.at, work.seed, work.stop);
  if (work.start) search.offer(work.start);
  let bound = simpleBound(instance, value);
  const least = (found: number) => {
    bound = Math.min(bound, step > 0 ? Math.floor(found / step) * step : found);
  };
  const done = () => search.best.value >= bound || work.stop();
  const answer = (prices: Float64Array, needPrice: Float64Array): Solved => ({
    ...search.best,
    bound,
    prices,
    needPrice,
  });
  const rounds = pairCount > HUGE ? 140 : 300;
  // With many needs an offer knapsacks hardly differ from their relaxation: little is to be had.
  const many = needCount >= 4 * instance.offerCount;
  const prices: CapacityPrices =
    many && !instance.sides
      ? smoothPrices(instance, value, work.stop)
      : capacityPrices(instance, value, rounds, work.stop);
  least(prices.bound + Math.abs(prices.bound) * 1e-9 + 1e-6);
  work.heard(search.best.value, bound, 0.1);
  if (done()) return answer(prices.offer, prices.need);

  const large = pairCount > 60_000;
  const take = (at: Int32Array) => search.offer(at);
  const fit = instance.sides ? null : new FitSearch(instance, value, prices, work.seed, take);
  const fitMoves = work.moves * (large ? FIT_MOVES_LARGE : FIT_MOVES);
  if (fit && many) fit.tryHeats(fitMoves, done, work.stop);
  else search.improve(prices, Math.min(work.moves / 8, needCount * (large ? 50 : 1000)), bound);
  work.heard(search.best.value, bound, 0.3);
  const bounds = new KnapsackBound(instance, value);
  if (prices.side.length > 0) bounds.setSidePrices(prices.side);
  for (let j = 0; j < needCount; j++) bounds.setPrice(j, prices.need[j] ?? 0);
  least(bounds.bound);
  const average = new Float64Array(pairCount);
  const tighten = (rounds: number, share: number) => {
    if (done()) return;
    const goal = search.best.value;
    least(descend(bounds, { goal, rounds, until: goal + step, stop: work.stop, average }));
    search.offer(knapsackPlan(instance, bounds));
    work.heard(search.best.value, bound, share);
  };
  tighten(many ? (large ? 40 : 100) : large ? (pairCount > HUGE ? 100 : 200) : 400, 0.5);
  const standing = new Float64Array(pairCount);
  const narrow = () => ruleOut(instance, bounds, search.best.value + Math.max(0, step - 1), standing);
  let left = done() ? 0 : narrow();
  if (!done() && fit && many && left <= SMALL_CORE) {
    fit.runLong(fitMoves * BEFORE_CORE, bounds.alive, done, latenessOf(work, BEFORE_CORE));
    tighten(200, 0.55);
    narrow();
    if (!done()) solveCore(instance, value, bounds, search, work, least);
  } else if (!done() && left <= SMALL_CORE) {
    search.improve(prices, Math.min(work.moves / 4, 200_000), bound, bounds.alive, standing);
    tighten(200, 0.55);
    narrow();
    if (!done()) solveCore(instance, value, bounds, search, work, least);
  }
  work.heard(search.best.value, bound, 0.6);
  if (!done()) {
    if (fit && many) fit.runLong(fitMoves, bounds.alive, done, latenessOf(work));
    else if (fit) {
      search.offer(dive(instance, value, bounds.price, average, search.best.value, work.stop));
      // A better plan to aim at brings the bound on, where there has been no time to let it settle.
      if (pairCount > HUGE) tighten(80, 0.7);
      work.heard(search.best.value, bound, 0.7);
      const moves = work.moves * FIT_MOVES;
      const shake = (part: number) => {
        const known = { pair: standing, unserved: bounds.price.map((one) => -one) };
        fit.shakeFew(search.best.at, moves * part, bounds.alive, known, latenessOf(work, part));
      };
      if (!done() && pairCount <= 60_000) {
        shake(BEFORE_FEW_CORE);
        tighten(100, 0.8);
        left = narrow();
        if (!done() && left <= SMALL_CORE) solveCore(instance, value, bounds, search, work, least);
      }
      if (!done()) shake(1 - AFTERWARDS);
    } else search.improve(prices, Math.max(0, work.moves - search.work), bound, bounds.alive, standing);
    tighten(large ? 40 : 200, 0.95);
    if (!done() && left > SMALL_CORE && pairCount <= 60_000) {
      left = narrow();
      if (left <= LARGEST_CORE) solveCore(instance, value, bounds, search, work, least);
    }
  }
  work.heard(search.best.value, bound, 1);
  const rates = Float64Array.from(prices.offer, (price, i) => bounds.rate[i] || price);
  return answer(rates, bounds.price);
}

/** What has gone of a part of the time from now on, by default of all less what is kept for afterwards; 1 when it is time to stop. */
function latenessOf({ secondsLeft, stop }: Work, part = 1 - AFTERWARDS): () => number {
  const all = secondsLeft() * part;
  const end = secondsLeft() - all;
  return () => (stop() ? 1 : all > 0 ? 1 - (secondsLeft() - end) / all : 0);
}

/** The knapsacks' fillings as a plan: a need that several take stays with the one where it is worth most. */
function knapsackPlan({ needCount, needStart }: Instance, bounds: KnapsackBound): Int32Array {
  const at = new Int32Array(needCount).fill(-1);
  for (let j = 0; j < needCount; j++) {
    let best = Number.NEGATIVE_INFINITY;
    for (let p = needStart[j] ?? 0; p < (needStart[j + 1] ?? 0); p++) {
      if (bounds.inKnapsack[p] !== 1 || bounds.profit(p) <= best) continue;
      best = bounds.profit(p);
      at[j] = p;
    }
  }
  return at;
}

function solveCore(
  instance: Instance,
  value: Float64Array,
  bounds: KnapsackBound,
  search: PlanSearch,
  work: Work,
  least: (bound: number) => void,
): void {
  if (!work.core || work.secondsLeft() <= 0.05 || work.stop()) return;
  const pairs: number[] = [];
  for (let p = 0; p < instance.pairCount; p++) if (bounds.alive[p] === 1) pairs.push(p);
  const goal = search.best.value;
  const result = work.core({
    instance,
    value,
    pairs: Int32Array.from(pairs),
    capacity: instance.capacity,
    start: search.best.at,
    goal,
    seconds: work.secondsLeft() * 0.6,
    nodes: CORE_NODES,
  });
  if (result.at) search.offer(result.at);
  // A plan outside the core is worth no more than the goal it was made with.
  least(Math.max(result.bound, goal));
}
