/**
 * The model: how much each factor weighs, and every constant of the formula, apart from the formula itself
 * (`score.ts`). A run keeps the model it used. Weights are points out of 100.
 */
export const FACTOR_KEYS = [
  'specialism',
  'designation',
  'likeness',
  'timing',
  'travel',
  'quality',
  'cost',
  'freshness',
  'fairUse',
  'local',
] as const;
export type FactorKey = (typeof FACTOR_KEYS)[number];

/** Whether an authority looks near home first, beyond its border first, or makes no difference. */
export type Outlook = 'local-first' | 'neutral' | 'outward-looking';

export type Model = {
  version: string;
  /** Points a factor gives at most; together 100. */
  weights: Readonly<Record<FactorKey, number>>;
  outlook: Outlook;
  constants: Constants;
};

export type Constants = {
  /** Credit for an offer in the same group of focus areas as the need, but not the area itself. */
  relatedCredit: number;
  /** A need's weight is its severity, times this when no baseline has been measured. */
  unmeasuredFactor: number;
  /** Fit of a designation by its place in the focus area's list (closest first), and when not in it. */
  designationByPlace: readonly number[];
  designationOther: number;
  /** Share of the designation factor that goes to the format asked for. */
  formatShare: number;
  /** Shares of likeness; what is not known counts as half. */
  likeness: { phase: number; size: number; disadvantage: number; setting: number };
  /** Difference in pupils eligible for free meals, in percentage points, at which likeness is 0. */
  disadvantageSpan: number;
  /** Share of timing for how many of the days asked for are free; the rest is for an early start. */
  timingDaysShare: number;
  /** Half-days taken as asked for when the school left it open. */
  usualHalfDays: number;
  /** Estimated minutes within which travel is full points, and from which it is none. */
  nearMinutes: number;
  farMinutes: number;
  /** Travel of an offer that can work remotely where that is welcome: at least this. */
  remoteTravel: number;
  /** Quality assurance: value when current, lowest value as it ages, and days until then; and the other states. */
  quality: { assured: number; aged: number; daysToAge: number; due: number; notYet: number };
  /** Day rate in pence above which cost gives nothing when the request sets no ceiling. */
  usualCeilingPence: number;
  /** Points share at the ceiling itself; rises to 1 at no charge. */
  atCeiling: number;
  /** Days since confirmation within which freshness is full, and from which it is none. */
  freshDays: number;
  staleDays: number;
  /** Value of an offer from the side the authority does not look to first. */
  otherSide: number;
};

/** First version. Changing a figure makes a new version: the golden tests hold it still. */
export const MODEL_1: Model = {
  version: '1',
  weights: {
    specialism: 30,
    designation: 12,
    likeness: 10,
    timing: 16,
    travel: 8,
    quality: 6,
    cost: 6,
    freshness: 4,
    fairUse: 4,
    local: 4,
  },
  outlook: 'local-first',
  constants: {
    relatedCredit: 0.3,
    unmeasuredFactor: 0.75,
    designationByPlace: [1, 0.85, 0.7, 0.6],
    designationOther: 0.2,
    formatShare: 0.2,
    likeness: { phase: 0.5, size: 0.2, disadvantage: 0.2, setting: 0.1 },
    disadvantageSpan: 40,
    timingDaysShare: 0.7,
    usualHalfDays: 12,
    nearMinutes: 15,
    farMinutes: 90,
    remoteTravel: 0.8,
    quality: { assured: 1, aged: 0.7, daysToAge: 365, due: 0.5, notYet: 0.3 },
    usualCeilingPence: 60_000,
    atCeiling: 0.4,
    freshDays: 30,
    staleDays: 365,
    otherSide: 0.3,
  },
};

/**
 * The model an authority ranks with.
 * @param reach the authority's setting: nearer offers first, or place makes no difference
 */
export function modelFor(reach: 'local' | 'outward'): Model {
  return { ...MODEL_1, outlook: reach === 'local' ? 'local-first' : 'neutral' };
}
