import type { AllocationProblem } from './problem';
import { isRed, pairKey } from './problem';
import { commonScale, scaledDown, scaledUp } from './scaling';
import { type Sides, sidesOf } from './sides';

/**
 * A problem as typed arrays in one canonical order (ids by code unit), whole numbers throughout: the same problem with its
 * lists shuffled gives the same instance, hence the same plan. Pairs that no plan can use are left out, fixed pairs are
 * taken out together with what they use.
 */
export type Instance = {
  needCount: number;
  offerCount: number;
  pairCount: number;
  needIds: readonly string[];
  offerIds: readonly string[];
  /** 1 for a need of the first priority, where the mode asks that these go first. */
  red: Uint8Array;
  /** Pairs of need j are `needStart[j]` to `needStart[j + 1]`, by offer. */
  needStart: Int32Array;
  /** Pairs of offer i are `offerPairs[offerStart[i]]` to `offerPairs[offerStart[i + 1]]`, by need. */
  offerStart: Int32Array;
  offerPairs: Int32Array;
  pairNeed: Int32Array;
  pairOffer: Int32Array;
  /** Whole numbers; `scoreUnit` of them are a score of 1. Rounded up where a score has too many decimals. */
  score: Float64Array;
  scoreUnit: number;
  /** The least amount by which two plans' scores differ, in the same whole numbers; 0 where scores were rounded. */
  scoreStep: number;
  /** Whole numbers; `dayUnit` of them are a day. Rounded up where days have too many decimals. */
  weight: Float64Array;
  dayUnit: number;
  /** Days of each offer that fixed pairs leave, rounded down. */
  capacity: Float64Array;
  /** As weight and capacity, but rounded the other way, for bounds. The same arrays where nothing was rounded. */
  boundWeight: Float64Array;
  boundCapacity: Float64Array;
  /** Limits over several offers (groups, budget); null where there are none. */
  sides: Sides | null;
  /** Needs and offers that are in every plan, and the score of these pairs. */
  fixed: { need: string; offer: string; score: number }[];
  /** Score of a pair as given, in the order of pairs here. */
  givenScore: Float64Array;
};

/** Prices are whole numbers of this part of a score step, so that a bound is a sum of whole numbers. */
const PARTS = 256;
/** Sums stay below this, where doubles hold whole numbers exactly. */
const SAFE = 2 ** 50;

/** Turns a parsed problem into its canonical instance. */
export function toInstance(problem: AllocationProblem): Instance {
  const needs = [...problem.needs].sort((a, b) => (a.id < b.id ? -1 : 1));
  const offers = [...problem.offers].sort((a, b) => (a.id < b.id ? -1 : 1));
  const needAt = new Map(needs.map(({ id }, n) => [id, n]));
  const offerAt = new Map(offers.map(({ id }, n) => [id, n]));
  const { pairs } = problem;
  const order = canonicalOrder(problem, needAt, offerAt);
  const days = Float64Array.from(order, (p) => pairs[p]?.days ?? 0);
  const capacities = offers.map(({ capacityDays }) => capacityDays);
  const dayScale = commonScale([days, capacities, groupDays(problem)]);
  const scores = Float64Array.from(order, (p) => pairs[p]?.score ?? 0);
  const scoreScale = commonScale([scores]);
  const highest = scores.reduce((high, score) => Math.max(high, score), 0);
  let parts = scoreScale.exact ? PARTS : 1;
  // The bonus of red needs and sums over all needs still have to be exact.
  while (parts > 1 && highest * scoreScale.perUnit * parts * needs.length * 64 > SAFE) parts /= 2;
  const scoreUnit = scoreScale.perUnit * parts;
  const weight = days.map((value) => scaledUp(value, dayScale.perUnit));
  const boundWeight = dayScale.exact ? weight : days.map((value) => scaledDown(value, dayScale.perUnit));
  const capacity = Float64Array.from(capacities, (value) => scaledDown(value, dayScale.perUnit));
  const boundCapacity = dayScale.exact
    ? capacity
    : Float64Array.from(capacities, (value) => scaledUp(value, dayScale.perUnit));
  const whole = {
    need: Int32Array.from(order, (p) => needAt.get(pairs[p]?.need ?? '') ?? 0),
    offer: Int32Array.from(order, (p) => offerAt.get(pairs[p]?.offer ?? '') ?? 0),
    score: scores.map((value) => scaledUp(value, scoreScale.perUnit) * parts),
    weight,
    boundWeight,
    givenScore: scores,
    capacity,
    boundCapacity,
  };
  const sides = sidesOf(problem, offers, order, dayScale.perUnit);
  const kept = takeOutFixed(problem, whole, sides, needAt, offerAt);
  const pick = (list: Float64Array) => Float64Array.from(kept.pairs, (p) => list[p] ?? 0);
  const pairNeed = Int32Array.from(kept.pairs, (p) => whole.need[p] ?? 0);
  const pairOffer = Int32Array.from(kept.pairs, (p) => whole.offer[p] ?? 0);
  const keptWeight = pick(weight);
  const first = problem.mode === 'strict';
  const byOffer = groupedBy(pairOffer, offers.length);
  return {
    needCount: needs.length,
    offerCount: offers.length,
    pairCount: kept.pairs.length,
    needIds: needs.map(({ id }) => id),
    offerIds: offers.map(({ id }) => id),
    red: Uint8Array.from(needs, (need) => (first && isRed(need) ? 1 : 0)),
    needStart: groupedBy(pairNeed, needs.length).start,
    offerStart: byOffer.start,
    offerPairs: byOffer.members,
    pairNeed,
    pairOffer,
    score: pick(whole.score),
    scoreUnit,
    scoreStep: scoreScale.exact ? parts : 0,
    weight: keptWeight,
    dayUnit: dayScale.perUnit,
    capacity,
    boundWeight: boundWeight === weight ? keptWeight : pick(boundWeight),
    boundCapacity,
    sides: sides?.only(kept.pairs) ?? null,
    fixed: kept.fixed,
    givenScore: pick(scores),
  };
}

