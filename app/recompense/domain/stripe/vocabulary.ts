/** What is asked of Stripe. */
export const STRIPE_CALLS = ['bill', 'unbill', 'transfer'] as const;
export type StripeCallKind = (typeof STRIPE_CALLS)[number];

export const STRIPE_CALL_STATES = ['waiting', 'done', 'failed', 'dropped'] as const;
export type StripeCallState = (typeof STRIPE_CALL_STATES)[number];

export const STRIPE_EVENT_STATES = ['waiting', 'done', 'ignored', 'held', 'failed'] as const;
export type StripeEventState = (typeof STRIPE_EVENT_STATES)[number];

/** Where Stripe and the record disagree, or money came that nothing asks for: a person decides. */
export const HELD_STATES = ['open', 'resolved'] as const;
export type HeldState = (typeof HELD_STATES)[number];

export const HELD_KINDS = [
  'amount',
  'currency',
  'unknown-invoice',
  'not-open',
  'overpaid',
  'refund',
  'dispute',
  'transfer',
] as const;
export type HeldKind = (typeof HELD_KINDS)[number];
