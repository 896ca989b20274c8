import type { Plainly } from './book';

/** Figures of `app/reporting/supply`, worked out from the tables alone. */
export const SUPPLY_PLAINLY: Readonly<Record<string, Plainly>> = {};
