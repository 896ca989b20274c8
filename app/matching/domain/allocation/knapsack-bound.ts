import { sidePriceOf } from './capacity-prices';
import type { Instance } from './instance';
import { Knapsack } from './knapsack';
import { SIDES_PER_PAIR } from './sides';

/** Steps after which one knapsack is content with a bound. */
const PATIENCE = 20_000;

/**
 * The knapsack-Lagrangian bound: the rule that a need is served once is given up for a price u on every need, which leaves
 * one knapsack an offer (Fisher, Jaikumar & Van Wassenhove, 1986). For any prices of 0 or more, the prices together with
 * what the knapsacks are worth above them is no less than any plan. Prices are whole numbers, so the bound is exact.
 * Knapsacks are filled anew only where a price that matters to them has changed.
 */
export class KnapsackBound {
  /** Price of each need. Change by `setPrice`. */
  readonly price: Float64Array;
  /** Price of each limit over several offers. Change by `setSidePrices`. */
  readonly sidePrice: Float64Array;
  /** How many knapsacks take each need. */
  readonly taken: Int32Array;
  /** Pairs that may still be used: 1 unless fixing or branching has ruled them out. Change by `setAlive`. */
  readonly alive: Uint8Array;
  /** Days each offer has for its knapsack. Change by `setRoom`. */
  readonly room: Float64Array;
  /** Bound of each knapsack, and the rate at which its continuous relaxation breaks off. */
  readonly worth: Float64Array;
  readonly rate: Float64Array;
  /** 1 for pairs that their offer's knapsack takes. */
  readonly inKnapsack: Uint8Array;
  readonly knapsack: Knapsack;

  readonly #instance: Instance;
  readonly #value: Float64Array;
  /** Need, value and weight of pairs in the order of offers: read over and over, so side by side. */
  readonly #need: Int32Array;
  readonly #worthOf: Float64Array;
  readonly #weight: Float64Array;
  /** Pairs each knapsack takes, in the room its pairs would take, and how many. */
  readonly #chosen: Int32Array;
  readonly #chosenCount: Int32Array;
  readonly #dirty: Uint8Array;
  readonly #queue: Int32Array;
  #queued = 0;
  #priceSum = 0;
  #worthSum = 0;
  #sideSum = 0;

  /** @param value worth of each pair, whole numbers */
  constructor(instance: Instance, value: Float64Array) {
    const { needCount, offerCount, pairCount, offerStart, boundCapacity, sides } = instance;
    this.#instance = instance;
    this.#value = value;
    this.price = new Float64Array(needCount);
    this.sidePrice = new Float64Array(sides?.boundCapacity.length ?? 0);
    this.taken = new Int32Array(needCount);
    this.alive = new Uint8Array(pairCount).fill(1);
    this.room = boundCapacity.slice();
    this.worth = new Float64Array(offerCount);
    this.rate = new Float64Array(offerCount);
    this.inKnapsack = new Uint8Array(pairCount);
    this.#need = instance.offerPairs.map((p) => instance.pairNeed[p] ?? 0);
    this.#worthOf = Float64Array.from(instance.offerPairs, (p) => value[p] ?? 0);
    this.#weight = Float64Array.from(instance.offerPairs, (p) => instance.boundWeight[p] ?? 0);
    this.#chosen = new Int32Array(pairCount);
    this.#chosenCount = new Int32Array(offerCount);
    this.#dirty = new Uint8Array(offerCount);
    this.#queue = new Int32Array(offerCount);
    let most = 0;
    for (let i = 0; i < offerCount; i++)
      most = Math.max(most, (offerStart[i + 1] ?? 0) - (offerStart[i] ?? 0));
    this.knapsack = new Knapsack(most);
    this.touchAll();
  }

  /** The bound at the present prices, all knapsacks filled. */
  get bound(): number {
    this.flush();
    return this.#priceSum + this.#worthSum + this.#sideSum;
  }

