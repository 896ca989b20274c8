import type { CapacityPrices } from './capacity-prices';
import { type Choices, choicesOf } from './choices';
import { annealToFit } from './fit-annealing';
import type { Instance } from './instance';
import { seededChance } from './random';

/** Pairs of a need that are tried: more are hardly ever in a good plan where an offer has many needs. */
const PAIRS_OF_A_NEED = 12;
/** Heats tried, in parts of what a need loses with its third choice: what suits a problem is found by trying. */
const LADDER = [1, 0.4, 2.2];
const HOT = 0.3;
const COLD = 0.15;
/** Days too many or too few an offer may have, first and last, in parts of what a need takes. */
const LOOSE = 1;
const CLOSE = 0.025;
const FINE = 4;
/** Moves of a need in one try, and in the long run that follows, beyond which little is gained. */
const MOVES_OF_A_TRY = 5000;
const MOVES_OF_A_RUN = 100_000;
const PART_OF_A_TRY = 0.06;
const RUNS = 2;

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
   * The long runs: two, so that there is something when time runs out.
   * @param alive pairs a better plan may have
   * @param late part of the time for all of it that has gone: where the clock is ahead of the moves, it leads
   */
  runLong(moves: number, alive: Uint8Array, done: () => boolean, late: () => number): void {
    const left = moves * (1 - PART_OF_A_TRY * LADDER.length);
    const each = Math.min(left / RUNS, this.#instance.needCount * MOVES_OF_A_RUN);
    const choices = this.#choices(alive);
    for (let run = 0; run < RUNS && !done(); run++) {
      this.#anneal(choices, this.#heat, each, () => late() * RUNS - run);
    }
  }

  #choices(alive?: Uint8Array): Choices {
    return choicesOf(this.#instance, this.#value, this.#prices.offer, PAIRS_OF_A_NEED, alive);
  }

  #anneal(choices: Choices, heat: number, moves: number, late: () => number): number {
    const { offerCount, capacity, scoreStep } = this.#instance;
    const { third, weight } = scaleOf(choices);
    const unit = heat * Math.max(third, scoreStep / 8, 1e-6);
    const room = new Float64Array(offerCount + 1).fill(Number.MAX_SAFE_INTEGER);
    room.set(capacity);
    const price = new Float64Array(offerCount + 1);
    price.set(this.#prices.offer);
    const mean = price.reduce((sum, one) => sum + one, 0) / Math.max(1, offerCount);
    const found = annealToFit(choices.start.slice(0, -1), {
      choices,
      capacity: room,
      price,
      heat: [HOT * unit, COLD * unit],
      slack: [LOOSE * weight, CLOSE * weight],
      fine: price.map((one) => Math.max(FINE * Math.max(one, 0.3 * mean, 2 * COLD * unit), 1.5 * scoreStep)),
      moves: Math.ceil(moves),
      chance: seededChance(this.#seed + 7919 * this.#run++),
      late,
    });
    const pairs = (at: Int32Array) => at.map((c) => choices.pair[c] ?? -1);
    const last = this.#take(pairs(found.last));
    return found.worth >= 0 ? Math.max(last, this.#take(pairs(found.at))) : last;
  }
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
