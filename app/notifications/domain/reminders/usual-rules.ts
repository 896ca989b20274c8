import { REMINDER_KINDS, type ReminderKind, type ReminderRule, type ReminderRules } from './vocabulary';

const dated = (before: readonly number[], every: number, most: number): ReminderRule => ({
  on: true,
  before,
  after: 0,
  every,
  most,
});
const waiting = (after: number, every: number, most: number): ReminderRule => ({
  on: true,
  before: [],
  after,
  every,
  most,
});

/**
 * When people are reminded until their lead says otherwise, in school days (working days for money and the register).
 * No source sets these numbers: they are ours, short where a child waits for it and long where only a register does.
 */
export const USUAL_RULES: Readonly<Record<ReminderKind, ReminderRule>> = {
  'request-untouched': waiting(3, 3, 2),
  'shortlist-unanswered': waiting(5, 5, 2),
  // An invitation ends by itself on its date, and the days are free again: there is nothing left to chase.
  'invitation-unanswered': dated([3, 1], 1, 0),
  'release-unanswered': dated([2, 1], 1, 0),
  'approval-waiting': waiting(2, 3, 2),
  'agreement-unsigned': waiting(5, 5, 2),
  'amendment-unsigned': waiting(5, 5, 2),
  'agreement-stalled': waiting(20, 10, 2),
  'claim-unanswered': dated([3], 3, 1),
  'visit-note-late': dated([], 1, 2),
  'review-due': dated([10, 5], 5, 2),
  'action-due': dated([5], 5, 2),
  'exit-due': dated([20, 5], 5, 2),
  'evaluation-due': dated([5], 5, 2),
  'impact-point-due': dated([10], 10, 2),
  'pause-ending': dated([5], 5, 2),
  'escalation-answer-due': dated([3], 3, 1),
  'diagnosis-unanswered': waiting(10, 5, 2),
  'invoice-overdue': dated([5], 10, 2),
  'offer-unconfirmed': waiting(10, 20, 2),
  'designation-lapsing': dated([40, 10], 20, 1),
  'quality-assurance-lapsing': dated([20], 20, 1),
};

/** Whether a kind of matter has a date of its own; one that has none is due so many days after it began to wait. */
export function hasDate(kind: ReminderKind): boolean {
  return USUAL_RULES[kind].after === 0;
}

/** All rules of an authority: its own, and the usual one where it has set none. */
export function allRules(own: ReminderRules | null): Record<ReminderKind, ReminderRule> {
  const all: Record<ReminderKind, ReminderRule> = { ...USUAL_RULES };
  for (const kind of REMINDER_KINDS) all[kind] = own?.[kind] ?? USUAL_RULES[kind];
  return all;
}
