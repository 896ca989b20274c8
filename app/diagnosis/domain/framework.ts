import type { Phase } from './support-vocabulary';

/**
 * What a school in a band gets and owes (DOMAIN: banding frameworks). Days are half-days of adviser time in an
 * academic year that the authority pays for, beyond the core offer.
 */
export type BandTerms = {
  /** How often progress is reviewed, at first. */
  review: 'yearly' | 'termly' | 'half-termly';
  adviserHalfDays: { least: number; most: number };
  /** Who pays for brokered support, by kind of school. */
  funding: { maintained: 'authority' | 'shared' | 'school'; academy: 'authority' | 'shared' | 'school' };
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
  /** A figure; or a comparator with a margin in the indicator's own unit. */
  than:
    | { figure: number }
    | { comparator: 'authority' | 'england' | 'similar'; margin: number }
    | { oneOf: readonly string[] };
};

/** One criterion of a band. `points-to` means that meeting it is a reason for this band. */
export type CriterionData = {
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
