/** Steps of a visit that have a page of their own: the last part of its address. */
export const VISIT_STEPS = ['move', 'call-off', 'held', 'record', 'correct', 'check', 'feedback'] as const;
export type VisitStep = (typeof VISIT_STEPS)[number];

/** Whether text names a step. */
export function isVisitStep(text: string): text is VisitStep {
  return VISIT_STEPS.some((step) => step === text);
}

/** Steps of an agreed action that have a page of their own. */
export const ACTION_STEPS = ['done', 'drop', 'date'] as const;
export type ActionStep = (typeof ACTION_STEPS)[number];

/** Whether text names a step of an action. */
export function isActionStep(text: string): text is ActionStep {
  return ACTION_STEPS.some((step) => step === text);
}
