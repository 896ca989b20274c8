import type { ActingAs, LookedAt } from '~/accounts/domain/access-log';

/** What was looked at, as a page says it. */
export const LOOKED_AT_WORDS: Record<LookedAt, string> = {
  diagnosis: 'Diagnosis',
  bands: 'Bands and why they were agreed',
  evidence: 'File of evidence',
  'visit-note': 'Note of a visit',
  'review-pack': 'Evidence pack of a review',
  'review-minutes': 'Minutes of a review',
  'restricted-note': 'Restricted note',
  'authority-export': 'Full export of the authority',
};

/** As what somebody looked. */
export const ACTING_AS_WORDS: Record<ActingAs, string> = {
  head: 'Headteacher of this school',
  chair: 'Chair of governors of this school',
  lead: 'Head of service of the authority',
  broker: 'Broker of the authority',
  leader: 'Provider of the support',
  'other-head': 'Head or chair of a school that takes part, or that followed this one',
  other: 'Other',
};
