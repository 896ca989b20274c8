/**
 * A claim: the provider's account of what is due. The client school answers each line; the service approves, which makes
 * the invoice and the payment.
 */
export const CLAIM_STATES = [
  'draft',
  'submitted',
  'queried',
  'confirmed',
  'approved',
  'withdrawn',
  'declined',
] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

/** What a line is for: days of a visit, an instalment of the agreed sum, or an expense under the cap. */
export const CLAIM_LINE_KINDS = ['days', 'instalment', 'expense'] as const;
export type ClaimLineKind = (typeof CLAIM_LINE_KINDS)[number];

/** What the client school says of a line. */
export const LINE_ANSWERS = ['waiting', 'confirmed', 'queried'] as const;
export type LineAnswer = (typeof LINE_ANSWERS)[number];

/** What the service decides of a line. */
export const LINE_DECISIONS = ['allowed', 'removed'] as const;
export type LineDecision = (typeof LINE_DECISIONS)[number];

/** An approved claim looked into: evidence asked for, given, and judged. */
export const SAMPLE_STATES = ['asked', 'given', 'satisfied', 'clawed-back'] as const;
export type SampleState = (typeof SAMPLE_STATES)[number];

/** Why a claim is sampled: drawn, above the amount that is always looked at, or a person's choice. */
export const SAMPLE_GROUNDS = ['drawn', 'above-amount', 'chosen', 'visit-changed'] as const;
export type SampleGround = (typeof SAMPLE_GROUNDS)[number];
