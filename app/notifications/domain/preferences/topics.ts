import type { ReminderKind } from '../reminders/vocabulary';
import { REMINDER_KINDS } from '../reminders/vocabulary';
import type { Topic } from './vocabulary';

/** What an event is about for a person's choices, by the first word of its type. */
const TOPIC_OF_SUBJECT: Record<string, Topic> = {
  request: 'requests',
  shortlist: 'requests',
  proposal: 'invitations',
  agreement: 'agreements',
  visit: 'visits-and-reviews',
  'adviser-visit': 'visits-and-reviews',
  review: 'visits-and-reviews',
  action: 'visits-and-reviews',
  measure: 'progress',
  milestone: 'progress',
  escalation: 'progress',
  diagnosis: 'diagnosis',
  indicator: 'diagnosis',
  claim: 'money',
  invoice: 'money',
  payable: 'money',
  commitment: 'money',
  charge: 'money',
  entitlement: 'money',
  pot: 'money',
  tariff: 'money',
  provider: 'directory',
  capacity: 'directory',
  offer: 'directory',
  'track-record': 'directory',
  'practice-note': 'practice',
  cluster: 'practice',
  programme: 'practice',
  report: 'reports',
  trajectory: 'reports',
  account: 'service',
  deadline: 'service',
  backup: 'service',
  job: 'service',
  mail: 'service',
  school: 'service',
  'sign-on': 'service',
  'term-dates': 'service',
};

/** What each kind of reminder is about. */
const TOPIC_OF_REMINDER: Record<ReminderKind, Topic> = {
  'request-untouched': 'requests',
  'shortlist-unanswered': 'requests',
  'invitation-unanswered': 'invitations',
  'release-unanswered': 'invitations',
  'approval-waiting': 'invitations',
  'agreement-unsigned': 'agreements',
  'amendment-unsigned': 'agreements',
  'agreement-stalled': 'agreements',
  'claim-unanswered': 'money',
  'visit-note-late': 'visits-and-reviews',
  'review-due': 'visits-and-reviews',
  'action-due': 'visits-and-reviews',
  'exit-due': 'agreements',
  'evaluation-due': 'agreements',
  'impact-point-due': 'progress',
  'pause-ending': 'agreements',
  'escalation-answer-due': 'progress',
  'diagnosis-unanswered': 'diagnosis',
  'invoice-overdue': 'money',
  'offer-unconfirmed': 'directory',
  'designation-lapsing': 'directory',
  'quality-assurance-lapsing': 'directory',
};

/**
 * What an event is about, for a person's choices.
 * @param type such as `proposal.invited` or `reminder.review-due`
 * @returns null for a type whose first word is not in the table: its template has to say its topic
 */
export function topicOfType(type: string): Topic | null {
  const kind = REMINDER_KINDS.find((reminder) => type === `reminder.${reminder}`);
  if (kind) return TOPIC_OF_REMINDER[kind];
  return TOPIC_OF_SUBJECT[type.slice(0, type.indexOf('.'))] ?? null;
}