  /** Prices by the hundredth of a need's worth are kept as whole numbers. */
  setPrice(j: number, to: number): void {
    const after = Math.max(0, Math.round(to));
    const before = this.price[j] ?? 0;
    if (after === before) return;
    this.price[j] = after;
    this.#priceSum += after - before;
    const { needStart, pairOffer } = this.#instance;
    const low = Math.min(before, after);
    const end = needStart[j + 1] ?? 0;
    for (let p = needStart[j] ?? 0; p < end; p++) {
      if ((this.#value[p] ?? 0) > low && this.alive[p] === 1) this.touch(pairOffer[p] ?? 0);
    }
  }

  setSidePrices(to: Float64Array): void {
    const { sides } = this.#instance;
    this.#sideSum = 0;
    for (let r = 0; r < to.length; r++) {
      this.sidePrice[r] = Math.max(0, Math.round(to[r] ?? 0));
      this.#sideSum += (this.sidePrice[r] ?? 0) * (sides?.boundCapacity[r] ?? 0);
    }
    this.touchAll();
  }

  setAlive(p: number, alive: 0 | 1): void {
    if (this.alive[p] === alive) return;
    this.alive[p] = alive;
    const { pairNeed, pairOffer } = this.#instance;
    if ((this.#value[p] ?? 0) > (this.price[pairNeed[p] ?? 0] ?? 0)) this.touch(pairOffer[p] ?? 0);
  }

  setRoom(i: number, room: number): void {
    this.room[i] = room;
    this.touch(i);
  }

  touch(i: number): void {
    if (this.#dirty[i] === 1) return;
    this.#dirty[i] = 1;
    this.#queue[this.#queued++] = i;
  }

  touchAll(): void {
    for (let i = 0; i < this.room.length; i++) this.touch(i);
  }

  flush(): void {
    for (let n = 0; n < this.#queued; n++) {
      const i = this.#queue[n] ?? 0;
      this.#dirty[i] = 0;
      this.#fill(i);
    }
    this.#queued = 0;
  }

  /** Worth of a pair above the price of its need. */
  profit(p: number): number {
    const instance = this.#instance;
    const own = (this.#value[p] ?? 0) - (this.price[instance.pairNeed[p] ?? 0] ?? 0);
    return instance.sides ? own - sidePriceOf(instance, this.sidePrice, p) : own;
  }

  /** Puts the items of offer i that are worth their price into the knapsack. @param without a pair to leave out */
  gather(i: number, room: number, without = -1): void {
    const { offerStart, offerPairs, sides } = this.#instance;
    const { knapsack, alive, price } = this;
    knapsack.count = 0;
    const end = offerStart[i + 1] ?? 0;
    for (let q = offerStart[i] ?? 0; q < end; q++) {
      let profit = (this.#worthOf[q] ?? 0) - (price[this.#need[q] ?? 0] ?? 0);
      if (profit <= 0) continue;
      const p = offerPairs[q] ?? 0;
      if (alive[p] !== 1 || p === without) continue;
      if (sides) profit -= sidePriceOf(this.#instance, this.sidePrice, p);
      const weight = this.#weight[q] ?? 0;
      if (profit > 0 && weight <= room) knapsack.add(profit, weight, p);
    }
  }

  #fill(i: number): void {
    const { offerStart, pairNeed } = this.#instance;
    const { knapsack, taken, inKnapsack } = this;
    const base = offerStart[i] ?? 0;
    const before = this.#chosenCount[i] ?? 0;
    for (let n = base; n < base + before; n++) {
      const p = this.#chosen[n] ?? 0;
      inKnapsack[p] = 0;
      const j = pairNeed[p] ?? 0;
      taken[j] = (taken[j] ?? 0) - 1;
    }
    const room = this.room[i] ?? 0;
    this.gather(i, room);
    knapsack.solve(room, PATIENCE);
    let count = 0;
    for (let n = 0; n < knapsack.count; n++) {
      if (knapsack.taken[n] !== 1) continue;
      const p = knapsack.item[n] ?? 0;
      this.#chosen[base + count++] = p;
      inKnapsack[p] = 1;
      const j = pairNeed[p] ?? 0;
      taken[j] = (taken[j] ?? 0) + 1;
    }
    this.#chosenCount[i] = count;
    this.#worthSum += knapsack.bound - (this.worth[i] ?? 0);
    this.worth[i] = knapsack.bound;
    this.rate[i] = knapsack.rate;
  }

  /** What is left of each limit over several offers by what the knapsacks take. */
  sideLeft(): Float64Array {
    const { sides, pairCount } = this.#instance;
    if (!sides) return new Float64Array(0);
    const left = sides.boundCapacity.slice();
    for (let p = 0; p < pairCount; p++) {
      if (this.inKnapsack[p] !== 1) continue;
      for (let slot = p * SIDES_PER_PAIR; slot < (p + 1) * SIDES_PER_PAIR; slot++) {
        const which = sides.limit[slot] ?? -1;
        if (which >= 0) left[which] = (left[which] ?? 0) - (sides.boundUse[slot] ?? 0);
      }
    }
    return left;
  }
}
