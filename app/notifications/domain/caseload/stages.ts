import type { ReminderKind } from '../reminders/vocabulary';

/** The stages of the cycle in which matters wait, in order, as the service speaks of them. */
export const CASE_STAGES = ['diagnosis', 'partner', 'agreement', 'support', 'ending', 'money'] as const;
export type CaseStage = (typeof CASE_STAGES)[number];

/**
 * The stage a matter waits in: diagnose, find a partner, agree, support, end and look back, and the money of it. The
 * register of providers belongs to no school, so that its matters are in nobody's caseload.
 * @param party which sort of matter of its kind it is: an agreement that stands still may be a draft or in force
 * @returns null for the register
 */
export function stageOf(kind: ReminderKind, party?: string): CaseStage | null {
  switch (kind) {
    case 'diagnosis-unanswered':
      return 'diagnosis';
    case 'request-untouched':
    case 'shortlist-unanswered':
    case 'invitation-unanswered':
    case 'release-unanswered':
    case 'approval-waiting':
      return 'partner';
    case 'agreement-unsigned':
      return 'agreement';
    case 'agreement-stalled':
      return party === 'draft' ? 'agreement' : 'support';
    case 'amendment-unsigned':
    case 'visit-note-late':
    case 'review-due':
    case 'action-due':
    case 'pause-ending':
    case 'escalation-answer-due':
      return 'support';
    case 'exit-due':
    case 'evaluation-due':
    case 'impact-point-due':
      return 'ending';
    case 'claim-unanswered':
    case 'invoice-overdue':
      return 'money';
    case 'offer-unconfirmed':
    case 'designation-lapsing':
    case 'quality-assurance-lapsing':
      return null;
  }
}
