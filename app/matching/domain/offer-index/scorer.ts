import { distanceKm, travelMinutes } from '~/kernel/geo';
import { costRaw, fairUseRaw, likenessRaw, pointsOf, timingRaw, UNKNOWN, weightedMean } from '../formulas';
import type { Model } from '../model';
import { type Columns, FOCUS_WORDS, NOT_KNOWN } from './columns';
import { type PointTables, pointTables, type Query } from './query';

/** Room for the minutes of a journey, and for the points of fit, in a key of the order. */
const MINUTES = 65_536;
const FITS = 128;

/**
 * Holds one offer against one request, in numbers: the rules of `eligibility.ts` and the points of `factors.ts`, with the
 * same arithmetic (`formulas.ts`). What it finds is left in its fields, so that nothing is made for offers that fall out.
 */
export class Scorer {
  /** Estimated minutes by road, or -1 where a place is not known. */
  minutes = 0;
  /** Half-days free in the window, and the place of the first term with some. */
  free = 0;
  first = 0;
  /** The provider's half-days in the window, and those nobody has asked for yet. */
  cap = 0;
  capFree = 0;
  score = 0;
  /** Score, then fit with the needs, then the shorter journey, as one number: larger comes first. */
  key = 0;
  private base = 0;
  private fitPoints = 0;
  private readonly tables: PointTables;
  private readonly sizeDoublings: number;

  constructor(
    private readonly columns: Columns,
    private readonly model: Model,
  ) {
    this.tables = pointTables(model);
    this.sizeDoublings = model.constants.sizeDoublings ?? 1;
  }

  /**
   * Whether no rule keeps the offer out: one that shares a phase and an area with the request and is ready for anybody,
   * as those in the lists are, so that it is not asked again. Leaves the minutes and free days found on the way.
   */
  fits(slot: number, query: Query): boolean {
    const { columns } = this;
    if (columns.authority[slot] !== query.authority && columns.open[slot] === 0) return false;
    if ((columns.rate[slot] ?? 0) > query.ceiling) return false;
    if (columns.urn[slot] === query.urn || columns.trust[slot] === query.trust) return false;
    const remote = query.remote && columns.remote[slot] === 1;
    if (query.placed && columns.placed[slot] === 1) {
      this.count(slot, query);
      if (this.free === 0) return false;
      this.travel(slot, query);
      return remote || this.minutes <= (columns.limit[slot] ?? 0);
    }
    this.count(slot, query);
    this.minutes = NOT_KNOWN;
    return this.free > 0;
  }

  /** Finds minutes and free days without asking whether the offer fits. */
  measure(slot: number, query: Query): void {
    this.count(slot, query);
    if (query.placed && this.columns.placed[slot] === 1) this.travel(slot, query);
    else this.minutes = NOT_KNOWN;
  }

  /**
   * Whether the offer could reach so many points at all: the factors that cost little to work out, and all that the others
   * could give. Comes before `rate`, which goes on from it.
   */
  could(slot: number, query: Query, least: number): boolean {
    const { columns, tables } = this;
    this.fitPoints = this.fit(slot, query);
    this.base =
      (columns.own[slot] ?? 0) +
      this.fitPoints +
      this.designation(slot, query) +
      (columns.authority[slot] === query.authority ? tables.local : tables.beyond);
    return this.base + tables.rest >= least;
  }

  /** The score and its place in the order, after `could`, and `fits` or `measure`. */
  rate(slot: number, query: Query): void {
    const { columns, tables, minutes } = this;
    const { constants } = this.model;
    const remote = query.remote && columns.remote[slot] === 1;
    const table = remote ? tables.travelRemote : tables.travel;
    const travel =
      minutes >= 0
        ? (table[minutes < table.length ? minutes : table.length - 1] ?? 0)
        : remote
          ? tables.travelUnknownRemote
          : tables.travelUnknown;
    const timing = timingRaw(this.free, query.asked, this.first, query.terms.length, constants);
    const cost = costRaw(columns.rate[slot] ?? 0, query.costCeiling, constants);
    this.score =
      this.base +
      pointsOf(tables.likeness, this.likeness(slot, query)) +
      pointsOf(tables.timing, timing) +
      travel +
      pointsOf(tables.cost, cost) +
      pointsOf(tables.fairUse, this.fairUse(slot, query));
    const near = minutes < 0 ? 0 : MINUTES - 1 - Math.min(minutes, MINUTES - 2);
    this.key = (this.score * FITS + this.fitPoints) * MINUTES + near;
  }

  /** The score that a key of the order was made with. */
  static scoreOf(key: number): number {
    return Math.floor(key / (FITS * MINUTES));
  }

  private travel(slot: number, query: Query): void {
    const { columns } = this;
    here.easting = query.x;
    here.northing = query.y;
    there.easting = columns.x[slot] ?? 0;
    there.northing = columns.y[slot] ?? 0;
    this.minutes = travelMinutes(distanceKm(here, there));
  }

