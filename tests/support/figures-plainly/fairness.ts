import type { Plainly } from './book';

/** Figures of `app/reporting/fairness`, worked out from the tables alone. */
export const FAIRNESS_PLAINLY: Readonly<Record<string, Plainly>> = {};
