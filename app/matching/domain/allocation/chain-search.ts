import type { Choices } from './choices';
import type { Chance } from './random';

/** Longest chain of needs that make room for each other, and how many are tried at each link. */
const LONGEST = 10;
const LONGEST_SHAKEN = 5;
const TRIED = 25;
/** How much dearer days too many become after a plan that has some, and cheaper after one that has none. */
const DEARER = 0.03;
const CHEAPER = 0.03;
/** Chains tried after a shake, and how many that would like to come are tried where something has become free. */
const TRIED_SHAKEN = 20;
const EAGER = 2;
/** Differences below it are rounding. */
const NOTHING = 1e-9;

/**
 * A local search over plans in which offers may be overfull, at a price that follows what is found: a need leaves its offer,
 * another comes into its place, another into that one's, and the first goes where it is worth most by then.
 * After Yagiura, Ibaraki & Glover, "A path relinking approach with ejection chains for the generalized assignment problem",
 * European Journal of Operational Research 169 (2006).
 */
export class ChainSearch {
  readonly #choices: Choices;
  readonly #capacity: Float64Array;
  /** Worth of a day of each offer: what room that opens counts for when a link is chosen. */
  readonly #price: Float64Array;
  readonly #chance: Chance;
  readonly #order: Int32Array;
  /** Choices that lead to each offer, those of little regret first. */
  readonly #comersStart: Int32Array;
  readonly #comers: Int32Array;
  readonly #mark: Int32Array;
  #marked = 0;
  readonly #chain = new Int32Array(LONGEST + 1);
  readonly #former = new Int32Array(LONGEST + 1);
  #longest = LONGEST;
  /** The chain last made: the choice its first need had, those its links had, and how many links. */
  readonly #made = { need: 0, former: this.#former, kept: 0 };
  /** Needs to be tried after a shake; which are waiting; and needs changed since, each with the choice it had. */
  readonly #queue: number[] = [];
  readonly #waiting: Uint8Array;
  readonly #journal: number[] = [];
  /** Price of a day too many at each offer. */
  readonly fine: Float64Array;
  /** Choice of each need. */
  readonly at: Int32Array;
  readonly load: Float64Array;
  value = 0;
  /** Choices looked at so far: the measure of work. */
  work = 0;

  constructor(choices: Choices, capacity: Float64Array, price: Float64Array, chance: Chance) {
    const needCount = choices.start.length - 1;
    this.#choices = choices;
    this.#capacity = capacity;
    this.#price = price;
    this.#chance = chance;
    this.#order = Int32Array.from({ length: needCount }, (_, j) => j);
    this.#mark = new Int32Array(needCount);
    this.#waiting = new Uint8Array(needCount);
    this.at = new Int32Array(needCount);
    this.load = new Float64Array(capacity.length);
    this.fine = new Float64Array(capacity.length);
    const coming: number[][] = Array.from({ length: capacity.length }, () => []);
    choices.offer.forEach((i, c) => {
      coming[i]?.push(c);
    });
    this.#comersStart = new Int32Array(capacity.length + 1);
    coming.forEach((list, i) => {
      list.sort((a, b) => (choices.regret[a] ?? 0) - (choices.regret[b] ?? 0) || a - b);
      this.#comersStart[i + 1] = (this.#comersStart[i] ?? 0) + list.length;
    });
    this.#comers = Int32Array.from(coming.flat());
  }

  /** Begins at a plan: a choice for each need. */
  set(at: Int32Array): void {
    const { offer, weight, value } = this.#choices;
    this.load.fill(0);
    this.value = 0;
    for (let j = 0; j < at.length; j++) {
      const c = at[j] as number; // one a need
      this.at[j] = c;
      this.load[offer[c] as number] = (this.load[offer[c] as number] as number) + (weight[c] as number); // in range
      this.value += value[c] as number; // in range
    }
  }

