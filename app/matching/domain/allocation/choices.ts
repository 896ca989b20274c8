import type { Instance } from './instance';

/**
 * What each need may do in a search, best first, and for each offer who would like to come. Offer `offerCount` stands for being
 * left unserved: it has room for all.
 */
export type Choices = {
  /** Choices of need j are `start[j]` to `start[j + 1]`, the best first. */
  start: Int32Array;
  need: Int32Array;
  offer: Int32Array;
  /** Pair of the instance, −1 for being left unserved. */
  pair: Int32Array;
  weight: Float64Array;
  value: Float64Array;
  /** What is lost against the need's best choice, after paying for days at their price. */
  regret: Float64Array;
  /** Choices of offer i among the best of their needs, by weight: `comers[comersStart[i]]` to `comers[comersStart[i + 1]]`. */
  comersStart: Int32Array;
  comers: Int32Array;
  /** How many needs each offer can have at once: where lists of them begin. */
  roomStart: Int32Array;
  /** The choice of need j that goes to offer i, −1 for none. */
  find: (j: number, i: number) => number;
};

/** How many of the best choices of a need make it one who would like to come. */
const COMING = 8;
/** Needs times offers up to which there is a table. */
const TABLE = 2_000_000;

/** How good choices are known to be, where that is not what is left after paying: of each pair, and of leaving each need unserved. */
export type Standing = { pair: Float64Array; unserved: Float64Array };

/**
 * @param price worth of a unit of each offer's days
 * @param most how many pairs are kept of each need
 * @param alive pairs that may be used at all; all by default
 * @param standing what choices are put in order by; what is left after paying by default
 */
export function choicesOf(
  instance: Instance,
  value: Float64Array,
  price: Float64Array,
  most: number,
  alive?: Uint8Array,
  standing?: Standing,
): Choices {
  const { needCount, offerCount, needStart, pairOffer, weight } = instance;
  const start = new Int32Array(needCount + 1);
  const pairs: number[] = [];
  const regrets: number[] = [];
  const rank: number[] = [];
  const left = (p: number) =>
    p < 0 ? 0 : (value[p] ?? 0) - (price[pairOffer[p] ?? 0] ?? 0) * (weight[p] ?? 0);
  for (let j = 0; j < needCount; j++) {
    const own: { p: number; worth: number; good: number }[] = [];
    const to = needStart[j + 1] ?? 0;
    let best = 0;
    for (let p = needStart[j] ?? 0; p < to; p++) {
      if (alive && alive[p] !== 1) continue;
      const worth = left(p);
      best = Math.max(best, worth);
      own.push({ p, worth, good: standing ? (standing.pair[p] ?? 0) : worth });
    }
    own.sort((a, b) => b.good - a.good || a.p - b.p);
    own.length = Math.min(most, own.length);
    own.push({ p: -1, worth: 0, good: standing ? (standing.unserved[j] ?? 0) : 0 });
    own.sort((a, b) => b.good - a.good || b.p - a.p);
    own.forEach(({ p, worth }, n) => {
      pairs.push(p);
      regrets.push(best - worth);
      rank.push(n);
    });
    start[j + 1] = pairs.length;
  }
  const pair = Int32Array.from(pairs);
  const offer = pair.map((p) => (p < 0 ? offerCount : (pairOffer[p] ?? 0)));
  const need = new Int32Array(pair.length);
  for (let j = 0; j < needCount; j++) need.fill(j, start[j] ?? 0, start[j + 1] ?? 0);
  const weights = Float64Array.from(pair, (p) => (p < 0 ? 0 : (weight[p] ?? 0)));
  const roomStart = new Int32Array(offerCount + 2);
  const coming: number[][] = Array.from({ length: offerCount }, () => []);
  offer.forEach((i, c) => {
    roomStart[i + 1] = (roomStart[i + 1] ?? 0) + 1;
    if (i < offerCount && (rank[c] ?? 0) < COMING) coming[i]?.push(c);
  });
  for (let i = 0; i <= offerCount; i++) roomStart[i + 1] = (roomStart[i + 1] ?? 0) + (roomStart[i] ?? 0);
  const comersStart = new Int32Array(offerCount + 1);
  coming.forEach((list, i) => {
    list.sort((a, b) => (weights[a] ?? 0) - (weights[b] ?? 0) || a - b);
    comersStart[i + 1] = (comersStart[i] ?? 0) + list.length;
  });
  return {
    start,
    need,
    offer,
    pair,
    weight: weights,
    value: Float64Array.from(pair, (p) => (p < 0 ? 0 : (value[p] ?? 0))),
    regret: Float64Array.from(regrets),
    comersStart,
    comers: Int32Array.from(coming.flat()),
    roomStart,
    find: finder(start, offer, needCount, offerCount + 1),
  };
}

function finder(
  start: Int32Array,
  offer: Int32Array,
  needCount: number,
  width: number,
): (j: number, i: number) => number {
  if (needCount * width <= TABLE) {
    const table = new Int32Array(needCount * width).fill(-1);
    for (let j = 0; j < needCount; j++) {
      for (let c = start[j] ?? 0; c < (start[j + 1] ?? 0); c++) table[j * width + (offer[c] ?? 0)] = c;
    }
    return (j, i) => table[j * width + i] ?? -1;
  }
  return (j, i) => {
    const to = start[j + 1] ?? 0;
    for (let c = start[j] ?? 0; c < to; c++) if (offer[c] === i) return c;
    return -1;
  };
}
