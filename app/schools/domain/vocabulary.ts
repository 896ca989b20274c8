/** A school's standing in the register of establishments, from GIAS's status codes 1–4. */
export const STATUS_GROUPS = ['open', 'closed', 'proposed'] as const;
/** "Open, but proposed to close" is `open`; "Proposed to open" is `proposed`. */
export type StatusGroup = (typeof STATUS_GROUPS)[number];

export const LINK_KINDS = ['successor', 'predecessor', 'other'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];
