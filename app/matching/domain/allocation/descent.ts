import type { KnapsackBound } from './knapsack-bound';

export type Descent = {
  /** Worth of the best plan known. */
  goal: number;
  /** Rounds of price changes at most. */
  rounds: number;
  /** Stops as soon as the bound is less than this: no better plan can be there. */
  until: number;
  stop?: () => boolean;
  /** How often each pair was taken of late, 0 to 1: kept up with every round. */
  average?: Float64Array;
};

/** Weight of a round in the average. */
const OF_A_ROUND = 0.08;

/**
 * Lowers the knapsack bound by the subgradient method: a need that two offers take becomes dearer, one that none takes cheaper.
 * Steps as Polyak's, towards a target between the best bound so far and the best plan.
 * @returns the least bound; prices are left as they were at it
 */
export function descend(bounds: KnapsackBound, options: Descent): number {
  const { goal, rounds, until, stop, average } = options;
  const { price, sidePrice, taken } = bounds;
  const count = price.length;
  const hasSides = sidePrice.length > 0;
  const best = price.slice();
  const bestSide = sidePrice.slice();
  let least = bounds.bound;
  // The target goes on ahead of what is reached, and comes nearer when it is not.
  let ahead = Math.max(1, (least - goal) / 3);
  let since = 0;
  for (let round = 0; round < rounds && least >= until; round++) {
    const reach = bounds.bound - least + Math.min(ahead, Math.max(1, least - goal));
    let norm = 0;
    for (let j = 0; j < count; j++) {
      const over = (taken[j] ?? 0) - 1;
      if (over > 0 || (over < 0 && (price[j] ?? 0) > 0)) norm += over * over;
    }
    const sideLeft = hasSides ? bounds.sideLeft() : null;
    // Limits over several offers are counted in other units than needs: scaled so that each weighs about as much.
    let sideNorm = 0;
    sideLeft?.forEach((left, r) => {
      if (left < 0 || (sidePrice[r] ?? 0) > 0) sideNorm += left * left;
    });
    if (norm === 0 && sideNorm === 0) break;
    if (stop?.()) break;
    if (norm > 0) {
      const step = Math.max(1, reach / (norm * (sideNorm > 0 ? 2 : 1)));
      for (let j = 0; j < count; j++) {
        const over = (taken[j] ?? 0) - 1;
        if (over !== 0) bounds.setPrice(j, (price[j] ?? 0) + step * over);
      }
    }
    if (sideLeft && sideNorm > 0) {
      const step = reach / (sideNorm * (norm > 0 ? 2 : 1));
      bounds.setSidePrices(sidePrice.map((was, r) => was - step * (sideLeft[r] ?? 0)));
    }
    const after = bounds.bound;
    if (average) blend(average, bounds.inKnapsack);
    if (after < least) {
      if (least - after > ahead / 10) since = 0;
      if (least - after > ahead / 2) ahead *= 1.3;
      least = after;
      best.set(price);
      bestSide.set(sidePrice);
    }
    since++;
    if (since > 8) {
      ahead *= 0.6;
      since = 0;
      restore(bounds, best, bestSide);
      if (ahead < Math.max(2, (least - goal) * 1e-4)) break;
    }
  }
  restore(bounds, best, bestSide);
  return bounds.bound;
}

function blend(average: Float64Array, taken: Uint8Array): void {
  for (let p = 0; p < average.length; p++)
    average[p] = (average[p] as number) * (1 - OF_A_ROUND) + (taken[p] === 1 ? OF_A_ROUND : 0); // one a pair
}

function restore(bounds: KnapsackBound, price: Float64Array, sidePrice: Float64Array): void {
  if (sidePrice.length > 0) bounds.setSidePrices(sidePrice);
  for (let j = 0; j < price.length; j++) bounds.setPrice(j, price[j] ?? 0);
}
