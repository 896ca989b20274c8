import { LEAST_CASES, STRENGTH, USUAL_PRIOR } from '~/directory/domain/track-record';

/**
 * The model: how much each factor weighs, and every constant of the formula, apart from the formula itself
 * (`formulas.ts`, `score.ts`). A run keeps the model it used. Weights are points out of 100.
 */
export const FACTOR_KEYS = [
  'specialism',
  'designation',
  'likeness',
  'timing',
  'travel',
  'trackRecord',
  'quality',
  'cost',
  'freshness',
  'fairUse',
  'local',
  'scarcity',
] as const;
export type FactorKey = (typeof FACTOR_KEYS)[number];

/** Points each factor gives at most: whole, none below 0, together 100. */
export type Weights = Readonly<Record<FactorKey, number>>;

/** Whether an authority looks near home first, beyond its border first, or makes no difference. */
export type Outlook = 'local-first' | 'neutral' | 'outward-looking';

export type Model = {
  /** Version of the formula and its constants. Versions of an authority's weights are counted apart. */
  version: string;
  /** What is not there weighs nothing, and is not spoken of: model 1 knew two factors fewer. */
  weights: Readonly<Partial<Record<FactorKey, number>>>;
  /** Version of the authority's own weights; absent where it uses the usual ones. */
  weightsVersion?: number;
  outlook: Outlook;
  constants: Constants;
};

export type Constants = {
  /** Credit for an offer in an area related to the need's, but not the area itself. */
  relatedCredit: number;
  /** A need's weight is its severity, times this when no baseline has been measured. */
  unmeasuredFactor: number;
  /** Fit of a designation by its place in the focus area's list (closest first), and when not in it. */
  designationByPlace: readonly number[];
  designationOther: number;
  /** Where nothing but a programme is asked for: what is left of the fit of those who are no teaching school. */
  programmeElsewhere?: number;
  /** Share of the designation factor that goes to the format asked for. */
  formatShare: number;
  /** Shares of likeness; what is not known counts as half. `type` since model 2. */
  likeness: { phase: number; size: number; disadvantage: number; setting: number; type?: number };
  /** Difference in pupils eligible for free meals, in percentage points, at which likeness is 0. */
  disadvantageSpan: number;
  /** Doublings of the number of pupils at which likeness in size is 0. Since model 2. */
  sizeDoublings?: number;
  /** Share of timing for how many of the days asked for are free; the rest is for an early start. */
  timingDaysShare: number;
  /** Half-days taken as asked for when the school left it open. */
  usualHalfDays: number;
  /** Estimated minutes within which travel is full points, and from which it is none. */
  nearMinutes: number;
  farMinutes: number;
  /** Travel of an offer that can work remotely where that is welcome: at least this. */
  remoteTravel: number;
  /**
   * Outcomes that the register's mean counts for beside a provider's own, and that mean before there are any. Since model
   * 3 both are worked out from the records where there are enough (`estimatePrior` of the directory), within bounds, and
   * no figure is said of fewer than the least number of cases.
   */
  track?: { prior: number; usual: number; least?: number; most?: number; leastCases?: number };
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
  /** Price of a day, in points of score it would earn elsewhere, at which scarcity gives nothing. */
  scarcePrice?: number;
};

const CONSTANTS_1: Constants = {
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
};

/** The first version, for runs that were made with it. Changing a figure makes a new version. */
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
  constants: CONSTANTS_1,
};

/** What an authority uses that has not set weights of its own. */
export const USUAL_WEIGHTS: Weights = {
  specialism: 30,
  designation: 10,
  likeness: 8,
  timing: 14,
  travel: 8,
  trackRecord: 8,
  quality: 5,
  cost: 6,
  freshness: 3,
  fairUse: 3,
  local: 3,
  scarcity: 2,
};

/**
 * The second version: related areas are a short list and no longer a whole group, a programme is a teaching school's
 * work, likeness is the distance used for similar schools, and track record and scarcity are new. Why, in the README.
 */
export const MODEL_2: Model = {
  version: '2',
  weights: USUAL_WEIGHTS,
  outlook: 'local-first',
  constants: {
    ...CONSTANTS_1,
    relatedCredit: 0.25,
    programmeElsewhere: 0.8,
    // As the distance between similar schools has them, without results, which are better at a school that helps, and
    // without nearness, which is travel.
    likeness: { phase: 0.35, size: 0.15, disadvantage: 0.2, setting: 0.1, type: 0.1 },
    sizeDoublings: 2,
    track: { prior: 10, usual: 0.6 },
    scarcePrice: 10,
  },
};

/**
 * The third version: an outcome met in part counts a half, how far a track record is drawn towards the average is worked
 * out from the records themselves, and no figure is said of a few cases.
 */
export const MODEL_3: Model = {
  ...MODEL_2,
  version: '3',
  constants: {
    ...MODEL_2.constants,
    track: {
      prior: USUAL_PRIOR.strength,
      usual: USUAL_PRIOR.mean,
      least: STRENGTH.least,
      most: STRENGTH.most,
      leastCases: LEAST_CASES,
    },
  },
};

/** Whether a run was made with the first version, whose formulas are kept for it. */
export function isModel1({ version }: Pick<Model, 'version'>): boolean {
  return version === MODEL_1.version;
}

/**
 * The model an authority ranks with.
 * @param reach the authority's setting: nearer offers first, or place makes no difference
 * @param own the authority's weights in force, or null for the usual ones
 */
export function modelFor(
  reach: 'local' | 'outward',
  own: { weights: Weights; version: number } | null = null,
): Model {
  const outlook: Outlook = reach === 'local' ? 'local-first' : 'neutral';
  return own
    ? { ...MODEL_3, outlook, weights: own.weights, weightsVersion: own.version }
    : { ...MODEL_3, outlook };
}

/** What is wrong with weights, as codes; empty when they may be used. */
export type WeightsProblem =
  | { code: 'not-whole'; key: FactorKey }
  | { code: 'below-0'; key: FactorKey }
  | { code: 'not-100'; sum: number };

/** Weights must be whole, none below 0, and add up to 100: so that a score is a whole number out of 100. */
export function weightsProblems(weights: Readonly<Partial<Record<FactorKey, number>>>): WeightsProblem[] {
  const problems: WeightsProblem[] = [];
  let sum = 0;
  for (const key of FACTOR_KEYS) {
    const weight = weights[key];
    if (weight === undefined || !Number.isInteger(weight)) problems.push({ code: 'not-whole', key });
    else if (weight < 0) problems.push({ code: 'below-0', key });
    sum += weight ?? 0;
  }
  if (problems.length === 0 && sum !== 100) problems.push({ code: 'not-100', sum });
  return problems;
}

/** Stored weights as weights, or null where they are not; a factor they do not name weighs nothing. */
export function readWeights(stored: Readonly<Record<string, number>>): Weights | null {
  const weight = (key: FactorKey) => stored[key] ?? 0;
  const weights: Weights = {
    specialism: weight('specialism'),
    designation: weight('designation'),
    likeness: weight('likeness'),
    timing: weight('timing'),
    travel: weight('travel'),
    trackRecord: weight('trackRecord'),
    quality: weight('quality'),
    cost: weight('cost'),
    freshness: weight('freshness'),
    fairUse: weight('fairUse'),
    local: weight('local'),
    scarcity: weight('scarcity'),
  };
  return weightsProblems(weights).length === 0 ? weights : null;
}
