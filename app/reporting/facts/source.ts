import type { Reading } from '../figures/reading';

/** What the facts of cases are read for. */
export type FactSource = Pick<Reading, 'viewer' | 'handle' | 'today' | 'calendar'>;
