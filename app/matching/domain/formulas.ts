import type { Designation } from '~/directory/domain/vocabulary';
import type { HalfDays } from '~/kernel/days';
import type { Pence } from '~/kernel/money';
import type { Constants } from './model';

/**
 * The formulas of the factors as plain arithmetic, each from 0 to 1. The explained ranking (`factors.ts`) and the fast
 * one (`offer-index/`) both compute with these, step by step the same, so that they never differ in a point.
 */

/** What a factor says of one offer: how good from 0 to 1, and why in one plain sentence. */
export type Reading = { raw: number; sentence: string };

/** What is not known counts as half. */
export const UNKNOWN = 0.5;

/** How good a factor is, as it is kept and shown: to four decimals. */
export function fourDecimals(raw: number): number {
  return Math.round(raw * 10_000) / 10_000;
}

/** Points of a factor: weight × raw, to the nearest whole. */
export function pointsOf(weight: number, raw: number): number {
  return Math.round(weight * fourDecimals(raw));
}

/** A need's weight: severity 1–4, less where nothing has been measured yet. */
export function needWeight(
  need: { severity: number; measured: boolean },
  { unmeasuredFactor }: Constants,
): number {
  return need.severity * (need.measured ? 1 : unmeasuredFactor);
}

/** Σ over needs of weight × value, divided by Σ weight; 0 where there are none. */
export function weightedMean(sum: number, total: number): number {
  return total === 0 ? 0 : sum / total;
}

/**
 * How closely a designation suits a need: by its place in the focus area's list. A programme is what a teaching school
 * runs: where one is asked for it fits best, and where nothing else is asked for, others fit less well.
 */
export function designationFit(
  need: { designations: readonly Designation[] },
  formats: readonly string[],
  designation: Designation,
  { designationByPlace, designationOther, programmeElsewhere }: Constants,
): number {
  const place = need.designations.indexOf(designation);
  const fit = place < 0 ? designationOther : (designationByPlace[place] ?? designationOther);
  if (programmeElsewhere === undefined || !formats.includes('programme')) return fit;
  if (designation === 'TSA') return 1;
  return formats.length === 1 ? fit * programmeElsewhere : fit;
}

/** (1 − s) × fit of the designation + s × share of the formats asked for. */
export function designationRaw(fit: number, given: number, asked: number, { formatShare }: Constants) {
  return (1 - formatShare) * fit + formatShare * (asked === 0 ? 1 : given / asked);
}

/** Difference in phase: none where the first is the same, half where one of them is shared. */
export function phaseDifference(a: readonly string[], b: readonly string[]): number {
  if (a[0] === b[0]) return 0;
  return a.some((phase) => b.includes(phase)) ? 0.5 : 1;
}

/** Difference in pupils eligible for free meals, as a share of the one that counts as wholly unlike. */
export function disadvantageDifference(a: number | null, b: number | null, span: number): number {
  return a === null || b === null ? UNKNOWN : Math.min(1, Math.abs(a - b) / span);
}

/** The number of pupils in doublings; null where not known. */
export function doublings(pupils: number | null): number | null {
  return pupils !== null && pupils > 0 ? Math.log2(pupils) : null;
}

/** Difference in doublings of the number of pupils, as a share of those that count as wholly unlike. */
export function sizeDifference(a: number | null, b: number | null, span: number): number {
  return a === null || b === null ? UNKNOWN : Math.min(1, Math.abs(a - b) / span);
}

/** Difference of kind: 0 the same, 1 another. */
export function kindDifference<T>(a: T | null, b: T | null): number {
  if (a === null || b === null) return UNKNOWN;
  return a === b ? 0 : 1;
}

/** Town or country, whatever finer words the register uses. */
export function settingOf(words: string | null): 'town' | 'country' | null {
  if (words === null) return null;
  let setting = settings.get(words);
  if (setting === undefined) {
    const folded = words.toLowerCase();
    setting = folded.includes('rural') ? 'country' : folded.includes('urban') ? 'town' : null;
    // The register has a dozen of them; anything else is not kept.
    if (settings.size < 100) settings.set(words, setting);
  }
  return setting;
}
const settings = new Map<string, 'town' | 'country' | null>();

