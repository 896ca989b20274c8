/** An Improvement Review is planned, then held; or called off; or, recorded by mistake, withdrawn with a reason. */
export const REVIEW_STATES = ['planned', 'held', 'called-off', 'withdrawn'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** How often reviews are held, the closest first; the chair decides where there is disagreement. */
export const REVIEW_FREQUENCIES = ['monthly', 'half-termly', 'termly', 'twice-yearly'] as const;
export type ReviewFrequency = (typeof REVIEW_FREQUENCIES)[number];

/** Who sits in the task group (Walsall). */
export const REVIEW_ROLES = [
  'chair-of-review',
  'head',
  'chair-of-governors',
  'adviser',
  'assistant-director',
  'provider',
  'diocese-or-trust',
  'other',
] as const;
export type ReviewRole = (typeof REVIEW_ROLES)[number];

/** Progress towards one outcome, always said in words, colour second. */
export const RAG = ['on-track', 'at-risk', 'off-track'] as const;
export type Rag = (typeof RAG)[number];
