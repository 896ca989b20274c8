import type { KnapsackBound } from './knapsack-bound';

export type Descent = {
  /** Worth of the best plan known. */
  goal: number;
  /** Rounds of price changes at most. */
  rounds: number;
  /** Stops as soon as the bound is less than this: no better plan can be there. */
  until: number;
  stop?: () => boolean;
  /** Part of the way to the goal that the first target is ahead: a third, less where prices are near their best already. */
  ahead?: number;
  /** How often each pair was taken of late, 0 to 1: kept up with every round. */
  average?: Float64Array;
};

/** Weight of a round in the average. */
const OF_A_ROUND = 0.08;
/** How much of the last direction goes into the next. */
const KEPT = 0.8;
/** Rounds without a good step after which the target comes nearer, and by how much. */
const PATIENCE = 12;
const NEARER = 0.7;
/** Part of the way to the goal that the first target is ahead, where nothing else is asked for. */
const AHEAD = 1 / 3;

/**
 * Lowers the knapsack bound by the subgradient method: a need that two offers take becomes dearer, one that none takes cheaper.
 * Steps as Polyak's, towards a target that goes on ahead of the best bound so far, in directions that keep something of the last
 * ones (Camerini, Fratta & Maffioli, Mathematical Programming Study 3, 1975), so that needs that go to and fro hardly move.
 * @returns the least bound; prices are left as they were at it
 */
export function descend(bounds: KnapsackBound, options: Descent): number {
  const { goal, rounds, until, stop, average } = options;
  const { price, sidePrice, taken } = bounds;
  const best = price.slice();
  const bestSide = sidePrice.slice();
  // Prices are whole numbers; what is less than one adds up here.
  const exact = price.slice();
  const exactSide = sidePrice.slice();
  const direction = new Float64Array(price.length);
  const sideDirection = new Float64Array(sidePrice.length);
  let least = bounds.bound;
  // The target goes on ahead of what is reached, and comes nearer when it is not.
  let ahead = Math.max(1, (least - goal) * (options.ahead ?? AHEAD));
  let since = 0;
  for (let round = 0; round < rounds && least >= until; round++) {
    const norm = turn(direction, exact, (j) => (taken[j] ?? 0) - 1);
    // Limits over several offers are counted in other units than needs: scaled so that each weighs about as much.
    const sideLeft = sidePrice.length > 0 ? bounds.sideLeft() : null;
    const sideNorm = sideLeft ? turn(sideDirection, exactSide, (r) => -(sideLeft[r] ?? 0)) : 0;
    if ((norm === 0 && sideNorm === 0) || stop?.()) break;
    const reach = (bounds.bound - least + ahead) / (norm > 0 && sideNorm > 0 ? 2 : 1);
    if (norm > 0) {
      walk(exact, direction, reach / norm);
      for (let j = 0; j < price.length; j++) bounds.setPrice(j, exact[j] ?? 0);
    }
    if (sideNorm > 0) {
      walk(exactSide, sideDirection, reach / sideNorm);
      bounds.setSidePrices(exactSide);
    }
    const after = bounds.bound;
    if (average) blend(average, bounds.inKnapsack);
    if (after < least) {
      if (least - after > ahead / 10) since = 0;
      if (least - after > ahead / 2) ahead *= 1.3;
      least = after;
      best.set(exact);
      bestSide.set(exactSide);
    }
    since++;
    if (since > PATIENCE) {
      ahead *= NEARER;
      since = 0;
      exact.set(best);
      exactSide.set(bestSide);
      direction.fill(0);
      sideDirection.fill(0);
      restore(bounds, best, bestSide);
      if (ahead < 2) break;
    }
  }
  restore(bounds, best, bestSide);
  return bounds.bound;
}

/**
 * Turns a direction towards what the knapsacks say now.
 * @param over by how much too many take each, negative for too few
 * @returns the square of its length; 0 where every price is right
 */
function turn(direction: Float64Array, price: Float64Array, over: (j: number) => number): number {
  let norm = 0;
  let along = 0;
  let plain = 0;
  for (let j = 0; j < direction.length; j++) {
    const free = (price[j] ?? 0) <= 0;
    const own = free ? Math.max(0, over(j)) : over(j);
    const next = own + KEPT * (direction[j] ?? 0);
    direction[j] = free ? Math.max(0, next) : next;
    norm += (direction[j] ?? 0) ** 2;
    along += own * (direction[j] ?? 0);
    plain += own * own;
  }
  if (plain === 0) return 0;
  if (along > 0) return norm;
  // What is kept of the last directions would lead up: begun anew.
  for (let j = 0; j < direction.length; j++)
    direction[j] = (price[j] ?? 0) <= 0 ? Math.max(0, over(j)) : over(j);
  return plain;
}

function walk(price: Float64Array, direction: Float64Array, step: number): void {
  for (let j = 0; j < price.length; j++) {
    const by = direction[j] ?? 0;
    if (by !== 0) price[j] = Math.max(0, (price[j] ?? 0) + step * by);
  }
}

function blend(average: Float64Array, taken: Uint8Array): void {
  for (let p = 0; p < average.length; p++)
    average[p] = (average[p] as number) * (1 - OF_A_ROUND) + (taken[p] === 1 ? OF_A_ROUND : 0); // one a pair
}

function restore(bounds: KnapsackBound, price: Float64Array, sidePrice: Float64Array): void {
  if (sidePrice.length > 0) bounds.setSidePrices(sidePrice);
  for (let j = 0; j < price.length; j++) bounds.setPrice(j, price[j] ?? 0);
}
