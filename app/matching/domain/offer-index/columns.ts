import { DESIGNATIONS, PHASES, type Phase } from '~/directory/domain/vocabulary';
import { travelMinutes } from '~/kernel/geo';
import { standsReady } from '../eligibility';
import { doublings, settingOf } from '../formulas';
import type { OfferFacts, RankInput } from '../inputs';
import type { FactorKey } from '../model';
import { factorOf } from '../score';
import { ANYWHERE, type Range } from './postings';

/** Factors that read the offer and the day, but no request: worked out once for each offer. */
export const OWN_FACTORS: readonly FactorKey[] = ['trackRecord', 'quality', 'freshness', 'scarcity'];

/** Numbers for words, counted from 0 in the order in which they are met. */
export class Numbers {
  private readonly known = new Map<string, number>();

  /** The number of a word, a new one for a new word. */
  give(word: string): number {
    let number = this.known.get(word);
    if (number === undefined) {
      number = this.known.size;
      this.known.set(word, number);
    }
    return number;
  }

  /** The number of a word, or -1 where no offer has it. */
  of(word: string): number {
    return this.known.get(word) ?? -1;
  }

  get size(): number {
    return this.known.size;
  }
}

/** What is not known, among numbers from 0 up. */
export const NOT_KNOWN = -1;
/** Words of 32 bits that hold the focus areas of an offer: there may be 64 areas. */
export const FOCUS_WORDS = 2;

/** A phase as a bit. */
export const PHASE_BIT = new Map<string, number>(PHASES.map((phase, n) => [phase, 1 << n]));
/** Phases as bits. */
export function phaseBits(phases: readonly string[]): number {
  let bits = 0;
  for (const phase of phases) bits |= PHASE_BIT.get(phase) ?? 0;
  return bits;
}

/**
 * Offers as columns of numbers, one place ("slot") an offer, so that thousands are looked through without touching an
 * object. Words (authorities, trusts, areas, terms) become numbers, sets become bits, distances stay metres on the grid.
 */
export class Columns {
  slots = 0;
  facts: (OfferFacts | null)[] = [];
  ready = new Uint8Array(0);
  authority = new Int32Array(0);
  trust = new Int32Array(0);
  urn = new Int32Array(0);
  open = new Uint8Array(0);
  remote = new Uint8Array(0);
  designation = new Uint8Array(0);
  formats = new Int32Array(0);
  focus = new Int32Array(0);
  phases = new Uint8Array(0);
  homePhases = new Uint8Array(0);
  firstPhase = new Uint8Array(0);
  placed = new Uint8Array(0);
  x = new Int32Array(0);
  y = new Int32Array(0);
  limit = new Int32Array(0);
  /** Metres beyond which, east or north alone, the travel limit is passed. */
  reach = new Int32Array(0);
  rate = new Int32Array(0);
  /** Doublings of pupils and share of free meals; NaN where not known. */
  size = new Float64Array(0);
  meals = new Float64Array(0);
  setting = new Int8Array(0);
  type = new Int32Array(0);
  /** Points of the factors in `OWN_FACTORS` together. */
  own = new Int32Array(0);
  /** Days by term: `stride` numbers a slot. */
  stride = 4;
  free = new Int32Array(0);
  cap = new Int32Array(0);
  capFree = new Int32Array(0);

  readonly authorities = new Numbers();
  readonly trusts = new Numbers();
  readonly areas = new Numbers();
  readonly ways = new Numbers();
  readonly types = new Numbers();
  readonly terms = new Numbers();
  private readonly reaches = new Map<number, number>();

  /** @param input what the points of the offers' own factors are worked out with; its request and offers are not read */
  constructor(private readonly input: RankInput) {}

  /** Writes an offer into a slot. */
  write(slot: number, offer: OfferFacts): void {
    if (slot >= this.slots) this.grow(Math.max(64, slot + 1, this.slots * 2));
    const { home } = offer;
    this.facts[slot] = offer;
    this.ready[slot] = standsReady(offer, this.input.today) ? 1 : 0;
    this.authority[slot] = this.authorities.give(offer.authorityId);
    this.trust[slot] = home.trustUid === null ? NOT_KNOWN : this.trusts.give(home.trustUid);
    this.urn[slot] = home.urn;
    this.open[slot] = offer.openToOthers ? 1 : 0;
    this.remote[slot] = offer.remote ? 1 : 0;
    this.designation[slot] = DESIGNATIONS.indexOf(offer.designation);
    this.formats[slot] = this.bitsOf(offer.formats);
    this.focus.fill(0, slot * FOCUS_WORDS, (slot + 1) * FOCUS_WORDS);
    for (const { key } of offer.focusAreas) this.addArea(slot, key);
    this.phases[slot] = phaseBits(offer.phases);
    this.homePhases[slot] = phaseBits(home.phases);
    this.firstPhase[slot] = firstPhaseOf(home.phases);
    this.placed[slot] = home.grid ? 1 : 0;
    this.x[slot] = home.grid?.easting ?? 0;
    this.y[slot] = home.grid?.northing ?? 0;
    this.limit[slot] = offer.travelLimitMinutes;
    this.reach[slot] = this.reachOf(offer.travelLimitMinutes);
    this.rate[slot] = offer.dayRatePence;
    this.size[slot] = doublings(home.pupils) ?? Number.NaN;
    this.meals[slot] = home.fsmPercent ?? Number.NaN;
    this.setting[slot] = settingNumber(home.urbanRural);
    this.type[slot] = home.typeGroup ? this.types.give(home.typeGroup) : NOT_KNOWN;
    this.own[slot] = this.ownPoints(offer);
    this.writeDays(slot, offer.terms);
  }

