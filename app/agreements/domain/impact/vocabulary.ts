/** When a measure was read: at each visit or review, at exit, and one or two terms after it. */
export const POINT_KINDS = ['interim', 'visit', 'review', 'exit', 'sustained'] as const;
export type PointKind = (typeof POINT_KINDS)[number];
