import type { Choices } from './choices';

/** A plan over choices in which offers may be overfull; knows who is with whom. */
export class FitPlan {
  /** Choice of each need. */
  readonly at: Int32Array;
  /** Days taken of each offer; the last is for needs left unserved. */
  readonly load: Float64Array;
  /** Needs of each offer, from `choices.roomStart` on, and how many. */
  readonly members: Int32Array;
  readonly size: Int32Array;
  /** Offers that have more than their days. */
  overfull = 0;
  /** Sum of values of the choices. */
  worth = 0;

  readonly #choices: Choices;
  readonly #capacity: Float64Array;
  readonly #place: Int32Array;

  /** @param capacity of each offer, the last (for being unserved) with room for all @param from choice of each need */
  constructor(choices: Choices, capacity: Float64Array, from: Int32Array) {
    this.#choices = choices;
    this.#capacity = capacity;
    this.at = from.slice();
    this.load = new Float64Array(capacity.length);
    this.members = new Int32Array(choices.offer.length);
    this.size = new Int32Array(capacity.length);
    this.#place = new Int32Array(from.length);
    for (let j = 0; j < from.length; j++) this.#enter(j, from[j] ?? 0);
    this.overfull = this.load.reduce((count, used, i) => count + (used > (capacity[i] ?? 0) ? 1 : 0), 0);
  }

  /** Gives the need of choice `to` that choice. */
  move(to: number): void {
    const { need, offer, weight, value, roomStart } = this.#choices;
    const { load, members, size } = this;
    const capacity = this.#capacity;
    const place = this.#place;
    const j = need[to] ?? 0;
    const was = this.at[j] ?? 0;
    const home = offer[was] ?? 0;
    const limit = capacity[home] ?? 0;
    const full = load[home] ?? 0;
    const less = full - (weight[was] ?? 0);
    load[home] = less;
    if (full > limit && less <= limit) this.overfull--;
    const base = roomStart[home] ?? 0;
    const last = (size[home] ?? 0) - 1;
    const hole = place[j] ?? 0;
    const mover = members[base + last] ?? 0;
    members[base + hole] = mover;
    place[mover] = hole;
    size[home] = last;
    this.worth -= value[was] ?? 0;
    const i = offer[to] ?? 0;
    const before = load[i] ?? 0;
    this.#enter(j, to);
    if (before <= (capacity[i] ?? 0) && (load[i] ?? 0) > (capacity[i] ?? 0)) this.overfull++;
  }

  #enter(j: number, to: number): void {
    const { offer, weight, value, roomStart } = this.#choices;
    const i = offer[to] ?? 0;
    const size = this.size[i] ?? 0;
    this.members[(roomStart[i] ?? 0) + size] = j;
    this.#place[j] = size;
    this.size[i] = size + 1;
    this.load[i] = (this.load[i] ?? 0) + (weight[to] ?? 0);
    this.worth += value[to] ?? 0;
    this.at[j] = to;
  }
}
