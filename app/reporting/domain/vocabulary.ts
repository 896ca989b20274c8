/** What a trajectory counts: schools, or the pupils on their rolls. */
export const TRAJECTORY_MEASURES = ['schools', 'pupils'] as const;
export type TrajectoryMeasure = (typeof TRAJECTORY_MEASURES)[number];

/** Reports that are saved with the figures of their day. */
export const REPORT_KINDS = ['director', 'scrutiny', 'school', 'provider'] as const;
/** The term's report to the director; the aggregates for members; a school's year for its governors; a provider's own. */
export type ReportKind = (typeof REPORT_KINDS)[number];
