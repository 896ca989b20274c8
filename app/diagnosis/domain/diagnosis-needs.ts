import type { AnalysisBand, CriterionResult } from './analysis-types';
import { isFocusArea } from './focus-areas';

/** A band of this priority is of no concern: there a criterion that is _not_ met is what to work on. */
const NO_CONCERN = 4;

/** A criterion that gives reason for a need, and the focus areas it points to. */
export type SuggestedNeed = { result: CriterionResult; focusAreas: readonly string[] };

/**
 * Criteria of a diagnosis that suggest needs: met ones of a band of concern, and ones not met of a band without. What is
 * not known suggests nothing.
 */
export function suggestedNeeds(
  results: readonly CriterionResult[],
  bands: readonly AnalysisBand[],
): SuggestedNeed[] {
  const priority = new Map(bands.map((band) => [band.key, band.priority]));
  return results.flatMap((result) => {
    const concern = (priority.get(result.band) ?? NO_CONCERN) < NO_CONCERN;
    const focusAreas = result.suggests.filter(isFocusArea);
    return result.answer === (concern ? 'met' : 'not-met') && focusAreas.length > 0
      ? [{ result, focusAreas }]
      : [];
  });
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
