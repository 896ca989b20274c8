import type { CapacityPrices } from './capacity-prices';
import { type Choices, choicesOf, type Standing } from './choices';
import { annealToFit, type FitAnnealing } from './fit-annealing';
import type { Instance } from './instance';
import { seededChance } from './random';
import { relink } from './relinking';
import { shakeDown } from './shaking';

/** Pairs of a need that are tried: more are hardly ever in a good plan where an offer has many needs. */
const PAIRS_OF_A_NEED = 9;
/** Heats tried, in parts of what a need loses with its third choice: what suits a problem is found by trying. */
const LADDER = [1, 0.4, 2.2];
const HOT = 0.33;
const COLD = 0.18;
/** Days too many or too few an offer may have, first and last, in parts of what a need takes. */
const LOOSE = 1;
const CLOSE = 0.035;
const FINE = 4;
/** The same where an offer has few needs. */
const PAIRS_WITH_FEW = 9;
/** What a shake may lose, in parts of what a need loses with its third choice. */
const SHAKEN = 0.3;
/** Moves of a need in one try, and in the long run that follows, beyond which little is gained. */
const MOVES_OF_A_TRY = 5000;
const MOVES_OF_A_RUN = 100_000;
const PART_OF_A_TRY = 0.06;
const RUNS = 3;
/** Up to so many needs, the time of all runs but the first goes into ways between good plans: choices looked at for a move. */
const RELINKED = 1000;
const LOOKS_A_MOVE = 10;
/** First price of a day too many, in parts of what a day is worth. */
const FIRST_FINE = 2;

/** Takes a plan (pair of each need, −1 for none) and says what it is worth, made to fit. */
export type Taker = (at: Int32Array) => number;

/**
 * Looks for plans that fill offers just right, for problems in which an offer has many needs: first at several heats, then
 * for longer at what did best.
 */
export class FitSearch {
  readonly #instance: Instance;
  readonly #value: Float64Array;
  readonly #prices: CapacityPrices;
  readonly #seed: number;
  readonly #take: Taker;
  #heat = LADDER[0] ?? 1;
  #run = 0;

  constructor(instance: Instance, value: Float64Array, prices: CapacityPrices, seed: number, take: Taker) {
    this.#instance = instance;
    this.#value = value;
    this.#prices = prices;
    this.#seed = seed;
    this.#take = take;
  }