  /** Gives need j another of its choices. */
  move(j: number, c: number): void {
    const { offer, weight, value } = this.#choices;
    const former = this.at[j] as number; // one a need
    this.#add(offer[former] as number, -(weight[former] as number)); // in range
    this.#add(offer[c] as number, weight[c] as number); // in range
    this.value += (value[c] as number) - (value[former] as number); // in range
    this.at[j] = c;
  }

  /** What a need's changing its choice would add to the plan's worth, days too many paid for. */
  gainOf(j: number, c: number): number {
    const { offer, weight, value } = this.#choices;
    const former = this.at[j] as number; // one a need
    if (former === c) return 0;
    const from = offer[former] as number; // in range
    const to = offer[c] as number; // in range
    return (
      (value[c] as number) - // in range
      (value[former] as number) - // in range
      this.#extra(from, -(weight[former] as number)) - // in range
      this.#extra(to, weight[c] as number) // in range
    );
  }

  /** Days too many in all. */
  get overfull(): number {
    let sum = 0;
    for (let i = 0; i < this.load.length; i++)
      sum += Math.max(0, (this.load[i] as number) - (this.#capacity[i] as number)); // both one an offer
    return sum;
  }

  /** The plan's value less what its days too many cost. */
  get worth(): number {
    let sum = this.value;
    for (let i = 0; i < this.load.length; i++) sum -= this.#fineAt(i, this.load[i] as number); // one an offer
    return sum;
  }

  /**
   * Goes up to where no chain and no exchange makes the plan worth more, then makes days too many dearer or cheaper.
   * @param heard told of each plan without days too many on the way
   */
  climb(heard: () => void, late: () => boolean): void {
    do this.#chains(heard, late);
    while (!late() && this.#exchanges(heard));
    this.#adapt();
  }

  /**
   * Shakes a plan without days too many at one place: a need takes another choice, and those who are in the way there, or would
   * like what it left, are tried until nothing more is to be had. Days too many have to be dear enough that none are left.
   * @param allowed how much the plan may lose; where it loses more, or an offer is left overfull, everything is as before
   * @returns whether anything changed
   */
  shake(allowed: number): boolean {
    const { start, offer } = this.#choices;
    const before = this.value;
    const j = this.#chance.below(this.at.length);
    const first = start[j] as number; // in range
    const draw = this.#chance.next();
    const c = first + Math.floor(draw * draw * ((start[j + 1] as number) - first)); // one more than needs
    const own = this.at[j] as number; // one a need
    if (c === own) return false;
    this.#longest = LONGEST_SHAKEN;
    this.#journal.length = 0;
    this.#journal.push(j, own);
    this.move(j, c);
    this.#queue.length = 0;
    this.#wake(offer[c] as number); // in range
    this.#wake(offer[own] as number); // in range
    for (let n = 0; n < Math.min(this.#queue.length, TRIED_SHAKEN); n++) {
      const k = this.#queue[n] as number; // in range
      this.#waiting[k] = 0;
      if (k !== j && this.#chainFrom(k)) this.#remember(k);
    }
    for (const k of this.#queue) this.#waiting[k] = 0;
    this.#longest = LONGEST;
    if (this.value >= before - allowed && !this.#journalOverfull()) return true;
    for (let n = this.#journal.length - 2; n >= 0; n -= 2)
      this.move(this.#journal[n] as number, this.#journal[n + 1] as number); // pairs
    return false;
  }

  /** Notes the chain just made, and wakes those it concerns. */
  #remember(k: number): void {
    const { offer } = this.#choices;
    const { need, former, kept } = this.#made;
    this.#journal.push(k, need);
    this.#wake(offer[need] as number); // in range
    this.#wake(offer[this.at[k] as number] as number); // in range
    for (let link = 0; link < kept; link++) {
      this.#journal.push(this.#chain[link] as number, former[link] as number); // in range
      this.#wake(offer[former[link] as number] as number); // in range
    }
  }

  #journalOverfull(): boolean {
    const { offer } = this.#choices;
    for (let n = 0; n < this.#journal.length; n += 2) {
      const i = offer[this.at[this.#journal[n] as number] as number] as number; // in range
      if ((this.load[i] as number) > (this.#capacity[i] as number)) return true; // both one an offer
    }
    return false;
  }

  /** Those who stand at an offer, and the first few who would like to, wait to be tried. */
  #wake(i: number): void {
    if (i === this.#capacity.length - 1) return;
    const { need } = this.#choices;
    const to = this.#comersStart[i + 1] as number; // one more than offers
    let eager = 0;
    for (let n = this.#comersStart[i] as number; n < to; n++) {
      const c = this.#comers[n] as number; // in range
      const k = need[c] as number; // in range
      if ((this.at[k] !== c && eager++ >= EAGER) || this.#waiting[k] === 1) continue;
      this.#waiting[k] = 1;
      this.#queue.push(k);
    }
  }

  #chains(heard: () => void, late: () => boolean): void {
    const order = this.#order;
    const count = order.length;
    for (let n = count - 1; n > 0; n--) {
      const other = this.#chance.below(n + 1);
      const kept = order[n] as number; // in range
      order[n] = order[other] as number; // in range
      order[other] = kept;
    }
    for (let n = 0, since = 0; since < count; n = (n + 1) % count) {
      since++;
      if (!this.#chainFrom(order[n] as number)) continue; // in range
      since = 0;
      if (this.overfull === 0) heard();
      if (late()) return;
    }
  }

  /** Tries a chain that begins with need j; @returns whether one was worth it, and made */
  #chainFrom(j: number): boolean {
    const { start, offer, weight, value } = this.#choices;
    const mark = ++this.#marked;
    this.#mark[j] = mark;
    const own = this.at[j] as number; // one a need
    const home = offer[own] as number; // in range
    let gain = -(value[own] as number) - this.#extra(home, -(weight[own] as number)); // in range
    this.#add(home, -(weight[own] as number)); // in range
    let hole = home;
    let most = NOTHING;
    let keep = -1;
    let end = own;
    let length = 0;
    for (; ; length++) {
      for (let c = start[j] as number; c < (start[j + 1] as number); c++) {
        if (c === own && length === 0) continue;
        const worth = gain + (value[c] as number) - this.#extra(offer[c] as number, weight[c] as number); // in range
        if (worth <= most) continue;
        most = worth;
        keep = length;
        end = c;
      }
      this.work += (start[j + 1] as number) - (start[j] as number); // one more than needs
      if (length === this.#longest) break;
      const link = this.#linkInto(hole, mark);
      if (link < 0) break;
      const k = this.#choices.need[link] as number; // in range
      const former = this.at[k] as number; // one a need
      const from = offer[former] as number; // in range
      gain +=
        (value[link] as number) - // in range
        (value[former] as number) - // in range
        this.#extra(hole, weight[link] as number) - // in range
        this.#extra(from, -(weight[former] as number)); // in range
      this.#add(hole, weight[link] as number); // in range
      this.#add(from, -(weight[former] as number)); // in range
      this.#chain[length] = k;
      this.#former[length] = former;
      this.#mark[k] = mark;
      this.at[k] = link;
      hole = from;
    }
    for (let link = length - 1; link >= Math.max(0, keep); link--) this.#undo(link);
    this.#add(offer[end] as number, weight[end] as number); // in range
    if (keep < 0) return false;
    this.#made.need = own;
    this.#made.kept = keep;
    this.at[j] = end;
    this.value += (value[end] as number) - (value[own] as number); // in range
    for (let link = 0; link < keep; link++) {
      const k = this.#chain[link] as number; // made above
      this.value += (value[this.at[k] as number] as number) - (value[this.#former[link] as number] as number); // in range
    }
    return true;
  }

  /** The choice that best fills the hole, counting the room it opens elsewhere at its price; −1 for none. */
  #linkInto(hole: number, mark: number): number {
    const { need, offer, weight, value } = this.#choices;
    const to = this.#comersStart[hole + 1] as number; // one more than offers
    let best = -1;
    let most = Number.NEGATIVE_INFINITY;
    let tried = 0;
    for (let n = this.#comersStart[hole] as number; n < to && tried < TRIED; n++) {
      const c = this.#comers[n] as number; // in range
      const k = need[c] as number; // in range
      const former = this.at[k] as number; // one a need
      if (former === c || this.#mark[k] === mark) continue;
      tried++;
      const from = offer[former] as number; // in range
      const heavy = weight[c] as number; // in range
      const light = weight[former] as number; // in range
      const worth =
        (value[c] as number) - // in range
        (value[former] as number) - // in range
        this.#extra(hole, heavy) -
        this.#extra(from, -light) -
        (this.#price[hole] as number) * heavy + // one an offer
        (this.#price[from] as number) * light; // one an offer
      if (worth <= most) continue;
      most = worth;
      best = c;
    }
    this.work += tried;
    return best;
  }

  #undo(link: number): void {
    const { offer, weight } = this.#choices;
    const k = this.#chain[link] as number; // made before
    const now = this.at[k] as number; // one a need
    const former = this.#former[link] as number; // made before
    this.#add(offer[now] as number, -(weight[now] as number)); // in range
    this.#add(offer[former] as number, weight[former] as number); // in range
    this.at[k] = former;
  }

  /** Two needs change places where that is worth more; @returns whether any did */
  #exchanges(heard: () => void): boolean {
    const { start, need, offer, weight, value, find } = this.#choices;
    let any = false;
    for (const j of this.#order) {
      for (let c = start[j] as number; c < (start[j + 1] as number); c++) {
        const own = this.at[j] as number; // one a need
        const home = offer[own] as number; // in range
        const there = offer[c] as number; // in range
        if (there === home) continue;
        const to = this.#comersStart[home + 1] as number; // one more than offers
        let tried = 0;
        for (let n = this.#comersStart[home] as number; n < to && tried < TRIED; n++) {
          const back = this.#comers[n] as number; // in range
          const k = need[back] as number; // in range
          const theirs = this.at[k] as number; // one a need
          if (offer[theirs] !== there || k === j) continue;
          tried++;
          const change = (weight[c] as number) - (weight[theirs] as number); // in range
          const gain =
            (value[c] as number) - // in range
            (value[own] as number) + // in range
            (value[back] as number) - // in range
            (value[theirs] as number) - // in range
            this.#extra(there, change) -
            this.#extra(home, (weight[back] as number) - (weight[own] as number)); // in range
          if (gain <= NOTHING) continue;
          this.move(j, c);
          this.move(k, find(k, home));
          any = true;
          if (this.overfull === 0) heard();
          break;
        }
        this.work += tried;
      }
    }
    return any;
  }

  #adapt(): void {
    let most = 0;
    const over = (i: number) =>
      Math.max(0, (this.load[i] as number) - (this.#capacity[i] as number)) / // both one an offer
      Math.max(1, this.#capacity[i] as number); // one an offer
    for (let i = 0; i < this.load.length; i++) most = Math.max(most, over(i));
    for (let i = 0; i < this.load.length; i++)
      this.fine[i] = (this.fine[i] as number) * (most > 0 ? 1 + (DEARER * over(i)) / most : 1 - CHEAPER); // one an offer
  }

  #add(i: number, days: number): void {
    this.load[i] = (this.load[i] as number) + days; // one an offer
  }

  /** What the offer's days too many cost more when it gets so many days more (or fewer). */
  #extra(i: number, days: number): number {
    const load = this.load[i] as number; // one an offer
    return this.#fineAt(i, load + days) - this.#fineAt(i, load);
  }

  #fineAt(i: number, load: number): number {
    const room = this.#capacity[i] as number; // one an offer
    return load > room ? (this.fine[i] as number) * (load - room) : 0; // one an offer
  }
}
