import type { Plainly } from './book';

/** Figures of `app/reporting/days`, worked out from the tables alone. */
export const DAYS_PLAINLY: Readonly<Record<string, Plainly>> = {};
