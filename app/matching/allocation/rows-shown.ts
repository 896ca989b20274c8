import type { EquityTable } from '../domain/plan/equity';
import type { ProposalState } from '../domain/proposal-states';
import type { Factor } from '../domain/score';
import type { OfferCard } from '../queries/offers.server';
import type { PlanFigures, PlanHead } from './queries.server';

export const ROWS_PER_PAGE = 20;

/** Which rows of a plan are shown. */
export const ROW_FILTERS = ['all', 'unmet', 'differs', 'changed'] as const;
export type RowFilter = (typeof ROW_FILTERS)[number];

export type OfferShown = { offerId: string; card: OfferCard | null; score: number; factors: Factor[] };

/** One request of a plan as the page shows it. */
export type RowShown = {
  requestId: string;
  ref: string;
  schoolName: string;
  band: { name: string; letter: string; priority: number } | null;
  /** "Writing at key stage 2. 4 days, in the spring term 2027". */
  asks: string;
  today: { name: string; state: ProposalState }[];
  planned: (OfferShown & { days: string; pence: number }) | null;
  alone: OfferShown | null;
  options: number;
  why: string;
  lost: string | null;
  mark: 'chosen' | 'kept' | null;
};

export type PlanView = {
  head: PlanHead;
  ready: {
    rows: RowShown[];
    total: number;
    page: number;
    filter: RowFilter;
    counts: Record<RowFilter, number>;
    equity: EquityTable[];
    extra: string[];
    /** The price of the best total, in sentences. */
    fairness: string[];
    figures: PlanFigures;
    underWay: { id: string; ref: string; schoolName: string; partner: string; state: ProposalState }[];
    /** Plan rows that can still be put forward: met, and not on the shortlist yet. */
    open: number;
  } | null;
};
