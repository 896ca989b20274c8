import type { Instance } from './instance';
import type { Chance } from './random';
import { SIDES_PER_PAIR } from './sides';

/** A plan in which offers may be overfull, changed by chains of moves; knows who is with whom. */
export class CrowdedPlan {
  readonly at: Int32Array;
  readonly load: Float64Array;
  /** Sum of values of the chosen pairs. */
  worth = 0;

  readonly #instance: Instance;
  readonly #value: Float64Array;
  readonly #sideLoad: Float64Array;
  readonly #sideChange: Float64Array;
  /** Needs of each offer, in the room its pairs would take; how many; and where in there each need is. */
  readonly #members: Int32Array;
  readonly #size: Int32Array;
  readonly #place: Int32Array;
  #overfull = 0;

  constructor(instance: Instance, value: Float64Array, from: Int32Array) {
    const { needCount, offerCount, pairCount, sides } = instance;
    this.#instance = instance;
    this.#value = value;
    this.at = new Int32Array(needCount).fill(-1);
    this.load = new Float64Array(offerCount);
    this.#sideLoad = new Float64Array(sides?.capacity.length ?? 0);
    this.#sideChange = new Float64Array(this.#sideLoad.length);
    this.#members = new Int32Array(pairCount);
    this.#size = new Int32Array(offerCount);
    this.#place = new Int32Array(needCount);
    for (let j = 0; j < needCount; j++) if ((from[j] ?? -1) >= 0) this.#enter(j, from[j] ?? 0);
  }

  /** Whether no limit is overrun. */
  get isFeasible(): boolean {
    return this.#overfull === 0;
  }

  /** Some need of offer i, −1 when it has none. */
  memberOf(i: number, chance: Chance): number {
    const size = this.#size[i] ?? 0;
    if (size === 0) return -1;
    return this.#members[(this.#instance.offerStart[i] ?? 0) + chance.below(size)] ?? -1;
  }

  /** The pair of need j with offer i, −1 for none: pairs of a need are in the order of offers. */
  pairOf(j: number, i: number): number {
    const { needStart, pairOffer, offerCount } = this.#instance;
    let low = needStart[j] ?? 0;
    let high = (needStart[j + 1] ?? 0) - 1;
    if (high - low + 1 === offerCount) return low + i;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = pairOffer[middle] ?? 0;
      if (found === i) return middle;
      if (found < i) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  /** Moves the first `length` needs of a chain to their new pairs. */
  move(chain: Int32Array, to: Int32Array, length: number): void {
    for (let n = 0; n < length; n++) this.#leave(chain[n] ?? 0);
    for (let n = 0; n < length; n++) if ((to[n] ?? -1) >= 0) this.#enter(chain[n] ?? 0, to[n] ?? 0);
  }

  /** What a chain would cost in limits over several offers: units too many at their price times strictness. */
  sideCost(
    chain: Int32Array,
    to: Int32Array,
    length: number,
    price: Float64Array,
    strictness: number,
  ): number {
    const { sides } = this.#instance;
    if (!sides) return 0;
    const change = this.#sideChange.fill(0);
    const count = (p: number, sign: 1 | -1) => {
      if (p < 0) return;
      for (let slot = p * SIDES_PER_PAIR; slot < (p + 1) * SIDES_PER_PAIR; slot++) {
        const which = sides.limit[slot] ?? -1;
        if (which >= 0) change[which] = (change[which] ?? 0) + sign * (sides.use[slot] ?? 0);
      }
    };
    for (let n = 0; n < length; n++) {
      count(this.at[chain[n] ?? 0] ?? -1, -1);
      count(to[n] ?? -1, 1);
    }
    let cost = 0;
    for (let which = 0; which < change.length; which++) {
      const by = change[which] ?? 0;
      if (by === 0) continue;
      const over = (this.#sideLoad[which] ?? 0) - (sides.capacity[which] ?? 0);
      cost += (Math.max(0, over + by) - Math.max(0, over)) * (price[which] ?? 0) * strictness;
    }
    return cost;
  }

  #leave(j: number): void {
    const p = this.at[j] ?? -1;
    if (p < 0) return;
    const { offerStart, pairOffer } = this.#instance;
    const i = pairOffer[p] ?? 0;
    const base = offerStart[i] ?? 0;
    const last = (this.#size[i] ?? 0) - 1;
    const hole = this.#place[j] ?? 0;
    const mover = this.#members[base + last] ?? 0;
    this.#members[base + hole] = mover;
    this.#place[mover] = hole;
    this.#size[i] = last;
    this.#use(p, -1);
    this.at[j] = -1;
  }

  #enter(j: number, p: number): void {
    const { offerStart, pairOffer } = this.#instance;
    const i = pairOffer[p] ?? 0;
    const size = this.#size[i] ?? 0;
    this.#members[(offerStart[i] ?? 0) + size] = j;
    this.#place[j] = size;
    this.#size[i] = size + 1;
    this.#use(p, 1);
    this.at[j] = p;
  }

  #use(p: number, sign: 1 | -1): void {
    const { pairOffer, weight, capacity, sides } = this.#instance;
    this.worth += sign * (this.#value[p] ?? 0);
    const i = pairOffer[p] ?? 0;
    this.#change(this.load, capacity, i, sign * (weight[p] ?? 0));
    if (!sides) return;
    for (let slot = p * SIDES_PER_PAIR; slot < (p + 1) * SIDES_PER_PAIR; slot++) {
      const which = sides.limit[slot] ?? -1;
      if (which >= 0) this.#change(this.#sideLoad, sides.capacity, which, sign * (sides.use[slot] ?? 0));
    }
  }

  #change(loads: Float64Array, limits: Float64Array, i: number, by: number): void {
    const was = loads[i] ?? 0;
    const limit = limits[i] ?? 0;
    const now = was + by;
    if (was > limit) this.#overfull--;
    if (now > limit) this.#overfull++;
    loads[i] = now;
  }
}
