import type { Instance } from './instance';

/**
 * A bound that takes one pass: no plan is worth more than the best pair of every need together.
 * @param value worth of each pair
 */
export function simpleBound({ needCount, needStart }: Instance, value: Float64Array): number {
  let bound = 0;
  for (let j = 0; j < needCount; j++) {
    let best = 0;
    for (let p = needStart[j] ?? 0; p < (needStart[j + 1] ?? 0); p++) best = Math.max(best, value[p] ?? 0);
    bound += best;
  }
  return bound;
}
