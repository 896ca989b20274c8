/** What a visit is for: support under an agreement, or one of the link adviser's four typed visits (Norfolk). */
export const VISIT_KINDS = [
  'support',
  'data-and-targets',
  'self-evaluation',
  'challenge-and-support',
  'performance-management',
] as const;
export type VisitKind = (typeof VISIT_KINDS)[number];

/** A visit is planned, then held (and, but for performance management, written up), or called off with a reason. */
export const VISIT_STATES = ['planned', 'held', 'called-off'] as const;
export type VisitState = (typeof VISIT_STATES)[number];

export const VISIT_MODES = ['at-school', 'elsewhere', 'remote'] as const;
export type VisitMode = (typeof VISIT_MODES)[number];

/** An agreed action: open until it is done or dropped with a reason. */
export const ACTION_STATES = ['open', 'done', 'dropped'] as const;
export type ActionState = (typeof ACTION_STATES)[number];

/** Who an action falls to: a party of the agreement, or somebody named. */
export const ACTION_OWNERS = [
  'client-head',
  'client-chair',
  'provider',
  'home-head',
  'service',
  'other',
] as const;
export type ActionOwner = (typeof ACTION_OWNERS)[number];
