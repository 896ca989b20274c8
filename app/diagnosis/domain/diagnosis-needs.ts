import type { AnalysisBand, CriterionResult } from './analysis-types';
import { isFocusArea } from './focus-areas';

/** A band of this priority is of no concern: there a criterion that is _not_ met is what to work on. */
const NO_CONCERN = 4;

/** A focus area that a diagnosis points to, with the criteria that do, those with a figure first. */
export type SuggestedNeed = { focusArea: string; because: readonly CriterionResult[] };

/**
 * Needs that a diagnosis suggests: from criteria met of a band of concern, and ones not met of a band without. What is
 * not known suggests nothing. The focus area with most reasons comes first.
 */
export function suggestedNeeds(
  results: readonly CriterionResult[],
  bands: readonly AnalysisBand[],
): SuggestedNeed[] {
  const priority = new Map(bands.map((band) => [band.key, band.priority]));
  const found = new Map<string, CriterionResult[]>();
  for (const result of results) {
    const concern = (priority.get(result.band) ?? NO_CONCERN) < NO_CONCERN;
    if (result.answer !== (concern ? 'met' : 'not-met')) continue;
    for (const area of result.suggests.filter(isFocusArea))
      found.set(area, [...(found.get(area) ?? []), result]);
  }
  const hasFigure = ({ evidence }: CriterionResult) => (evidence && evidence.value !== null ? 0 : 1);
  return [...found]
    .map(([focusArea, because]) => ({
      focusArea,
      because: [...because].sort((a, b) => hasFigure(a) - hasFigure(b)),
    }))
    .sort((a, b) => b.because.length - a.because.length || (a.focusArea < b.focusArea ? -1 : 1));
}

/** What a need takes over from the criterion: its measure with the figure, when it is from, and the reason. */
export function needFromCriterion(result: CriterionResult, focusArea: string): Record<string, string> {
  const { evidence, why } = result;
  const date = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);
  return {
    focusArea,
    evidence: result.by === 'figure' ? why : `${result.text} ${why}`,
    ...(evidence && evidence.value !== null
      ? {
          measure: evidence.name,
          unit: evidence.unit || 'points',
          baseline: String(evidence.value),
          baselineOn: date(evidence.period) ? evidence.period : evidence.on,
          baselineSource: evidence.source,
        }
      : {}),
  };
}
