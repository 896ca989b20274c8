import { type TermKey, termWords } from '~/kernel/academic-year';
import { calendarDate } from '~/kernel/clock';
import { dateWords } from '~/kernel/words';
import type { Tone } from '~/ui';
import type { DesignationStanding, Freshness } from './domain/standing';
import type { Appetite, Designation, Format, OfferState, Phase, QaState } from './domain/vocabulary';

/** Designations by their full names, which their initials follow wherever there is room. */
export const DESIGNATION_NAMES: Record<Designation, string> = {
  NLE: 'National leader of education',
  LLE: 'Local leader of education',
  SLE: 'Specialist leader of education',
  NLG: 'National leader of governance',
  TSA: 'Teaching school alliance',
};

/** "Specialist leader of education (SLE)". */
export function designationWords(designation: Designation): string {
  return `${DESIGNATION_NAMES[designation]} (${designation})`;
}

export const PHASE_NAMES: Record<Phase, string> = {
  nursery: 'Nursery',
  primary: 'Primary',
  secondary: 'Secondary',
  'post-16': 'Post-16',
  'all-through': 'All-through',
  special: 'Special schools and pupil referral units',
};

export const FORMAT_NAMES: Record<Format, string> = {
  coaching: 'Coaching',
  'in-school': 'Working alongside staff in school',
  programme: 'A programme over several sessions',
  review: 'A review with recommendations',
  training: 'Training for staff or governors',
  mentoring: 'Mentoring a leader',
  remote: 'Support by video or telephone',
};

export const APPETITE_NAMES: Record<Appetite, string> = {
  looking: 'Looking for a school to support',
  open: 'Open to requests',
  'not-now': 'Not taking on new support now',
};
export const APPETITE_HINTS: Record<Appetite, string> = {
  looking: 'You have time and would like to be asked.',
  open: 'You are happy to be asked and will consider each request.',
  'not-now': 'You will not be matched until you change this. Support already agreed goes on.',
};
export const NOT_NOW_NEEDS_REASON = 'Enter the reason, so that the authority knows when to ask again';
export const APPETITE_TONES: Record<Appetite, Tone> = { looking: 'green', open: 'teal', 'not-now': 'grey' };

export const OFFER_STATE_NAMES: Record<OfferState, string> = {
  draft: 'Draft',
  published: 'Published',
  withdrawn: 'Withdrawn',
};
export const OFFER_STATE_TONES: Record<OfferState, Tone> = {
  draft: 'blue',
  published: 'green',
  withdrawn: 'grey',
};

export const QA_NAMES: Record<QaState, string> = {
  assured: 'Assured',
  due: 'Due within a term',
  lapsed: 'To be renewed',
  'not-yet': 'Not done yet',
};
export const QA_TONES: Record<QaState, Tone> = {
  assured: 'green',
  due: 'yellow',
  lapsed: 'amber',
  'not-yet': 'grey',
};

export const DESIGNATION_STANDING_NAMES: Record<DesignationStanding, string> = {
  'not-begun': 'Not begun yet',
  current: 'Current',
  lapsing: 'Ends within a term',
  lapsed: 'Ended',
};

/** "From 1 September 2024 to 31 August 2028", with what is known of it. */
export function designationDatesWords(from: string | null, to: string | null): string {
  if (from && to) return `From ${dateWords(from)} to ${dateWords(to)}`;
  if (from) return `From ${dateWords(from)}, no end date recorded`;
  if (to) return `Until ${dateWords(to)}`;
  return 'No dates recorded';
}

/** When a provider last said that something is right, in words. */
export function confirmedWords(lastConfirmedAt: Date | string | null, fresh: Freshness): string {
  if (lastConfirmedAt === null) return 'Not confirmed yet';
  const date = dateWords(calendarDate(new Date(lastConfirmedAt)));
  return fresh === 'this-term' ? `Confirmed on ${date}` : `Last confirmed on ${date}`;
}

/** "Up to 45 minutes by road" or "1 hour 30 minutes". */
export function travelWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = [
    hours > 0 ? `${hours} ${hours === 1 ? 'hour' : 'hours'}` : '',
    rest > 0 ? `${rest} minutes` : '',
  ].filter(Boolean);
  return `Up to ${parts.join(' ')} by road (estimated)`;
}

/** "Autumn term 2026", to start a label. */
export function termLabel(term: TermKey): string {
  const words = termWords(term);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What is said when a step of an offer is done. */
export const OFFER_STEP_DONE = {
  publish: 'The offer is published.',
  withdraw: 'The offer is withdrawn. Days already held or committed stand.',
  confirm: 'The offer is confirmed for this term.',
} as const;
