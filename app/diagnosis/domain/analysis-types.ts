import type { Trend } from './analysis-trend';
import type { CriterionData, CriterionTheme } from './framework';
import type { Phase } from './support-vocabulary';

/** A band as the analysis needs it: `priority` 1 is of most concern. */
export type AnalysisBand = { key: string; name: string; priority: number };

/** One value of an indicator for a school, with where it is from. `value` null: `text` says what stands there. */
export type IndicatorPoint = {
  period: string;
  value: number | null;
  text: string | null;
  source: string;
  /** When the figure was published or entered, `YYYY-MM-DD`. */
  on: string;
};

export type ComparatorKind = 'authority' | 'england' | 'similar';

/** A figure to compare with, for the same indicator. */
export type ComparatorPoint = { kind: ComparatorKind; period: string; value: number; source: string };

/** An indicator as people read it; `say` gives a coded value in words. */
export type IndicatorWords = { name: string; unit: string; say?: (code: string) => string };

/** How a person answered a criterion that no figure answers. */
export type JudgedAnswer = { answer: 'met' | 'not-met'; note: string };

export type AnalysisInput = {
  bands: readonly AnalysisBand[];
  criteria: readonly CriterionData[];
  /** Phases of the school, the closest first. */
  phases: readonly Phase[];
  /** Values by indicator, in any order. */
  values: ReadonlyMap<string, readonly IndicatorPoint[]>;
  comparators: ReadonlyMap<string, readonly ComparatorPoint[]>;
  /** The indicator's words; null for one no longer known. */
  describe(indicator: string): IndicatorWords | null;
  /** Answers of people by criterion, for criteria that no figure answers. */
  judged?: ReadonlyMap<string, JudgedAnswer>;
};

export type CriterionAnswer = 'met' | 'not-met' | 'not-known';

/** The evidence behind an answer. */
export type EvidencePoint = {
  indicator: string;
  name: string;
  unit: string;
  period: string;
  value: number | null;
  text: string | null;
  source: string;
  on: string;
};

/** One criterion answered, as kept with the diagnosis: it says all it needs without the framework. */
export type CriterionResult = {
  key: string;
  theme: CriterionTheme;
  /** The band it points to. */
  band: string;
  text: string;
  suggests: readonly string[];
  answer: CriterionAnswer;
  /** From a figure, from a person, or from neither. */
  by: 'figure' | 'person' | 'nobody';
  evidence: EvidencePoint | null;
  comparator: ComparatorPoint | null;
  trend: Trend;
  /** Why it is answered so, or what is missing, in a sentence. */
  why: string;
  /** Why no figure answers it; null when one does. Kept when a person answers instead. */
  missing: string | null;
};

/** What is known of one band. */
export type BandTally = {
  band: string;
  name: string;
  criteria: number;
  known: number;
  met: number;
  outcome: 'reached' | 'not-reached' | 'too-little-known';
};

/** The band proposed, or none, and why. `drivers` are keys of the criteria met that point to it. */
export type BandProposal = {
  band: string | null;
  drivers: readonly string[];
  reason: string;
  tallies: readonly BandTally[];
};

export type Analysis = { results: readonly CriterionResult[]; proposal: BandProposal };
