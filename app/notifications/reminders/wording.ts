import { count, list } from '~/kernel/words';
import { dayName } from '../domain/reminders/days';
import type { Stage } from '../domain/reminders/ladder';
import { hasDate } from '../domain/reminders/usual-rules';
import type { ReminderKind, ReminderRule } from '../domain/reminders/vocabulary';

/** A kind of matter in words: what it is, from when it counts, who is asked, and to whom it goes at last. */
export type KindWords = { name: string; from: string; asked: string; last: string };

export const KIND_WORDS: Readonly<Record<ReminderKind, KindWords>> = {
  'request-untouched': {
    name: 'Request not taken up',
    from: 'the day it was sent',
    asked: 'the broker; the headteacher, where the broker drafted it',
    last: 'the head of service; the broker, where the headteacher was asked',
  },
  'shortlist-unanswered': {
    name: 'Partners put forward, none chosen',
    from: 'the day they were shown to the school',
    asked: 'the headteacher',
    last: 'the broker',
  },
  'invitation-unanswered': {
    name: 'Invitation not answered',
    from: 'the last day to answer',
    asked: 'the provider',
    last: 'the broker',
  },
  'release-unanswered': {
    name: 'Release not answered',
    from: 'the last day to answer',
    asked: 'the head of the home school',
    last: 'the broker',
  },
  'approval-waiting': {
    name: 'Invitation to send, or partnership to approve',
    from: 'the day it came to the service',
    asked: 'the broker',
    last: 'the head of service',
  },
  'agreement-unsigned': {
    name: 'Agreement not signed',
    from: 'the day it was sent for signing',
    asked: 'those who have not signed',
    last: 'the broker',
  },
  'amendment-unsigned': {
    name: 'Change to an agreement not signed',
    from: 'the day it was sent for signing',
    asked: 'those who have not signed',
    last: 'the broker',
  },
  'agreement-stalled': {
    name: 'Agreement in which nothing happens',
    from: 'the last thing that happened in it',
    asked: 'the provider; the broker, while it is a draft',
    last: 'the broker; the head of service, while it is a draft',
  },
  'claim-unanswered': {
    name: 'Claim not answered',
    from: 'the last day to answer',
    asked: 'head and chair of the school; the provider, where the school has asked about it',
    last: 'the broker',
  },
  'visit-note-late': {
    name: 'Note of a visit',
    from: 'the day its 48 hours end',
    asked: 'whoever made the visit',
    last: 'the broker; the head of service, for an adviser’s visit',
  },
  'review-due': {
    name: 'Improvement Review',
    from: 'its date; the last day for it, where none is planned',
    asked: 'those invited; the broker, where it is to be planned or written up',
    last: 'the head of service',
  },
  'action-due': {
    name: 'Agreed action',
    from: 'its date',
    asked: 'whoever is to do it',
    last: 'the broker',
  },
  'exit-due': {
    name: 'End of an agreement',
    from: 'its last day',
    asked: 'headteacher, provider and broker before it; the broker after it',
    last: 'the head of service',
  },
  'evaluation-due': {
    name: 'Evaluation of support',
    from: 'its date',
    asked: 'those who have not given theirs',
    last: 'the broker',
  },
  'impact-point-due': {
    name: 'Readings after the end',
    from: 'the last day for them',
    asked: 'the headteacher and the broker',
    last: 'the broker',
  },
  'pause-ending': {
    name: 'Pause of an agreement',
    from: 'the day it is looked at again',
    asked: 'the broker',
    last: 'the head of service',
  },
  'escalation-answer-due': {
    name: 'Answer to a step of escalation',
    from: 'the day by which it is looked at again',
    asked: 'head and chair of the school up to it; the broker from it',
    last: 'the head of service',
  },
  'diagnosis-unanswered': {
    name: 'Diagnosis not answered',
    from: 'the day it was shared',
    asked: 'the headteacher',
    last: 'the broker',
  },
  'invoice-overdue': {
    name: 'Invoice to be paid',
    from: 'the day it is due',
    asked: 'head and chair of the school',
    last: 'the broker',
  },
  'offer-unconfirmed': {
    name: 'Offers not confirmed this term',
    from: 'the first day of term',
    asked: 'the provider',
    last: 'the brokers',
  },
  'designation-lapsing': {
    name: 'Designation that ends',
    from: 'its last day',
    asked: 'the provider and the brokers',
    last: 'the head of service',
  },
  'quality-assurance-lapsing': {
    name: 'Quality assurance that ends',
    from: 'its last day',
    asked: 'the brokers',
    last: 'the head of service',
  },
};

