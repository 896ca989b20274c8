import { anneal } from './annealing';
import { type Candidates, candidatesOf } from './candidates';
import { type CapacityPrices, sidePriceOf } from './capacity-prices';
import { greedyPlan } from './greedy';
import type { Instance } from './instance';
import { emptyPlan, fits, put, totalOf } from './plan';
import { seededChance } from './random';

export type Found = { at: Int32Array; value: number };

/** How warm a search is, against the usual: what suits a problem is found by trying, each with a small part of the moves. */
const MANY_AN_OFFER = [0.7, 2];
const FEW_AN_OFFER = [4, 16, 64];
/** For problems so large that there are moves for one try only. */
const WARM = 120;
const FEW_MOVES = 3000;

/**
 * Looks for better plans by annealing from several starts and at several temperatures, and goes on with what did best.
 */
export class PlanSearch {
  best: Found;
  /** Moves made so far. */
  work = 0;

  readonly #instance: Instance;
  readonly #value: Float64Array;
  readonly #seed: number;
  readonly #stop: () => boolean;
  #run = 0;

  /** @param value worth of each pair @param start a feasible plan */
  constructor(instance: Instance, value: Float64Array, start: Int32Array, seed: number, stop: () => boolean) {
    this.#instance = instance;
    this.#value = value;
    this.#seed = seed;
    this.#stop = stop;
    this.best = { at: start, value: totalOf({ at: start }, value) };
  }

  /** Takes a plan as the best, where it is: as much of it as fits, and what is left over filled greedily. */
  offer(at: Int32Array): number {
    const fitting = emptyPlan(this.#instance);
    for (const p of at) if (p >= 0 && fits(this.#instance, fitting, p)) put(this.#instance, fitting, p);
    const plan = greedyPlan(this.#instance, this.#value, fitting);
    const value = totalOf(plan, this.#value);
    if (value > this.best.value) this.best = { at: plan.at, value };
    return value;
  }

  /**
   * Anneals.
   * @param moves in all
   * @param enough stops when a plan is worth this much
   * @param alive pairs that a better plan may have; all by default
   * @param standing how good each pair is, better first; what is left of its worth at the prices by default
   */
  improve(
    prices: CapacityPrices,
    moves: number,
    enough: number,
    alive?: Uint8Array,
    standing?: Float64Array,
  ): void {
    const instance = this.#instance;
    const value = this.#value;
    const { needCount, pairOffer, weight } = instance;
    const paid = Float64Array.from(value, (worth, p) => {
      const own = worth - (prices.offer[pairOffer[p] ?? 0] ?? 0) * (weight[p] ?? 0);
      return instance.sides ? own - sidePriceOf(instance, prices.side, p) : own;
    });
    // Where an offer has many needs their prices say nearly all; where it has one or two, what fits beside what does.
    const many = needCount >= 4 * instance.offerCount;
    const choices = many ? 10 : 30;
    const ladder = many ? MANY_AN_OFFER : FEW_AN_OFFER;
    const candidates = candidatesOf(instance, standing ?? paid, choices, alive);
    const scale = scaleOf(instance, candidates, prices);
    const price = prices.offer.map((one) => (one > scale.price / 50 ? one : 0));
    const sidePrice = prices.side.map((one) => Math.max(one, scale.price / 2));
    const start = new Int32Array(needCount).fill(-1);
    for (let j = 0; j < needCount; j++) {
      const first = candidates.start[j] ?? 0;
      if (first < (candidates.start[j + 1] ?? 0)) start[j] = candidates.pairs[first] ?? -1;
    }
    // Where days are cheap, steps of a score are what there is to climb.
    const byPrice = scale.price * (scale.weight / 50);
    const cheap = many && byPrice < 0.8 * instance.scoreStep;
    const unit = cheap ? instance.scoreStep : byPrice;
    // A day too many must cost more than the steps there are to win with it.
    const fine = prices.offer.map((one) => Math.max(one, scale.price / 2, cheap ? unit / 3 : 0));
    const pull = scale.price * (50 / scale.weight);
    const one = (warmth: number, count: number, from: Int32Array, soft: boolean, strict = 3): number => {
      this.work += count;
      const found = anneal(instance, value, from, {
        candidates,
        fine,
        sidePrice,
        price,
        hot: 0.15 * warmth * unit,
        cold: 0.1 * Math.max(Math.min(warmth, 4), warmth / 40) * unit,
        soft: cheap ? [1e-4 * warmth * unit, 0.04 * warmth * unit] : [3e-5 * warmth * pull, pull],
        strict: [strict, Math.max(20, strict * 2)],
        softPart: soft ? 0.8 : 0,
        moves: count,
        chance: seededChance(this.#seed + 7919 * this.#run++),
        stop: this.#stop,
      });
      // With thousands of offers hardly ever is none overfull: what fits of the last plan may be best.
      const last = this.offer(found.last);
      return found.value >= 0 ? Math.max(last, this.offer(found.at)) : last;
    };
    if (this.#stop() || this.best.value >= enough) return;
    // Too few moves for each need to try several ways: straight on from the best plan.
    if (moves < needCount * FEW_MOVES) {
      one(WARM, moves, this.best.at, false, 20);
      return;
    }
    let left = moves;
    let bestWarmth = ladder[0] ?? 1;
    let bestValue = -1;
    let soft = true;
    for (const warmth of ladder) {
      for (const from of [start, this.best.at]) {
        if (this.#stop() || this.best.value >= enough) return;
        const count = Math.floor(moves / 16);
        const reached = one(warmth, count, from, from === start);
        left -= count;
        if (reached > bestValue) {
          bestValue = reached;
          bestWarmth = warmth;
          soft = from === start;
        }
      }
    }
    for (let rest = 0; rest < 2; rest++) {
      if (this.#stop() || this.best.value >= enough) return;
      one(bestWarmth, Math.floor(left / 2), soft ? start : this.best.at, soft);
    }
  }
}

/** What a unit of days is worth where it is worth something, and how many a need takes, on average. */
function scaleOf(
  { pairOffer, weight, pairCount, score }: Instance,
  candidates: Candidates,
  prices: CapacityPrices,
): { price: number; weight: number } {
  let weights = 0;
  let paid = 0;
  let scores = 0;
  let count = 0;
  for (const p of candidates.pairs) {
    weights += weight[p] ?? 0;
    scores += score[p] ?? 0;
    const price = prices.offer[pairOffer[p] ?? 0] ?? 0;
    if (price <= 0) continue;
    paid += price;
    count++;
  }
  const mean = candidates.pairs.length > 0 ? weights / candidates.pairs.length : 1;
  const perUnit = pairCount > 0 ? scores / Math.max(1, weights) : 1;
  // Where no day has a price, a twentieth of what days bring is enough to keep offers from being overfull.
  return { price: Math.max(count > 0 ? paid / count : perUnit / 20, 1e-3), weight: Math.max(mean, 1) };
}
