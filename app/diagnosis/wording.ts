import { daysWords } from '~/kernel/days';
import { moneyWords } from '~/kernel/money';
import { dateWords, list } from '~/kernel/words';
import { eventWords as typeWords } from '~/schools/wording';
import {
  type AnswerPage,
  type Format,
  figureWords,
  type NeedPart,
  type NeedState,
  type RequestState,
  type Step,
} from './domain';

type Tone = 'grey' | 'blue' | 'teal' | 'green' | 'yellow' | 'amber' | 'red';

/** How pressing a need is, most pressing last. */
export const SEVERITY_WORDS: Record<number, { name: string; meaning: string; tone: Tone }> = {
  1: { name: 'Watch', meaning: 'Not yet a problem, but the signs are there', tone: 'grey' },
  2: { name: 'Improve', meaning: 'Holding some children back', tone: 'blue' },
  3: { name: 'Urgent', meaning: 'Holding many children back; needs help this year', tone: 'amber' },
  4: { name: 'Critical', meaning: 'Children are at risk of harm to their education now', tone: 'red' },
};

export const NEED_STATE_WORDS: Record<NeedState, { name: string; tone: Tone }> = {
  open: { name: 'Open', tone: 'blue' },
  met: { name: 'Met', tone: 'green' },
  superseded: { name: 'Replaced', tone: 'grey' },
};

export const REQUEST_STATE_WORDS: Record<RequestState, { name: string; tone: Tone }> = {
  draft: { name: 'Draft', tone: 'grey' },
  submitted: { name: 'Sent', tone: 'blue' },
  matching: { name: 'Finding a partner', tone: 'yellow' },
  partnered: { name: 'Partner found', tone: 'green' },
  withdrawn: { name: 'Withdrawn', tone: 'grey' },
  declined: { name: 'Not taken forward', tone: 'grey' },
};

/** A request's state in words, with the wait for the head told apart from a draft. */
export function requestStateWords(request: { state: RequestState; awaitingConfirmation: boolean }) {
  return request.awaitingConfirmation
    ? { name: 'For the head to confirm', tone: 'yellow' as const }
    : REQUEST_STATE_WORDS[request.state];
}

/** Kinds of support as people choose them. */
export const FORMAT_WORDS: Record<Format, { name: string; meaning: string }> = {
  coaching: { name: 'Coaching', meaning: 'One leader or teacher, worked with regularly' },
  'in-school': {
    name: 'Working alongside staff',
    meaning: 'In lessons, planning and meetings at your school',
  },
  programme: { name: 'A programme', meaning: 'A set course of sessions, often with other schools' },
  review: { name: 'A review', meaning: 'A look at one area, with recommendations' },
  training: { name: 'Training', meaning: 'Sessions for a group of staff or governors' },
  mentoring: { name: 'Mentoring', meaning: 'An experienced leader to talk things through with' },
  remote: { name: 'Online support', meaning: 'By video call or shared documents' },
};

/** Kinds of support as a sentence; a kind no longer listed is shown by its key. */
export function formatsWords(formats: readonly string[]): string {
  return list(formats.map((format, i) => lowerUnlessFirst(formatName(format), i)));
}

function formatName(format: string): string {
  return Object.entries(FORMAT_WORDS).find(([key]) => key === format)?.[1].name ?? format;
}

function lowerUnlessFirst(words: string, at: number): string {
  return at === 0 ? words : words.charAt(0).toLowerCase() + words.slice(1);
}

/** "From 54% of pupils to 70% by 4 March 2027". */
export function aimWords(need: {
  baseline: number | null;
  target: number | null;
  unit: string;
  byDate: string;
}): string {
  if (need.baseline === null || need.target === null) return '';
  return `From ${figureWords(need.baseline, need.unit)} to ${figureWords(need.target, need.unit)} by ${dateWords(need.byDate)}`;
}