/** Places of pairs in the problem's list, by need and then offer, without the forbidden ones. */
function canonicalOrder(
  { pairs, forbidden }: AllocationProblem,
  needAt: ReadonlyMap<string, number>,
  offerAt: ReadonlyMap<string, number>,
): Int32Array {
  const out = new Set(forbidden.map(({ need, offer }) => pairKey(need, offer)));
  const places: number[] = [];
  pairs.forEach(({ need, offer }, p) => {
    if (out.size === 0 || !out.has(pairKey(need, offer))) places.push(p);
  });
  const allowed = Int32Array.from(places);
  const offersOf = allowed.map((p) => offerAt.get(pairs[p]?.offer ?? '') ?? 0);
  const byOffer = groupedBy(offersOf, offerAt.size).members.map((n) => allowed[n] ?? 0);
  const needsOf = byOffer.map((p) => needAt.get(pairs[p]?.need ?? '') ?? 0);
  return groupedBy(needsOf, needAt.size).members.map((n) => byOffer[n] ?? 0);
}

/** Stable counting sort: which places have each key, and where each key begins. */
export function groupedBy(keys: Int32Array, count: number): { start: Int32Array; members: Int32Array } {
  const start = new Int32Array(count + 1);
  for (let n = 0; n < keys.length; n++) {
    const next = (keys[n] ?? 0) + 1;
    start[next] = (start[next] ?? 0) + 1;
  }
  for (let key = 0; key < count; key++) start[key + 1] = (start[key + 1] ?? 0) + (start[key] ?? 0);
  const free = start.slice();
  const members = new Int32Array(keys.length);
  for (let n = 0; n < keys.length; n++) {
    const key = keys[n] ?? 0;
    const place = free[key] ?? 0;
    members[place] = n;
    free[key] = place + 1;
  }
  return { start, members };
}

const groupDays = ({ groups }: AllocationProblem) => groups.map(({ capacityDays }) => capacityDays ?? 0);

type Whole = {
  need: Int32Array;
  offer: Int32Array;
  weight: Float64Array;
  boundWeight: Float64Array;
  capacity: Float64Array;
  boundCapacity: Float64Array;
  givenScore: Float64Array;
};

/** Gives fixed pairs what they use, and keeps the pairs of other needs that still fit on their own. */
function takeOutFixed(
  { fixed }: AllocationProblem,
  whole: Whole,
  sides: Sides | null,
  needAt: ReadonlyMap<string, number>,
  offerAt: ReadonlyMap<string, number>,
): { pairs: Int32Array; fixed: Instance['fixed'] } {
  const { need, offer, weight, boundWeight, capacity, boundCapacity, givenScore } = whole;
  const isFixed = new Set(fixed.map((ids) => pairKey(ids.need, ids.offer)));
  const fixedNeeds = new Map(fixed.map((ids) => [needAt.get(ids.need) ?? -1, offerAt.get(ids.offer) ?? -1]));
  const taken: Instance['fixed'] = [];
  const less = (list: Float64Array, i: number, by: number) => {
    list[i] = Math.max(0, (list[i] ?? 0) - by);
  };
  const idOf = (ids: ReadonlyMap<string, number>) => new Map([...ids].map(([id, n]) => [n, id]));
  const [needIds, offerIds] = isFixed.size > 0 ? [idOf(needAt), idOf(offerAt)] : [new Map(), new Map()];
  if (isFixed.size > 0) {
    for (let p = 0; p < need.length; p++) {
      const i = offer[p] ?? 0;
      if (fixedNeeds.get(need[p] ?? -1) !== i) continue;
      less(capacity, i, weight[p] ?? 0);
      if (boundCapacity !== capacity) less(boundCapacity, i, boundWeight[p] ?? 0);
      sides?.take(p);
      taken.push({ need: needIds.get(need[p]), offer: offerIds.get(i), score: givenScore[p] ?? 0 });
    }
  }
  const kept: number[] = [];
  for (let p = 0; p < need.length; p++) {
    if (fixedNeeds.has(need[p] ?? -1)) continue;
    if ((boundWeight[p] ?? 0) > (boundCapacity[offer[p] ?? 0] ?? 0) || sides?.tooMuch(p)) continue;
    kept.push(p);
  }
  return { pairs: Int32Array.from(kept), fixed: taken };
}
