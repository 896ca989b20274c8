/** Who can give support (DOMAIN: Who uses it). A teaching school is an organisation; the rest are people. */
export const DESIGNATIONS = ['NLE', 'LLE', 'SLE', 'NLG', 'TSA'] as const;
export type Designation = (typeof DESIGNATIONS)[number];

export const QA_STATES = ['assured', 'due', 'lapsed', 'not-yet'] as const;
/** Quality assurance by the authority: current, due within a term, out of date, or never done. */
export type QaState = (typeof QA_STATES)[number];

export const APPETITES = ['looking', 'open', 'not-now'] as const;
/** Whether a provider wants work now: looking for it, open to it, or not now (with a reason). */
export type Appetite = (typeof APPETITES)[number];

export const OFFER_STATES = ['draft', 'published', 'withdrawn'] as const;
export type OfferState = (typeof OFFER_STATES)[number];

export const PHASES = ['nursery', 'primary', 'secondary', 'post-16', 'all-through', 'special'] as const;
/** Phases an offer serves. `special` covers special schools and pupil referral units. */
export type Phase = (typeof PHASES)[number];

export const FORMATS = ['coaching', 'in-school', 'programme', 'review', 'training', 'mentoring', 'remote'] as const;
/** How support is given. */
export type Format = (typeof FORMATS)[number];
