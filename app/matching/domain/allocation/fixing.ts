import type { Instance } from './instance';
import type { KnapsackBound } from './knapsack-bound';

/** Up to this many pairs, or pairs an offer, each is tried in its knapsack; else only the rate of the knapsack is asked. */
const EXACT_UP_TO = 8_000;
const EXACT_AN_OFFER = 150;
const PATIENCE = 2_000;

/**
 * Rules out pairs that no better plan can have: with the pair forced into its offer's knapsack, the bound falls to what is
 * known or below (variable fixing by reduced costs; Posta, Ferland & Michelon, Computational Optimization and Applications, 2012).
 * @param goal a plan must be worth more than this to be of use
 * @param standing filled with what is left of each pair's worth: 0 for the best, less the more the bound falls with it
 * @returns how many pairs are left
 */
export function ruleOut(
  instance: Instance,
  bounds: KnapsackBound,
  goal: number,
  standing: Float64Array,
): number {
  const { offerCount, offerStart, offerPairs, boundWeight, pairCount } = instance;
  const total = bounds.bound;
  const { knapsack } = bounds;
  const out: number[] = [];
  let left = 0;
  const exact = pairCount <= EXACT_UP_TO || pairCount <= EXACT_AN_OFFER * offerCount;
  for (let i = 0; i < offerCount; i++) {
    const rate = bounds.rate[i] ?? 0;
    const room = bounds.room[i] ?? 0;
    const others = total - (bounds.worth[i] ?? 0);
    const from = offerStart[i] ?? 0;
    const to = offerStart[i + 1] ?? 0;
    let relaxed = rate * room;
    for (let n = from; n < to; n++) {
      const p = offerPairs[n] ?? 0;
      if (bounds.alive[p] === 1) relaxed += Math.max(0, bounds.profit(p) - rate * (boundWeight[p] ?? 0));
    }
    for (let n = from; n < to; n++) {
      const p = offerPairs[n] ?? 0;
      standing[p] = Number.NEGATIVE_INFINITY;
      if (bounds.alive[p] !== 1) continue;
      const weight = boundWeight[p] ?? 0;
      if (bounds.inKnapsack[p] === 1) {
        left++;
        standing[p] = 0;
        continue;
      }
      const profit = bounds.profit(p);
      // One part is added against rounding in the continuous relaxation.
      const fall = Math.min(0, profit - rate * weight);
      standing[p] = fall;
      if (others + relaxed + fall + 1 <= goal || weight > room) {
        out.push(p);
        continue;
      }
      if (exact) {
        bounds.gather(i, room - weight, p);
        knapsack.solve(room - weight, PATIENCE);
        standing[p] = profit + knapsack.bound - (bounds.worth[i] ?? 0);
        if (others + profit + knapsack.bound <= goal) {
          out.push(p);
          continue;
        }
      }
      left++;
    }
  }
  for (const p of out) bounds.setAlive(p, 0);
  return left;
}