  /** Writes an offer's days by term, which change more often than the rest. */
  writeDays(slot: number, terms: OfferFacts['terms']): void {
    for (const { term } of terms) this.terms.give(term);
    if (this.terms.size > this.stride) this.widen(Math.max(this.terms.size, this.stride * 2));
    const from = slot * this.stride;
    for (const column of [this.free, this.cap, this.capFree]) column.fill(0, from, from + this.stride);
    for (const { term, free, providerCap, providerFree } of terms) {
      const at = from + this.terms.of(term);
      this.free[at] = free;
      this.cap[at] = providerCap;
      this.capFree[at] = providerFree;
    }
  }

  /** Where the offer in a slot can be given; one whose place is not known, anywhere. */
  rangeOf(slot: number): Range {
    const reach = this.placed[slot] === 1 ? (this.reach[slot] ?? 0) : ANYWHERE;
    return {
      x: this.x[slot] ?? 0,
      y: this.y[slot] ?? 0,
      reach,
      reachRemote: this.remote[slot] === 1 ? ANYWHERE : reach,
    };
  }

  /** Ways of working as bits. */
  private bitsOf(formats: readonly string[]): number {
    let bits = 0;
    for (const format of formats) {
      const number = this.ways.give(format);
      if (number > 30) throw new Error('More ways of working than the index of offers has room for');
      bits |= 1 << number;
    }
    return bits;
  }

  private addArea(slot: number, key: string): void {
    const number = this.areas.give(key);
    if (number >= FOCUS_WORDS * 32) throw new Error('More focus areas than the index of offers has room for');
    const at = slot * FOCUS_WORDS + (number >> 5);
    this.focus[at] = (this.focus[at] ?? 0) | (1 << (number & 31));
  }

  private ownPoints(offer: OfferFacts): number {
    let points = 0;
    for (const key of OWN_FACTORS) {
      if ((this.input.model.weights[key] ?? 0) > 0) points += factorOf(key, this.input, offer).points;
    }
    return points;
  }

  /** The furthest a limit reaches in a straight line, in metres and a little more. */
  private reachOf(limit: number): number {
    let reach = this.reaches.get(limit);
    if (reach === undefined) {
      let [near, far] = [0, 2_000];
      for (let step = 0; step < 40; step++) {
        const middle = (near + far) / 2;
        if (travelMinutes(middle) <= limit) near = middle;
        else far = middle;
      }
      reach = Math.ceil(far * 1000) + 1;
      this.reaches.set(limit, reach);
    }
    return reach;
  }

  private grow(slots: number): void {
    const copy = <T extends Uint8Array | Int8Array | Int32Array | Float64Array>(to: T, from: T): T => {
      to.set(from);
      return to;
    };
    const bytes = (from: Uint8Array<ArrayBuffer>) => copy(new Uint8Array(slots), from);
    const whole = (from: Int32Array<ArrayBuffer>, wide = 1) => copy(new Int32Array(slots * wide), from);
    const real = (from: Float64Array<ArrayBuffer>) => copy(new Float64Array(slots), from);
    this.ready = bytes(this.ready);
    this.authority = whole(this.authority);
    this.trust = whole(this.trust);
    this.urn = whole(this.urn);
    this.open = bytes(this.open);
    this.remote = bytes(this.remote);
    this.designation = bytes(this.designation);
    this.formats = whole(this.formats);
    this.focus = whole(this.focus, FOCUS_WORDS);
    this.phases = bytes(this.phases);
    this.homePhases = bytes(this.homePhases);
    this.firstPhase = bytes(this.firstPhase);
    this.placed = bytes(this.placed);
    this.x = whole(this.x);
    this.y = whole(this.y);
    this.limit = whole(this.limit);
    this.reach = whole(this.reach);
    this.rate = whole(this.rate);
    this.size = real(this.size);
    this.meals = real(this.meals);
    this.setting = copy(new Int8Array(slots), this.setting);
    this.type = whole(this.type);
    this.own = whole(this.own);
    this.free = whole(this.free, this.stride);
    this.cap = whole(this.cap, this.stride);
    this.capFree = whole(this.capFree, this.stride);
    this.slots = slots;
  }

  /** Makes room for more terms. */
  private widen(stride: number): void {
    const wider = (from: Int32Array<ArrayBuffer>) => {
      const to = new Int32Array(this.slots * stride);
      for (let slot = 0; slot < this.slots; slot++)
        to.set(from.subarray(slot * this.stride, (slot + 1) * this.stride), slot * stride);
      return to;
    };
    this.free = wider(this.free);
    this.cap = wider(this.cap);
    this.capFree = wider(this.capFree);
    this.stride = stride;
  }
}

/** A school's first phase as a number; the same number for none. */
export function firstPhaseOf(phases: readonly Phase[]): number {
  const [first] = phases;
  return first === undefined ? 255 : PHASES.indexOf(first);
}

/** Town or country as a number. */
export function settingNumber(words: string | null): number {
  const setting = settingOf(words);
  return setting === null ? NOT_KNOWN : setting === 'town' ? 1 : 0;
}
