/** Chance that can be repeated: the same seed gives the same numbers (mulberry32, T. Ettinger, 2017, public domain). */
export type Chance = {
  /** The next number, 0 ≤ x < 1. */
  next(): number;
  /** The next whole number, 0 ≤ x < below. */
  below(below: number): number;
};

/** @param seed any whole number */
export function seededChance(seed: number): Chance {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { next, below: (below) => Math.floor(next() * below) };
}
