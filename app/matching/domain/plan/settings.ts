import type { HalfDays } from '~/kernel/days';
import type { Pence } from '~/kernel/money';

/** A request and an offer, by id. */
export type Pair = { request: string; offer: string };

/** What a plan may use at most, in days or in money; null for as much as is free. */
export type PlanBudget = { unit: 'days'; halfDays: HalfDays } | { unit: 'money'; pence: Pence } | null;

/** What a broker decides before a plan is made. */
export type PlanSettings = {
  /**
   * `strict`: schools first to be served have theirs before anybody else is looked at, band by band.
   * `weighted`: a point of fit counts more for them (`WEIGHTS`), and the total decides.
   */
  order: 'strict' | 'weighted';
  /** Seconds the search may take at most. */
  seconds: number;
  /** Partnerships a provider is given at most in the plan; null for as many as their days allow. */
  most: number | null;
  budget: PlanBudget;
  /** Pairs the broker keeps, and pairs ruled out. */
  locked: readonly Pair[];
  forbidden: readonly Pair[];
};

export const PLAN_SECONDS = { least: 1, most: 60, usual: 10 } as const;
export const PLAN_MOST = { least: 1, most: 20 } as const;

export const USUAL_SETTINGS: PlanSettings = {
  order: 'strict',
  seconds: PLAN_SECONDS.usual,
  most: 3,
  budget: null,
  locked: [],
  forbidden: [],
};

/** Priority of a school without a band in force: after those that have one. */
export const NO_BAND_PRIORITY = 4;

/** How much a point of fit counts in the weighted order, by the band's priority (1 is served first). */
export const WEIGHTS: readonly number[] = [0, 4, 2, 1, 1];

/** The weight of a priority; what is beyond the table counts once. */
export function weightOf(priority: number): number {
  return WEIGHTS[priority] ?? 1;
}

export function samePair(a: Pair, b: Pair): boolean {
  return a.request === b.request && a.offer === b.offer;
}
