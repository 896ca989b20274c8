import type { CapacityPrices } from './capacity-prices';
import type { Instance } from './instance';

/** The soft maximum at first, in parts of how far apart the pairs of a need are; and at the end, in parts of that. */
const SOFT_AT_FIRST = 0.1;
const SOFT_AT_LAST = 1e-4;
const FALL = 0.7;
const CONJUGATE_STEPS = 20;
const HALVINGS = 8;
/** Terms of the soft maximum smaller than e to the minus this are nothing. */
const REACH = 20;

/**
 * Prices of the linear relaxation without zigzag: in its dual each need takes the best of its pairs after paying for days, a
 * maximum with corners; here a soft one, mu × log Σ exp(x / mu), whose first and second derivatives are known, so that Newton's
 * method gets to the bottom in a step or two, from where mu is made smaller (Nesterov, Smooth minimization of non-smooth
 * functions, 2005; steps by truncated conjugate gradients: Dembo & Steihaug, 1983). The bound is that of the true maximum.
 * For problems without limits over several offers.
 * @param value worth of each pair
 * @param stop asked at every step
 */
export function smoothPrices(
  instance: Instance,
  value: Float64Array,
  stop: () => boolean = () => false,
): CapacityPrices {
  const dual = new SoftDual(instance, value);
  const spread = spreadOf(instance, value);
  const last = spread * SOFT_AT_FIRST * SOFT_AT_LAST;
  let price = new Float64Array(instance.offerCount);
  for (let mu = spread * SOFT_AT_FIRST; mu > last; mu *= FALL) {
    const before = dual.at(price, mu, true);
    if (stop()) break;
    const direction = dual.newtonStep(price, mu);
    if (!direction) continue;
    let step = 1;
    for (let n = 0; n < HALVINGS; n++) {
      const next = price.map((one, i) => Math.max(0, one + step * (direction[i] ?? 0)));
      if (dual.at(next, mu, false) < before) {
        price = next;
        break;
      }
      step *= 0.35;
    }
  }
  return { ...dual.best, side: new Float64Array(0) };
}

/** The soft dual at some prices: its value, slope and curvature, and the best true bound met. */
class SoftDual {
  readonly best: Omit<CapacityPrices, 'side'>;
  readonly #instance: Instance;
  readonly #value: Float64Array;
  /** What is left of each pair after paying; then its part in the soft maximum of its need. */
  readonly #part: Float64Array;
  /** Pairs with a part in it, by need. */
  readonly #near: Int32Array;
  readonly #nearStart: Int32Array;
  readonly #need: Float64Array;
  readonly #slope: Float64Array;
  readonly #curve: Float64Array;
  readonly #least: number;

  constructor(instance: Instance, value: Float64Array) {
    const { needCount, offerCount, pairCount, boundWeight } = instance;
    this.#instance = instance;
    this.#value = value;
    this.#part = new Float64Array(pairCount);
    this.#near = new Int32Array(pairCount);
    this.#nearStart = new Int32Array(needCount + 1);
    this.#need = new Float64Array(needCount);
    this.#slope = new Float64Array(offerCount);
    this.#curve = new Float64Array(offerCount);
    const mean = boundWeight.reduce((sum, one) => sum + one, 0) / Math.max(1, pairCount);
    this.#least = 1e-6 * mean * mean + 1e-12;
    this.best = {
      offer: new Float64Array(offerCount),
      bound: Number.POSITIVE_INFINITY,
      need: new Float64Array(needCount),
    };
  }

