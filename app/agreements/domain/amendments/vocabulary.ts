/** An amendment is written, signed by those it concerns, and then in force; or it is withdrawn with a reason. */
export const AMENDMENT_STATES = ['draft', 'signing', 'in-force', 'withdrawn'] as const;
export type AmendmentState = (typeof AMENDMENT_STATES)[number];
