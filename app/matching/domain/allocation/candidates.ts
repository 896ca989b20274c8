import type { Instance } from './instance';

/** The pairs of each need that are worth trying, best first. */
export type Candidates = {
  /** Candidates of need j are `pairs[start[j]]` to `pairs[start[j + 1]]`. */
  start: Int32Array;
  pairs: Int32Array;
};

/**
 * Keeps the best pairs of each need by what is left of their worth after paying for what they use.
 * @param left worth of a pair after paying, by pair
 * @param most how many are kept of each need
 * @param alive pairs that may be used at all; all by default
 */
export function candidatesOf(
  { needCount, needStart }: Instance,
  left: Float64Array,
  most: number,
  alive?: Uint8Array,
): Candidates {
  const start = new Int32Array(needCount + 1);
  const kept: number[] = [];
  const order: number[] = [];
  for (let j = 0; j < needCount; j++) {
    order.length = 0;
    const to = needStart[j + 1] ?? 0;
    for (let p = needStart[j] ?? 0; p < to; p++) if (!alive || alive[p] === 1) order.push(p);
    order.sort((a, b) => (left[b] ?? 0) - (left[a] ?? 0) || a - b);
    const keep = Math.min(most, order.length);
    for (let n = 0; n < keep; n++) kept.push(order[n] ?? 0);
    start[j + 1] = kept.length;
  }
  return { start, pairs: Int32Array.from(kept) };
}