/** Kinds as they stand on the page of rules. */
export const KIND_GROUPS: readonly { title: string; kinds: readonly ReminderKind[] }[] = [
  {
    title: 'Finding a partner',
    kinds: [
      'diagnosis-unanswered',
      'request-untouched',
      'shortlist-unanswered',
      'invitation-unanswered',
      'release-unanswered',
      'approval-waiting',
    ],
  },
  {
    title: 'Agreements and support',
    kinds: [
      'agreement-unsigned',
      'amendment-unsigned',
      'agreement-stalled',
      'visit-note-late',
      'review-due',
      'action-due',
      'pause-ending',
      'escalation-answer-due',
    ],
  },
  { title: 'The end of support', kinds: ['exit-due', 'evaluation-due', 'impact-point-due'] },
  { title: 'Money', kinds: ['claim-unanswered', 'invoice-overdue'] },
  {
    title: 'The register',
    kinds: ['offer-unconfirmed', 'designation-lapsing', 'quality-assurance-lapsing'],
  },
];

/** A rule as a sentence or two. */
export function ruleWords(kind: ReminderKind, rule: ReminderRule): string {
  if (!rule.on) return 'Nobody is reminded.';
  const days = (n: number) => count(n, dayName(kind));
  return hasDate(kind) ? `${beforeWords(rule, days)} ${datedWords(rule, days)}` : waitingWords(rule, days);
}

type DayWords = (n: number) => string;

function beforeWords({ before }: ReminderRule, days: DayWords): string {
  if (before.length === 0) return 'Told on the day.';
  const numbers = [...before.slice(0, -1).map(String), days(before.at(-1) ?? 0)];
  return `Reminded ${list(numbers)} before, and told on the day.`;
}

function datedWords({ every, most }: ReminderRule, days: DayWords): string {
  if (most === 0) return `Passed on where it is still open ${days(every)} after.`;
  if (most === 1) return `Chased once, ${days(every)} after it; passed on ${every} later.`;
  return `Chased every ${every === 1 ? days(1).slice(2) : days(every)} after it, ${timesWords(most)}; then passed on.`;
}

function waitingWords({ after, every, most }: ReminderRule, days: DayWords): string {
  if (most === 0) return `Passed on after ${days(after)}.`;
  if (most === 1) return `Chased once, after ${days(after)}; passed on ${every} later.`;
  return `Chased after ${days(after)} and every ${every === 1 ? 'day' : every} from then on, ${timesWords(most)} in all; then passed on.`;
}

const timesWords = (n: number) => (n === 2 ? 'twice' : count(n, 'time'));

/** What a stage is, on a timeline. */
export function stageWords(stage: Stage, kind: ReminderKind): string {
  if (stage === 'due') return 'Told on the day';
  if (stage === 'to-broker') return 'Passed on';
  const n = Number(stage.slice(stage.indexOf('-') + 1));
  return stage.startsWith('before-')
    ? `Reminded ${count(n, dayName(kind))} before`
    : `Chased, ${ORDINALS[n] ?? `${n}th`} time`;
}

const ORDINALS: Readonly<Record<number, string>> = {
  1: 'first',
  2: 'second',
  3: 'third',
  4: 'fourth',
  5: 'fifth',
};
