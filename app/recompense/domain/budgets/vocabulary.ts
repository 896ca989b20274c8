/** What becomes of money promised from a pot: asked of the lead where it needs their approval. */
export const COMMITMENT_STATES = ['asked', 'approved', 'declined', 'withdrawn', 'released'] as const;
export type CommitmentState = (typeof COMMITMENT_STATES)[number];

/**
 * Why a commitment needs the lead's approval: it asks for more than the pot has free; all commitments of its agreement
 * together come to more than the service may promise alone; the pot's dates and the agreement's do not meet.
 */
export const APPROVAL_GROUNDS = ['beyond-pot', 'above-threshold', 'other-dates'] as const;
export type ApprovalGround = (typeof APPROVAL_GROUNDS)[number];
