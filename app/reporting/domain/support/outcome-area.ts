import { SEVERAL_AREAS } from '../facts/cases';

/** A need of the request, as far as outcomes come from it. */
export type CaseNeed = { focusArea: string; measure: string };

/**
 * The focus area an outcome is counted under. An agreement's outcomes are drawn up from the needs of the request, measure
 * for measure, so that the need with the same measure says it; where the parties chose another measure, the request's
 * only focus area does, and of several none can be told.
 */
export function areaOfOutcome(measure: string, needs: readonly CaseNeed[]): string {
  const wanted = folded(measure);
  const same = new Set(
    needs.filter((need) => folded(need.measure) === wanted).map(({ focusArea }) => focusArea),
  );
  const areas = same.size > 0 ? same : new Set(needs.map(({ focusArea }) => focusArea));
  const [only] = areas;
  return areas.size === 1 && only !== undefined ? only : SEVERAL_AREAS;
}

const folded = (text: string) => text.trim().toLowerCase().replace(/\s+/g, ' ');
