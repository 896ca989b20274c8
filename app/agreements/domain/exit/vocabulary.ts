/** What became of an outcome, as judged at the end. Scores: met 1, partly ½, not met 0 (`achievement.ts`). */
export const OUTCOME_RESULTS = ['met', 'partly', 'not-met'] as const;
export type OutcomeResult = (typeof OUTCOME_RESULTS)[number];

/** Who evaluates the support, each apart from the others. */
export const EVALUATORS = ['client-head', 'provider', 'service'] as const;
export type Evaluator = (typeof EVALUATORS)[number];

/** Why an agreement came to its end. */
export const EXIT_GROUNDS = ['criteria-met', 'term-ended', 'early'] as const;
export type ExitGround = (typeof EXIT_GROUNDS)[number];
