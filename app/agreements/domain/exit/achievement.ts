import type { OutcomeResult } from './vocabulary';

/** Score of one outcome: met 1, partly met ½, not met 0. */
export const RESULT_SCORES: Readonly<Record<OutcomeResult, number>> = { met: 1, partly: 0.5, 'not-met': 0 };

/** What an agreement came to. */
export type Achievement = {
  /** Mean of the scores of the outcomes judged, 0 to 1; null where none is judged: that is not nought. */
  score: number | null;
  judged: number;
  met: number;
  partly: number;
  notMet: number;
};

/**
 * The achievement of an agreement: the mean of its outcomes' scores. Each outcome weighs the same, as the parties agreed on
 * them without weights. It says how far what was agreed was reached, not what the support was the cause of.
 * @param results of the outcomes; null for one not judged, which is left out
 */
export function achievementOf(results: readonly (OutcomeResult | null)[]): Achievement {
  const judged = results.filter((result) => result !== null);
  const of = (result: OutcomeResult) => judged.filter((one) => one === result).length;
  const sum = judged.reduce((total, result) => total + RESULT_SCORES[result], 0);
  return {
    score: judged.length === 0 ? null : sum / judged.length,
    judged: judged.length,
    met: of('met'),
    partly: of('partly'),
    notMet: of('not-met'),
  };
}
