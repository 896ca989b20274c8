/**
 * A small seeded generator (mulberry32, Tommy Ettinger, public domain), so that the demo is the
 * same on every machine: the standard one cannot be seeded.
 */
export type Random = {
  /** A number from 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  /** One of the items. Throws for an empty list. */
  pick<T>(items: readonly T[]): T;
  /** The items in another order; the list given is left as it was. */
  shuffle<T>(items: readonly T[]): T[];
  /** True with the probability given, 0 to 1. */
  chance(probability: number): boolean;
  /** An item by its weight: `[['a', 3], ['b', 1]]` gives `a` three times in four. */
  weighted<T>(items: readonly (readonly [T, number])[]): T;
};

/**
 * A generator from a seed.
 * @param seed text; the same text gives the same numbers
 */
export function seeded(seed: string): Random {
  let state = hash(seed);

  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));

  function pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new Error('Nothing to pick from');
    return items[int(0, items.length - 1)] as T;
  }

  function shuffle<T>(items: readonly T[]): T[] {
    const copy = [...items];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = int(0, i);
      [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
    }
    return copy;
  }

  function weighted<T>(items: readonly (readonly [T, number])[]): T {
    const total = items.reduce((sum, [, weight]) => sum + weight, 0);
    let left = next() * total;
    for (const [item, weight] of items) {
      left -= weight;
      if (left < 0) return item;
    }
    return pick(items)[0];
  }

  return { next, int, pick, shuffle, weighted, chance: (probability) => next() < probability };
}

/** FNV-1a, 32 bits: a seed text to a starting number. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}
