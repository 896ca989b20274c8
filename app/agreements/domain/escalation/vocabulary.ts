/** Whose powers apply: the authority's for a maintained school; an academy goes by its trust and the department. */
export const ESCALATION_ROUTES = ['maintained', 'academy'] as const;
export type EscalationRoute = (typeof ESCALATION_ROUTES)[number];

/** Every step there is, on either route. Which belongs to which, in which order: `steps.ts`. */
export const ESCALATION_STEPS = [
  'school-told',
  'written-report',
  'directors-letter',
  'warning-notice',
  'formal-intervention',
  'raised-with-trust',
  'raised-with-department',
] as const;
export type EscalationStep = (typeof ESCALATION_STEPS)[number];

export const ESCALATION_STATES = ['open', 'ended'] as const;
export type EscalationState = (typeof ESCALATION_STATES)[number];

/** Which way a step goes: up, down, out, or over to the other route where a school has converted. */
export const ESCALATION_DIRECTIONS = ['up', 'down', 'end', 'route'] as const;
export type EscalationDirection = (typeof ESCALATION_DIRECTIONS)[number];
