export {
  DESIGNATIONS,
  type Designation,
  FORMATS,
  type Format,
  PHASES,
  type Phase,
} from '~/diagnosis/domain/support-vocabulary';

export const QA_STATES = ['assured', 'due', 'lapsed', 'not-yet'] as const;
/** Quality assurance by the authority: current, due within a term, out of date, or never done. */
export type QaState = (typeof QA_STATES)[number];

export const APPETITES = ['looking', 'open', 'not-now'] as const;
/** Whether a provider wants work now: looking for it, open to it, or not now (with a reason). */
export type Appetite = (typeof APPETITES)[number];

export const OFFER_STATES = ['draft', 'published', 'withdrawn'] as const;
export type OfferState = (typeof OFFER_STATES)[number];
