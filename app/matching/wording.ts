import { termWords } from '~/kernel/academic-year';
import { daysWords } from '~/kernel/days';
import { list } from '~/kernel/words';
import type { Tone } from '~/ui';
import type { DeclineCode, EndCode } from './domain/declines';
import type { ExclusionCode } from './domain/inputs';
import type { ProposalState } from './domain/proposal-states';
import type { ShortlistState } from './domain/shortlist-states';

export const STATE_NAMES: Record<ProposalState, string> = {
  shortlisted: 'Put forward',
  chosen: 'Chosen by the school',
  invited: 'Waiting for an answer',
  accepted: 'Waiting for release',
  released: 'Waiting for approval',
  approved: 'Approved',
  declined: 'Not able to help',
  expired: 'Not answered in time',
  withdrawn: 'Withdrawn',
  'stood-down': 'Not needed this time',
};
export const STATE_TONES: Record<ProposalState, Tone> = {
  shortlisted: 'grey',
  chosen: 'blue',
  invited: 'yellow',
  accepted: 'yellow',
  released: 'yellow',
  approved: 'green',
  declined: 'grey',
  expired: 'grey',
  withdrawn: 'grey',
  'stood-down': 'grey',
};

export const SHORTLIST_NAMES: Record<ShortlistState, string> = {
  making: 'Being put together',
  shared: 'With the school',
  'others-asked': 'Others asked for',
  chosen: 'Partner chosen',
};
export const SHORTLIST_TONES: Record<ShortlistState, Tone> = {
  making: 'grey',
  shared: 'yellow',
  'others-asked': 'blue',
  chosen: 'green',
};

/** Reasons a provider chooses from, in their own voice. */
export const DECLINE_CHOICES: Record<DeclineCode, string> = {
  'no-capacity': 'I have no days to give at the moment',
  timing: 'The timing does not suit',
  'not-my-specialism': 'It is not my specialism',
  conflict: 'There is a conflict of interest',
  distance: 'It is too far to travel',
  'home-school-needs-me': 'My own school needs me',
  other: 'Another reason',
};

/** The same reasons as the broker reads them. */
export const END_REASONS: Record<EndCode, string> = {
  'no-capacity': 'No days to give at the moment',
  timing: 'The timing does not suit',
  'not-my-specialism': 'Not their specialism',
  conflict: 'A conflict of interest',
  distance: 'Too far to travel',
  'home-school-needs-me': 'Their own school needs them',
  other: 'Another reason',
  'home-school': 'The home school cannot release them',
  'no-answer': 'No answer in time',
};

/** Exclusions in two or three words, for the filter. */
export const EXCLUSION_NAMES: Record<ExclusionCode, string> = {
  'not-published': 'Not published',
  'same-school': 'From the school itself',
  'same-trust': 'Same trust',
  conflict: 'Conflict of interest',
  'designation-not-begun': 'Designation not begun',
  'designation-lapsed': 'Designation ended',
  'qa-lapsed': 'Quality assurance out of date',
  'home-school-closed': 'Home school closed',
  'home-school-not-free': 'Home school not in a position to support',
  'other-authority': 'Not open to other authorities',
  'not-now': 'Not taking on more',
  phase: 'Other phases',
  'no-shared-focus': 'Other focus areas',
  'no-free-days': 'No free days',
  'too-far': 'Beyond the travel limit',
  parked: 'Declined recently',
  'over-ceiling': 'Above the day rate',
};

/** "3 days in the spring term 2027 and 2 days in the summer term 2027". */
export function daysByTermWords(days: Readonly<Record<string, number>>): string {
  const parts = Object.entries(days)
    .filter(([, halfDays]) => halfDays > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([term, halfDays]) => `${daysWords(halfDays)} in the ${termWords(term)}`);
  return parts.length > 0 ? list(parts) : 'Not set yet';
}

/** "the spring term 2027 to the summer term 2027". */
export function windowWords(terms: readonly string[]): string {
  const [first] = terms;
  const last = terms.at(-1);
  if (!first || !last) return 'Not set';
  return first === last ? `the ${termWords(first)}` : `the ${termWords(first)} to the ${termWords(last)}`;
}

/** What happened, as a sentence of the timeline. `{provider}` and `{school}` are filled in. */
export const EVENT_SENTENCES: Record<string, string> = {
  'proposal.shortlisted': '{provider} was put forward',
  'proposal.taken-off': '{provider} was taken off the shortlist',
  'proposal.chosen': '{school} chose {provider}',
  'proposal.choice-taken-back': '{school} took its choice back',
  'proposal.invited': '{provider} was asked, and the days were held',
  'proposal.accepted': '{provider} accepted',
  'proposal.accepted-and-released': '{provider} accepted, with the release of the home school',
  'proposal.declined': '{provider} was not able to take this on',
  'proposal.released': 'The home school released {provider}',
  'proposal.release-refused': 'The home school could not release {provider}',
  'proposal.approved': 'The partnership was approved',
  'proposal.expired': 'The date to answer passed, and the days were freed',
  'deadline.moved': 'The date to answer moved, as the term dates of schools changed',
  'proposal.withdrawn': 'The invitation was withdrawn, and the days were freed',
  'proposal.stood-down': 'The school will work with another partner, and the days were freed',
  'proposal.not-needed': 'The school will work with another partner',
};
