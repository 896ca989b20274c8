import { ChainSearch } from './chain-search';
import type { Choices } from './choices';
import type { Chance } from './random';

/** So many shakes between two looks at the clock. */
const AT_ONCE = 128;
/** A day too many costs so many times what a day is worth: none is left where a chain can help it. */
const DEAR = 1000;

export type Shaking = {
  choices: Choices;
  /** Days of each offer, with one of no end for needs left unserved; and worth of a day. */
  capacity: Float64Array;
  price: Float64Array;
  /** A plan without days too many: choice of each need. */
  from: Int32Array;
  /** How much a shake may lose at first, on average; less and less, nothing at last. */
  heat: number;
  /** Choices to look at, in all. */
  work: number;
  chance: Chance;
  /** Part of the time that has gone: where it is ahead of the work, it leads. */
  late: () => number;
};

/**
 * Improves a plan by shaking it at one place after another, each shake followed by chains that put in order what it touched alone: the
 * cost of a try does not grow with the problem. Losses are taken as in annealing, less and less.
 * @returns the best plan met
 */
export function shakeDown(task: Shaking): Int32Array {
  const { choices, capacity, price, chance, heat } = task;
  const search = new ChainSearch(choices, capacity, price, chance);
  const mean = price.reduce((sum, one) => sum + one, 0) / Math.max(1, price.length - 1);
  search.fine.set(price.map((one) => DEAR * Math.max(one, mean, 1)));
  search.set(task.from);
  const best = task.from.slice();
  let most = search.value;
  for (;;) {
    const done = Math.max(search.work / task.work, task.late());
    if (done >= 1) return best;
    for (let n = 0; n < AT_ONCE; n++) {
      const allowed = -heat * (1 - done) * Math.log(chance.next() + 1e-3);
      if (!search.shake(allowed) || search.value <= most) continue;
      most = search.value;
      best.set(search.at);
    }
  }
}
