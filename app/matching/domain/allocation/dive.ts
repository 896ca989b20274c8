import { descend } from './descent';
import type { Instance } from './instance';
import { KnapsackBound } from './knapsack-bound';

/** Rounds of price changes between two fixings, and the share of late rounds in which a pair has to be taken to be fixed. */
const ROUNDS = 15;
const SURE = 0.75;
/** Little is fixed at a time, so that prices stay near their best: short steps. */
const AHEAD = 0.05;
/** Where hardly any pair is as sure, less sure ones are fixed; below the last nothing is said by the share any more. */
const FEW_FIXED = 0.03;
const LESS_SURE = 0.85;
const UNSURE = 0.5;

/**
 * A plan by diving: pairs that the knapsacks take nearly always, averaged over the rounds of the descent, are fixed, prices are
 * changed for what is left, and so on; what nothing is sure of goes where it is worth most and fits. The averages come near the
 * solution of the linear relaxation (the volume algorithm: Barahona & Anbil, Mathematical Programming 87, 2000).
 * @param price prices of needs at the bound
 * @param average how often each pair was taken of late, 0 to 1
 * @param goal worth of the best plan known
 * @returns pair of each need, −1 for none; every offer has room for what it is given
 */
export function dive(
  instance: Instance,
  value: Float64Array,
  price: Float64Array,
  average: Float64Array,
  goal: number,
  stop: () => boolean,
): Int32Array {
  const { needCount, pairCount, needStart, pairNeed, pairOffer, weight, capacity } = instance;
  const bounds = new KnapsackBound(instance, value);
  for (let j = 0; j < needCount; j++) bounds.setPrice(j, price[j] ?? 0);
  const at = new Int32Array(needCount).fill(-1);
  const room = capacity.slice();
  const share = average.slice();
  let left = needCount;
  let worth = 0;
  const fix = (p: number): boolean => {
    const j = pairNeed[p] ?? 0;
    const i = pairOffer[p] ?? 0;
    if ((at[j] ?? 0) >= 0 || (room[i] ?? 0) < (weight[p] ?? 0)) return false;
    at[j] = p;
    room[i] = (room[i] ?? 0) - (weight[p] ?? 0);
    worth += value[p] ?? 0;
    left--;
    return true;
  };
  for (let sure = SURE; sure >= UNSURE && left > 0 && !stop(); ) {
    let fixed = 0;
    for (const p of open(share, at, pairNeed, pairCount, sure)) {
      if (!fix(p)) continue;
      fixed++;
      const j = pairNeed[p] ?? 0;
      for (let q = needStart[j] ?? 0; q < (needStart[j + 1] ?? 0); q++) bounds.setAlive(q, 0);
      bounds.setPrice(j, 0);
      bounds.setRoom(pairOffer[p] ?? 0, room[pairOffer[p] ?? 0] ?? 0);
    }
    if (fixed < left * FEW_FIXED) sure *= LESS_SURE;
    const aim = Math.max(0, goal - worth);
    descend(bounds, { goal: aim, rounds: ROUNDS, until: -1, ahead: AHEAD, stop, average: share });
  }
  for (const p of open(value, at, pairNeed, pairCount, 1)) fix(p);
  return at;
}

/** Pairs of needs without one whose figure is at least so much, the highest first. */
function open(
  figure: Float64Array,
  at: Int32Array,
  pairNeed: Int32Array,
  pairCount: number,
  least: number,
): number[] {
  const found: number[] = [];
  for (let p = 0; p < pairCount; p++)
    if ((figure[p] ?? 0) >= least && (at[pairNeed[p] ?? 0] ?? 0) < 0) found.push(p);
  return found.sort((a, b) => (figure[b] ?? 0) - (figure[a] ?? 0) || a - b);
}
