import type { ReminderKind } from './vocabulary';

/** Work items by the beginning of their key, with the kind of matter they are. */
const KINDS: Readonly<Record<string, ReminderKind>> = {
  'request-match': 'request-untouched',
  'request-awaiting': 'request-untouched',
  'request-confirm': 'request-untouched',
  shortlist: 'request-untouched',
  choose: 'shortlist-unanswered',
  answer: 'invitation-unanswered',
  release: 'release-unanswered',
  proposal: 'approval-waiting',
  'agreement-draft': 'agreement-stalled',
  'agreement-sign': 'agreement-unsigned',
  'agreement-signing': 'agreement-unsigned',
  'amendment-draft': 'amendment-unsigned',
  'amendment-sign': 'amendment-unsigned',
  'amendment-signing': 'amendment-unsigned',
  'claim-answer': 'claim-unanswered',
  'claim-reply': 'claim-unanswered',
  'claim-waits': 'claim-unanswered',
  'visit-note': 'visit-note-late',
  'review-due': 'review-due',
  'review-minutes': 'review-due',
  'review-pre-meeting': 'review-due',
  'review-pack': 'review-due',
  action: 'action-due',
  'exit-begin': 'exit-due',
  evaluate: 'evaluation-due',
  'exit-waiting': 'evaluation-due',
  'measure-after': 'impact-point-due',
  pause: 'pause-ending',
  escalation: 'escalation-answer-due',
  'escalation-answer': 'escalation-answer-due',
  'diagnosis-answer': 'diagnosis-unanswered',
  'invoice-pay': 'invoice-overdue',
  'invoice-late': 'invoice-overdue',
  'offers-confirm': 'offer-unconfirmed',
  designation: 'designation-lapsing',
  'designation-own': 'designation-lapsing',
  qa: 'quality-assurance-lapsing',
};

/** The kind of matter a work item is, by its key; null for one that nobody is reminded of by rule. */
export function kindOfItem(key: string): ReminderKind | null {
  return KINDS[key.split(':', 1)[0] ?? ''] ?? null;
}