  /** Value of the soft dual. @param whole also its slope and curvature */
  at(price: Float64Array, mu: number, whole: boolean): number {
    const { needCount, needStart, pairOffer, boundWeight, boundCapacity } = this.#instance;
    const value = this.#value;
    const part = this.#part;
    const near = this.#near;
    const slope = this.#slope;
    const curve = this.#curve;
    let hard = 0;
    for (let i = 0; i < price.length; i++) hard += (price[i] ?? 0) * (boundCapacity[i] ?? 0);
    let soft = hard;
    if (whole) {
      slope.set(boundCapacity);
      curve.fill(0);
    }
    const cut = REACH * mu;
    let count = 0;
    for (let j = 0; j < needCount; j++) {
      const from = needStart[j] ?? 0;
      const to = needStart[j + 1] ?? 0;
      let most = 0;
      for (let p = from; p < to; p++) {
        const left = (value[p] ?? 0) - (price[pairOffer[p] ?? 0] ?? 0) * (boundWeight[p] ?? 0);
        part[p] = left;
        if (left > most) most = left;
      }
      this.#need[j] = most;
      hard += most;
      // Being left unserved is worth 0.
      let sum = most < cut ? Math.exp(-most / mu) : 0;
      const first = count;
      for (let p = from; p < to; p++) {
        const below = (part[p] ?? 0) - most;
        if (below <= -cut) continue;
        const term = Math.exp(below / mu);
        sum += term;
        part[p] = term;
        near[count++] = p;
      }
      soft += most + mu * Math.log(sum);
      if (!whole) {
        count = first;
        continue;
      }
      for (let n = first; n < count; n++) {
        const p = near[n] ?? 0;
        const share = (part[p] ?? 0) / sum;
        part[p] = share;
        const i = pairOffer[p] ?? 0;
        const w = boundWeight[p] ?? 0;
        slope[i] = (slope[i] ?? 0) - w * share;
        curve[i] = (curve[i] ?? 0) + w * w * share * (1 - share);
      }
      this.#nearStart[j + 1] = count;
    }
    if (hard < this.best.bound) {
      this.best.bound = hard;
      this.best.offer.set(price);
      this.best.need.set(this.#need);
    }
    return soft;
  }

  /** Where Newton's method would go from prices that `at` has just seen whole; null at the bottom. */
  newtonStep(price: Float64Array, mu: number): Float64Array | null {
    const count = price.length;
    const slope = this.#slope;
    const damp = this.#least;
    const scale = this.#curve.map((one) => (one + damp) / mu);
    const go = new Float64Array(count);
    const rest = new Float64Array(count);
    const ahead = new Float64Array(count);
    const free = new Uint8Array(count);
    let size = 0;
    for (let i = 0; i < count; i++) {
      const down = slope[i] ?? 0;
      // A price of nothing that would fall stays.
      if (down >= 0 && ((price[i] ?? 0) <= 0 || (this.#curve[i] ?? 0) === 0)) continue;
      free[i] = 1;
      rest[i] = -down;
      ahead[i] = -down / (scale[i] ?? 1);
      size += -down * (ahead[i] ?? 0);
    }
    if (size <= 0) return null;
    const enough = 1e-6 * size;
    for (let n = 0; n < CONJUGATE_STEPS && size > enough; n++) {
      const bent = this.#bend(ahead, mu, damp);
      let along = 0;
      for (let i = 0; i < count; i++) {
        if (free[i] !== 1) bent[i] = 0;
        along += (ahead[i] ?? 0) * (bent[i] ?? 0);
      }
      if (along <= 0) break;
      const length = size / along;
      let next = 0;
      for (let i = 0; i < count; i++) {
        go[i] = (go[i] ?? 0) + length * (ahead[i] ?? 0);
        const left = (rest[i] ?? 0) - length * (bent[i] ?? 0);
        rest[i] = left;
        next += (left * left) / (scale[i] ?? 1);
      }
      const keep = next / size;
      size = next;
      for (let i = 0; i < count; i++) ahead[i] = (rest[i] ?? 0) / (scale[i] ?? 1) + keep * (ahead[i] ?? 0);
    }
    return go;
  }

  /** Curvature times a direction. */
  #bend(direction: Float64Array, mu: number, damp: number): Float64Array {
    const { needCount, pairOffer, boundWeight } = this.#instance;
    const part = this.#part;
    const near = this.#near;
    const nearStart = this.#nearStart;
    const bent = direction.map((one) => (damp * one) / mu);
    for (let j = 0; j < needCount; j++) {
      const from = nearStart[j] ?? 0;
      const to = nearStart[j + 1] ?? 0;
      let mean = 0;
      for (let n = from; n < to; n++) {
        const p = near[n] ?? 0;
        mean += (boundWeight[p] ?? 0) * (part[p] ?? 0) * (direction[pairOffer[p] ?? 0] ?? 0);
      }
      for (let n = from; n < to; n++) {
        const p = near[n] ?? 0;
        const i = pairOffer[p] ?? 0;
        const w = boundWeight[p] ?? 0;
        bent[i] = (bent[i] ?? 0) + (w * (part[p] ?? 0) * (w * (direction[i] ?? 0) - mean)) / mu;
      }
    }
    return bent;
  }
}

/** How far apart the best and the worst pair of a need are, on average; where they are alike, a part of what they are worth. */
function spreadOf({ needCount, needStart }: Instance, value: Float64Array): number {
  let spread = 0;
  let worth = 0;
  for (let j = 0; j < needCount; j++) {
    const from = needStart[j] ?? 0;
    const to = needStart[j + 1] ?? 0;
    let least = Number.POSITIVE_INFINITY;
    let most = 0;
    for (let p = from; p < to; p++) {
      least = Math.min(least, value[p] ?? 0);
      most = Math.max(most, value[p] ?? 0);
    }
    if (from < to) spread += most - least;
    worth += most;
  }
  return Math.max(spread, worth / 100, 1e-9) / Math.max(1, needCount);
}