/** Where a baseline comes from: "10 July 2026, Key stage 2 results". */
export function baselineWords(need: {
  baseline: number | null;
  unit: string;
  baselineOn: string | null;
  baselineSource: string;
}): string {
  if (need.baseline === null) return '';
  const measured = need.baselineOn ? `, measured on ${dateWords(need.baselineOn)}` : '';
  return `${figureWords(need.baseline, need.unit)}${measured}`;
}

/** The answers of a request in words, for its summary and the check page. */
export function answerWords(request: {
  halfDays: number | null;
  startFrom: string | null;
  finishBy: string | null;
  formats: readonly string[];
  remoteWelcome: boolean | null;
  context: string | null;
  maxDayRatePence: number | null;
}) {
  return {
    days: request.halfDays === null ? '' : `About ${daysWords(request.halfDays)}`,
    when:
      request.startFrom && request.finishBy
        ? `From ${dateWords(request.startFrom)} to ${dateWords(request.finishBy)}`
        : '',
    formats: formatsWords(request.formats),
    remote:
      request.remoteWelcome === null ? '' : request.remoteWelcome ? 'Some of it could be' : 'In person only',
    context: request.context ?? '',
    cost: request.maxDayRatePence === null ? '' : `Up to ${moneyWords(request.maxDayRatePence)} a day`,
  };
}

export const PAGE_TITLES: Record<AnswerPage | 'needs' | 'check', string> = {
  needs: 'Which needs is this request about?',
  days: 'How much support, and when?',
  how: 'How would you like to work?',
  context: 'Is there anything else a partner should know?',
  cost: 'Is there a limit on what you can pay?',
  check: 'Check the answers before you send the request',
};

export const PART_TITLES: Record<NeedPart, string> = {
  focus: 'What needs to improve?',
  now: 'Where are things now?',
  wanted: 'What do you want for children?',
};

/** A page of the wizard as a task: what it is about. */
export const TASK_TITLES: Record<AnswerPage | 'needs' | 'check', string> = {
  needs: 'Choose the needs',
  days: 'Days and dates',
  how: 'Ways of working',
  context: 'Anything else',
  cost: 'Limit on cost',
  check: 'Check and send',
};

/** What one page of a draft is called on that page. */
export function stepTitle(step: Step): string {
  return step.page === 'need' ? PART_TITLES[step.part] : PAGE_TITLES[step.page];
}

const EVENT_WORDS: Record<string, string> = {
  'request.started': 'Request started',
  'request.sent-to-head': 'Sent to the head to confirm',
  'request.submitted': 'Request sent to the authority',
  'request.matching-started': 'Search for a partner started',
  'request.partnered': 'Partner found',
  'request.reopened': 'Search for a partner opened again',
  'request.withdrawn': 'Request withdrawn',
  'request.taken-back': 'Taken back by the authority before it was confirmed',
  'request.discarded': 'Draft withdrawn before it was sent',
  'request.declined': 'Request not taken forward',
  'diagnosis.shared': 'Diagnosis shared with the school',
  'diagnosis.discussed': 'Diagnosis discussed with the school',
  'diagnosis.revised': 'Another band put forward after discussion',
  'diagnosis.evidence-added': 'Evidence added to the diagnosis',
  'diagnosis.agreed': 'Diagnosis agreed',
  'diagnosis.contested': 'Diagnosis contested',
  'diagnosis.decided': 'Diagnosis decided',
  'diagnosis.superseded': 'Diagnosis replaced',
  'standing.set': 'Band settled',
  'need.stated': 'Need stated',
  'need.changed': 'Need changed',
  'need.met': 'Need met',
  'need.superseded': 'Need replaced',
};

/** An event in words; one of another area that has none here is made readable. */
export function eventWords(type: string): string {
  return EVENT_WORDS[type] ?? typeWords(type);
}

/** A request's state as a tag, from the state as stored. */
export function requestStateTag(state: string): { label: string; tone: Tone } {
  const found = Object.entries(REQUEST_STATE_WORDS).find(([key]) => key === state)?.[1];
  return found ? { label: found.name, tone: found.tone } : { label: state, tone: 'grey' };
}