/** 1 − Σ share × difference ÷ Σ share. */
export function likenessRaw(
  phase: number,
  size: number,
  disadvantage: number,
  setting: number,
  type: number,
  { likeness: share }: Constants,
): number {
  const ofType = share.type ?? 0;
  const sum =
    share.phase * phase +
    share.size * size +
    share.disadvantage * disadvantage +
    share.setting * setting +
    ofType * type;
  return 1 - sum / (share.phase + share.size + share.disadvantage + share.setting + ofType);
}

/**
 * d × min(1, days free ÷ days asked) + (1 − d) × (1 − terms waited ÷ terms in the window).
 * @param first place of the first term with days free, below 0 for none
 */
export function timingRaw(
  free: HalfDays,
  asked: HalfDays,
  first: number,
  terms: number,
  { timingDaysShare }: Constants,
): number {
  const early = first < 0 ? 0 : 1 - first / terms;
  return timingDaysShare * Math.min(1, asked === 0 ? 1 : free / asked) + (1 - timingDaysShare) * early;
}

/** 1 within the near limit, falling evenly to 0 at the far one; at least the remote value where that suits. */
export function travelRaw(
  minutes: number | null,
  remote: boolean,
  { nearMinutes, farMinutes, remoteTravel }: Constants,
): number {
  const byRoad =
    minutes === null
      ? UNKNOWN
      : Math.min(1, Math.max(0, (farMinutes - minutes) / (farMinutes - nearMinutes)));
  return remote ? Math.max(byRoad, remoteTravel) : byRoad;
}

/**
 * The mean of a register: outcomes met of all agreed on, held near the usual share while there are few.
 * Shrinking it too keeps the first case of a new register from becoming everybody's average.
 */
export function registerMean(
  register: { outcomes: number; met: number },
  { prior, usual }: { prior: number; usual: number },
): number {
  return (register.met + prior * usual) / (register.outcomes + prior);
}

/**
 * What records are drawn towards. Since model 3 the directory works it out from the records themselves; before, it was the
 * mean of the register, with the same strength for all.
 */
export function trackPrior(
  register: { outcomes: number; met: number; prior?: { mean: number; strength: number } } | undefined,
  constants: { prior: number; usual: number },
): { mean: number; strength: number } {
  const { outcomes = 0, met = 0, prior } = register ?? {};
  return prior ?? { mean: registerMean({ outcomes, met }, constants), strength: constants.prior };
}

/**
 * A provider's outcomes met, those met in part as halves, drawn towards the mean by `strength` outcomes' worth: with none
 * it is the mean itself, with many their own share. Small numbers say little, and are not made to say more (the
 * beta-binomial estimate; see Goldstein and Spiegelhalter, "League tables and their limitations", 1996).
 */
export function trackRaw(
  own: { outcomes: number; met: number; partly?: number } | null,
  { mean, strength }: { mean: number; strength: number },
): number {
  if (!own) return mean;
  return Math.min(1, (own.met + (own.partly ?? 0) / 2 + strength * mean) / (own.outcomes + strength));
}

/** 1 at no charge, falling evenly to the ceiling's value at the ceiling; 0 above it. */
export function costRaw(rate: Pence, ceiling: Pence, { atCeiling }: Constants): number {
  return rate > ceiling ? 0 : 1 - (1 - atCeiling) * (ceiling === 0 ? 0 : rate / ceiling);
}

/** 1 within the fresh limit, falling evenly to 0 at the stale one. @param age in days */
export function freshnessRaw(age: number, { freshDays, staleDays }: Constants): number {
  return Math.min(1, Math.max(0, (staleDays - age) / (staleDays - freshDays)));
}

/** The share of the provider's days in the window that nobody has asked for yet. */
export function fairUseRaw(free: HalfDays, cap: HalfDays): number {
  return cap === 0 ? 0 : Math.min(1, free / cap);
}

/** 1 where the days are wanted by nobody else, falling evenly to 0 at the price that counts as scarce. */
export function scarcityRaw(price: number | null, scarcePrice: number): number {
  return price === null ? 1 : 1 - Math.min(1, Math.max(0, price) / scarcePrice);
}

/** Current: 1 falling evenly to the aged value over the time it stands. @param age in days */
export function assuredRaw(age: number, { quality: { assured, aged, daysToAge } }: Constants): number {
  return assured - (assured - aged) * Math.min(1, age / daysToAge);
}

/** 1 on the side of the border the authority looks to first, less on the other; 1 for all when neutral. */
export function localRaw(same: boolean, outlook: string, { otherSide }: Constants): number {
  return outlook === 'neutral' || (outlook === 'local-first') === same ? 1 : otherSide;
}
