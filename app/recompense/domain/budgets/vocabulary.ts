/** What becomes of money promised from a pot: asked of the lead where it needs their approval. */
export const COMMITMENT_STATES = ['asked', 'approved', 'declined', 'withdrawn', 'released'] as const;
export type CommitmentState = (typeof COMMITMENT_STATES)[number];

/** Why a commitment needs the lead's approval. */
export const APPROVAL_GROUNDS = ['beyond-pot', 'above-threshold'] as const;
export type ApprovalGround = (typeof APPROVAL_GROUNDS)[number];
