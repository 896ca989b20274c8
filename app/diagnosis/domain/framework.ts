import type { Phase } from './support-vocabulary';

export const REVIEW_CADENCES = ['yearly', 'termly', 'half-termly'] as const;
export type ReviewCadence = (typeof REVIEW_CADENCES)[number];

export const FUNDERS = ['authority', 'shared', 'school'] as const;
export type Funder = (typeof FUNDERS)[number];

/**
 * What a school in a band gets and owes (DOMAIN: banding frameworks). Days are half-days of adviser time in an
 * academic year that the authority pays for, beyond the core offer.
 */
export type BandTerms = {
  /** How often progress is reviewed, at first. */
  review: ReviewCadence;
  /** Null where the framework sets no allowance, and days are settled with each school. */
  adviserHalfDays: { least: number; most: number } | null;
  /** Who pays for brokered support, by kind of school. */
  funding: { maintained: Funder; academy: Funder };
  /** What the band opens or asks for, one sentence each. */
  opens: readonly string[];
  requires: readonly string[];
  /** Whether its schools are invited to offer support to others. */
  invitedToRegister: boolean;
  /** Whether Improvement Reviews are held. */
  improvementReviews: boolean;
};

export const CRITERION_THEMES = [
  'progress',
  'attainment',
  'post-16',
  'trend',
  'pupil-premium',
  'gaps',
  'inspection',
  'areas-for-improvement',
  'capacity',
  'self-evaluation',
  'teaching',
  'assessment',
  'behaviour-safety',
  'attendance',
  'governance',
  'leadership',
  'parents',
  'send',
  'finance',
  'safeguarding',
] as const;
export type CriterionTheme = (typeof CRITERION_THEMES)[number];

/**
 * How a criterion is answered from data: an indicator against a fixed figure, the authority, England or similar
 * schools. A criterion without a test is answered by a person.
 */
export type CriterionTest = {
  indicator: string;
  /** Met when the value is at least, at most, or one of. */
  is: 'at-least' | 'at-most' | 'one-of';
  /**
   * A figure; a comparator, to which the margin is added before comparing, in the indicator's own unit (−5 with
   * `at-most` means 5 or more below it); or values of a coded indicator.
   */
  than:
    | { figure: number }
    | { comparator: 'authority' | 'england' | 'similar'; margin: number }
    | { oneOf: readonly string[] };
};

/** One criterion of a band. `points-to` means that meeting it is a reason for this band. */
export type CriterionData = {
  /**
   * `band.point`, or `band.point.part` where one point of the source is asked in several parts, as reading, writing
   * and mathematics, or primary and secondary. Stays the same from version to version.
   */
  key: string;
  theme: CriterionTheme;
  /** The band it points to. */
  band: string;
  /** Phases it is for; empty means all. */
  phases: readonly Phase[];
  /** In our own words, as a head reads it. */
  text: string;
  test: CriterionTest | null;
  /** Focus areas it suggests as needs when it is not met (or, for a band of concern, when it is). */
  suggests: readonly string[];
};

/** A band as a framework has it, from the one that needs least support to the one that needs most. */
export type FrameworkBand = {
  key: string;
  name: string;
  letter: string;
  /** 1 is served first; comparable across frameworks, and so the same in every version. */
  priority: 1 | 2 | 3 | 4;
  meaning: string;
  terms?: BandTerms;
};

/** What a version of a framework says; authorities change their copy by making the next version. */
export type FrameworkContent = {
  bands: readonly FrameworkBand[];
  criteria: readonly CriterionData[];
};