  /** Tries each heat with a small part of the moves. @param done asked before each */
  tryHeats(moves: number, done: () => boolean, stop: () => boolean): void {
    const choices = this.#choices();
    const each = Math.min(moves * PART_OF_A_TRY, this.#instance.needCount * MOVES_OF_A_TRY);
    let most = Number.NEGATIVE_INFINITY;
    for (const heat of LADDER) {
      if (done()) return;
      const reached = this.#anneal(choices, heat, each, () => (stop() ? 1 : 0));
      if (reached > most) {
        most = reached;
        this.#heat = heat;
      }
    }
  }

  /**
   * The long runs: several, so that there is something when time runs out.
   * @param alive pairs a better plan may have
   * @param late part of the time for all of it that has gone: where the clock is ahead of the moves, it leads
   */
  runLong(moves: number, alive: Uint8Array, done: () => boolean, late: () => number): void {
    const left = moves * (1 - PART_OF_A_TRY * LADDER.length);
    const each = Math.min(left / RUNS, this.#instance.needCount * MOVES_OF_A_RUN);
    const choices = this.#choices(alive);
    const few = this.#instance.needCount <= RELINKED;
    const runs = few ? 1 : RUNS;
    const found: Int32Array[] = [];
    for (let run = 0; run < runs && !done(); run++) {
      this.#anneal(choices, this.#heat, each, () => late() * RUNS - run, found);
    }
    if (few && !done())
      this.#relink(choices, found, (left - each) * LOOKS_A_MOVE, () => late() >= 1 || done());
  }

  /**
   * For problems in which an offer has few needs: shakes a plan at one place after another.
   * @param from a plan that fits: pair of each need
   * @param moves what the work is to come to
   * @param alive pairs a better plan may have
   * @param standing what the bound loses with each choice: those of the least are tried
   */
  shakeFew(from: Int32Array, moves: number, alive: Uint8Array, standing: Standing, late: () => number): void {
    const { capacity, offerCount } = this.#instance;
    const free = new Float64Array(offerCount);
    const choices = choicesOf(this.#instance, this.#value, free, PAIRS_WITH_FEW, alive, standing);
    const best = shakeDown({
      choices,
      capacity: withUnserved(capacity, offerCount, Number.MAX_SAFE_INTEGER),
      price: withUnserved(this.#prices.offer, offerCount, 0),
      from: asChoices(choices, from),
      heat: SHAKEN * scaleOf(this.#choices(alive)).third,
      work: moves * LOOKS_A_MOVE,
      chance: seededChance(this.#seed + 7919 * this.#run++),
      late,
    });
    this.#take(best.map((c) => choices.pair[c] ?? -1));
  }

  #relink(choices: Choices, from: readonly Int32Array[], work: number, late: () => boolean): void {
    const { capacity, offerCount } = this.#instance;
    const { offer } = this.#prices;
    const mean = offer.reduce((sum, one) => sum + one, 0) / Math.max(1, offerCount);
    relink({
      choices,
      capacity: withUnserved(capacity, offerCount, Number.MAX_SAFE_INTEGER),
      price: withUnserved(offer, offerCount, 0),
      fine: withUnserved(
        offer.map((one) => FIRST_FINE * Math.max(one, 0.3 * mean)),
        offerCount,
        0,
      ),
      from,
      work,
      late,
      chance: seededChance(this.#seed + 7919 * this.#run++),
      take: (at) => this.#take(at.map((c) => choices.pair[c] ?? -1)),
    });
  }

  #choices(alive?: Uint8Array): Choices {
    return choicesOf(this.#instance, this.#value, this.#prices.offer, PAIRS_OF_A_NEED, alive);
  }

  #anneal(choices: Choices, heat: number, moves: number, late: () => number, found?: Int32Array[]): number {
    const { offerCount, scoreStep } = this.#instance;
    const { third, weight } = scaleOf(choices);
    const unit = heat * Math.max(third, scoreStep / 8, 1e-6);
    const { offer } = this.#prices;
    const mean = offer.reduce((sum, one) => sum + one, 0) / Math.max(1, offerCount);
    const schedule: Schedule = {
      heat: [HOT * unit, COLD * unit],
      slack: [LOOSE * weight, CLOSE * weight],
      fine: offer.map((one) => Math.max(FINE * Math.max(one, 0.3 * mean, 2 * COLD * unit), 1.5 * scoreStep)),
    };
    return this.#runWith(choices, offer, moves, late, schedule, found);
  }

  #runWith(
    choices: Choices,
    offerPrice: Float64Array,
    moves: number,
    late: () => number,
    schedule: Schedule,
    plans?: Int32Array[],
  ): number {
    const { offerCount, capacity } = this.#instance;
    const found = annealToFit(choices.start.slice(0, -1), {
      ...schedule,
      fine: withUnserved(schedule.fine, offerCount, 0),
      choices,
      capacity: withUnserved(capacity, offerCount, Number.MAX_SAFE_INTEGER),
      price: withUnserved(offerPrice, offerCount, 0),
      moves: Math.ceil(moves),
      chance: seededChance(this.#seed + 7919 * this.#run++),
      late,
    });
    plans?.push(found.last);
    if (found.worth >= 0) plans?.push(found.at);
    const pairs = (at: Int32Array) => at.map((c) => choices.pair[c] ?? -1);
    const last = this.#take(pairs(found.last));
    return found.worth >= 0 ? Math.max(last, this.#take(pairs(found.at))) : last;
  }
}

/** A plan's pairs as choices; a need whose pair is not among them is left unserved. */
function asChoices({ start, pair }: Choices, at: Int32Array): Int32Array {
  return at.map((p, j) => {
    const own = pair.subarray(start[j] ?? 0, start[j + 1] ?? 0);
    const place = own.indexOf(p);
    return (start[j] ?? 0) + Math.max(0, place < 0 ? own.indexOf(-1) : place);
  });
}

type Schedule = Pick<FitAnnealing, 'heat' | 'slack' | 'fine'>;

/** A figure of each offer, with one more for being left unserved. */
function withUnserved(ofOffers: Float64Array, offerCount: number, unserved: number): Float64Array {
  const all = new Float64Array(offerCount + 1).fill(unserved);
  all.set(ofOffers);
  return all;
}

/** What a need loses with its third choice, and what it takes, on average. */
function scaleOf({ start, regret, weight }: Choices): { third: number; weight: number } {
  const count = start.length - 1;
  let third = 0;
  let weights = 0;
  for (let j = 0; j < count; j++) {
    const first = start[j] ?? 0;
    third += regret[Math.min(first + 2, (start[j + 1] ?? 0) - 1)] ?? 0;
    weights += weight[first] ?? 0;
  }
  return { third: third / Math.max(1, count), weight: Math.max(weights / Math.max(1, count), 1e-9) };
}
