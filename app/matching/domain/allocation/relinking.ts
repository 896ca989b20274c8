import { ChainSearch } from './chain-search';
import type { Choices } from './choices';
import type { Chance } from './random';

/** How many good plans are kept to go between, and how many plans on the way are climbed from. */
const KEPT = 20;
const ON_THE_WAY = 3;
/** First plans beside those given: needs have one of their best few choices. */
const FEW = 4;
const LEAST_FIRST = 6;

export type Relinking = {
  choices: Choices;
  /** Days of each offer, with one of no end for needs left unserved. */
  capacity: Float64Array;
  price: Float64Array;
  /** First price of a day too many. */
  fine: Float64Array;
  /** Plans to begin with, as a choice for each need. */
  from: readonly Int32Array[];
  /** Choices to look at, in all: what ends the work on any machine alike. */
  work: number;
  chance: Chance;
  late: () => boolean;
  /** Takes each plan without days too many that is better than the ones before. */
  take: (at: Int32Array) => void;
};

/**
 * Goes from one good plan towards another, and climbs from the best places on the way (path relinking: plans between two good ones
 * share what is good in both).
 * Source: as `chain-search.ts`.
 */
export function relink(task: Relinking): void {
  const { choices, chance, late } = task;
  const search = new ChainSearch(choices, task.capacity, task.price, chance);
  search.fine.set(task.fine);
  const pool: Int32Array[] = [];
  let best = Number.NEGATIVE_INFINITY;
  const over = () => late() || search.work >= task.work;
  const heard = () => {
    if (search.value <= best) return;
    best = search.value;
    task.take(search.at);
  };
  const climb = (at: Int32Array) => {
    search.set(at);
    search.climb(heard, over);
    keep(search, pool);
  };
  for (const at of task.from) if (!over()) climb(at);
  const first = Math.max(LEAST_FIRST, KEPT - task.from.length);
  for (let n = 0; n < first && !over(); n++) climb(anyPlan(choices, chance));
  while (!over() && pool.length > 1) {
    const one = chance.below(pool.length);
    const other = (one + 1 + chance.below(pool.length - 1)) % pool.length;
    const between = wayBetween(search, pool[one], pool[other]);
    for (const at of between) if (!over()) climb(at);
  }
}

/** Each need at one of its best few, the better the likelier. */
function anyPlan({ start }: Choices, chance: Chance): Int32Array {
  const at = new Int32Array(start.length - 1);
  for (let j = 0; j < at.length; j++) {
    const from = start[j] ?? 0;
    at[j] = from + Math.floor(chance.next() * chance.next() * Math.min(FEW, (start[j + 1] ?? 0) - from));
  }
  return at;
}

/** The best plans on the first half of the way from one plan to another, the better the sooner. */
function wayBetween(
  search: ChainSearch,
  from: Int32Array | undefined,
  to: Int32Array | undefined,
): Int32Array[] {
  if (!from || !to) return [];
  search.set(from);
  const differ: number[] = [];
  for (let j = 0; j < from.length; j++) if (from[j] !== to[j]) differ.push(j);
  const best: { worth: number; at: Int32Array }[] = [];
  let worth = search.worth;
  for (let steps = Math.max(1, Math.floor(differ.length / 2)); steps > 0 && differ.length > 0; steps--) {
    let most = Number.NEGATIVE_INFINITY;
    let place = 0;
    for (let n = 0; n < differ.length; n++) {
      const j = differ[n] as number; // in range
      const gain = search.gainOf(j, to[j] as number); // one a need
      if (gain <= most) continue;
      most = gain;
      place = n;
    }
    search.work += differ.length;
    const j = differ[place] as number; // in range
    search.move(j, to[j] as number); // one a need
    differ[place] = differ[differ.length - 1] as number; // in range
    differ.pop();
    worth += most;
    if (best.length < ON_THE_WAY || worth > (best[best.length - 1]?.worth ?? 0)) {
      best.push({ worth, at: search.at.slice() });
      best.sort((a, b) => b.worth - a.worth);
      best.length = Math.min(best.length, ON_THE_WAY);
    }
  }
  return best.map(({ at }) => at);
}

/** Keeps a plan among the best, each once; which are best follows the present price of days too many. */
function keep(search: ChainSearch, pool: Int32Array[]): void {
  const own = search.at;
  if (pool.some((at) => at.every((c, j) => c === own[j]))) return;
  pool.push(own.slice());
  if (pool.length <= KEPT) return;
  let least = Number.POSITIVE_INFINITY;
  let out = 0;
  pool.forEach((at, n) => {
    search.set(at);
    const { worth } = search;
    if (worth >= least) return;
    least = worth;
    out = n;
  });
  pool.splice(out, 1);
}