  /** Adds up the days free in the window, and notes the first term with some. */
  private count(slot: number, query: Query): void {
    const { columns } = this;
    const from = slot * columns.stride;
    let free = 0;
    let first = -1;
    for (let n = 0; n < query.terms.length; n++) {
      const term = query.terms[n] ?? NOT_KNOWN;
      if (term < 0) continue;
      const days = columns.free[from + term] ?? 0;
      if (days <= 0) continue;
      if (first < 0) first = n;
      free += days;
    }
    this.free = free;
    this.first = first;
  }

  private fit(slot: number, query: Query): number {
    const { columns } = this;
    const at = slot * FOCUS_WORDS;
    const low = columns.focus[at] ?? 0;
    const high = columns.focus[at + 1] ?? 0;
    const { exact, related, weights } = query;
    const credit = this.model.constants.relatedCredit;
    let sum = 0;
    for (let n = 0; n < weights.length; n++) {
      const own = weights[n] ?? 0;
      const of = n * FOCUS_WORDS;
      if (((exact[of] ?? 0) & low) !== 0 || ((exact[of + 1] ?? 0) & high) !== 0) sum += own;
      else if (((related[of] ?? 0) & low) !== 0 || ((related[of + 1] ?? 0) & high) !== 0) sum += own * credit;
    }
    return pointsOf(this.tables.specialism, weightedMean(sum, query.total));
  }

  private designation(slot: number, query: Query): number {
    return query.designation[this.designationPlace(slot, query)] ?? 0;
  }

  /** The kind of leader and how many of the ways asked for are given, as one number. */
  designationPlace(slot: number, query: Query): number {
    const { ways } = query;
    const offered = this.columns.formats[slot] ?? 0;
    let given = 0;
    for (let n = 0; n < ways.length; n++) if (((ways[n] ?? 0) & offered) !== 0) given++;
    return (this.columns.designation[slot] ?? 0) * (ways.length + 1) + given;
  }

  private likeness(slot: number, query: Query): number {
    const { columns } = this;
    const { constants } = this.model;
    const phase =
      columns.firstPhase[slot] === query.firstPhase
        ? 0
        : ((columns.homePhases[slot] ?? 0) & query.phases) !== 0
          ? 0.5
          : 1;
    // A difference with what is not known (NaN) is no number, and counts as half.
    const doublings = Math.abs(query.size - (columns.size[slot] ?? 0)) / this.sizeDoublings;
    const meals = Math.abs(query.meals - (columns.meals[slot] ?? 0)) / constants.disadvantageSpan;
    return likenessRaw(
      phase,
      Number.isNaN(doublings) ? UNKNOWN : Math.min(1, doublings),
      Number.isNaN(meals) ? UNKNOWN : Math.min(1, meals),
      kind(columns.setting[slot] ?? NOT_KNOWN, query.setting),
      kind(columns.type[slot] ?? NOT_KNOWN, query.type),
      constants,
    );
  }

  private fairUse(slot: number, query: Query): number {
    this.takeUp(slot, query);
    return fairUseRaw(this.capFree, this.cap);
  }

  /** Adds up the provider's days in the window. */
  takeUp(slot: number, query: Query): void {
    const { columns } = this;
    const from = slot * columns.stride;
    let cap = 0;
    let free = 0;
    for (let n = 0; n < query.terms.length; n++) {
      const term = query.terms[n] ?? NOT_KNOWN;
      if (term < 0) continue;
      cap += columns.cap[from + term] ?? 0;
      free += Math.max(0, columns.capFree[from + term] ?? 0);
    }
    this.cap = cap;
    this.capFree = free;
  }

  /** By what each need is covered, in the offer's own areas, in related ones or not at all, as one number. */
  coverage(slot: number, query: Query): number {
    const at = slot * FOCUS_WORDS;
    const low = this.columns.focus[at] ?? 0;
    const high = this.columns.focus[at + 1] ?? 0;
    const { exact, related, weights } = query;
    let covered = 0;
    for (let n = 0; n < weights.length; n++) {
      const of = n * FOCUS_WORDS;
      const own = ((exact[of] ?? 0) & low) !== 0 || ((exact[of + 1] ?? 0) & high) !== 0;
      const near = ((related[of] ?? 0) & low) !== 0 || ((related[of + 1] ?? 0) & high) !== 0;
      covered = covered * 3 + (own ? 2 : near ? 1 : 0);
    }
    return covered;
  }
}

/** Two places, filled in again for each pair. */
const here = { easting: 0, northing: 0 };
const there = { easting: 0, northing: 0 };

function kind(a: number, b: number): number {
  if (a === NOT_KNOWN || b === NOT_KNOWN) return UNKNOWN;
  return a === b ? 0 : 1;
}
