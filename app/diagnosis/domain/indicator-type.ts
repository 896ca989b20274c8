import type { CriterionTheme } from './framework';
import type { Phase } from './support-vocabulary';

/** Where an indicator's values come from. `hand` is entered by the service because no file has it. */
export type IndicatorOrigin = 'ks2' | 'ofsted' | 'gias' | 'hand';

/**
 * `per-cent` and `percentage-points` on 0 to 100; `score` is a scaled or progress score; `rate` is for each 100
 * pupils; `coded` has one of `values` and no figure.
 */
export type IndicatorUnit = 'per-cent' | 'percentage-points' | 'score' | 'rate' | 'years' | 'coded';

/** One of the values of a coded indicator. */
export type CodedValue = { key: string; label: string };

/** Something known of a school that an analysis weighs, with how it is written and who may see it. */
export type Indicator = {
  key: string;
  label: string;
  theme: CriterionTheme;
  unit: IndicatorUnit;
  /** Whether more is better, less is better, or it says nothing by itself (`neither`, as the share of pupils). */
  direction: 'more' | 'less' | 'neither';
  keyStage: 'KS2' | 'KS4' | null;
  /** Phases it is for; empty means all. */
  phases: readonly Phase[];
  /** Shown to the head, the chair and the authority's brokers and leads alone. */
  sensitive: boolean;
  from: IndicatorOrigin;
  /** For coded ones, the most favourable first. */
  values?: readonly CodedValue[];
  /** Least and greatest figure that can be true, and how many decimals are shown. */
  range?: { least: number; most: number };
  decimals: 0 | 1 | 2;
  /** What exactly is measured, for the person who enters or reads it. */
  meaning: string;
  /** The summary indicator that this one explains in detail. */
  partOf?: string;
};
