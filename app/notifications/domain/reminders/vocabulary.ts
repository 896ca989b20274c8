/** Matters with a date, of which people are reminded. */
export const REMINDER_KINDS = [
  // Waiting for an answer: chased, then brought to the broker.
  'request-untouched',
  'shortlist-unanswered',
  'invitation-unanswered',
  'release-unanswered',
  'approval-waiting',
  'agreement-unsigned',
  'amendment-unsigned',
  'agreement-stalled',
  'claim-unanswered',
  // Due on a date.
  'visit-note-late',
  'review-due',
  'action-due',
  'exit-due',
  'evaluation-due',
  'impact-point-due',
  'pause-ending',
  'escalation-answer-due',
  'diagnosis-unanswered',
  'invoice-overdue',
  // The register.
  'offer-unconfirmed',
  'designation-lapsing',
  'quality-assurance-lapsing',
] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];

/** When people are reminded of one kind of matter. All in school days of the authority. */
export type ReminderRule = {
  /** Whether anybody is reminded of it at all. */
  on: boolean;
  /** So many school days before its date, each once; for a matter without a date of its own, none. */
  before: readonly number[];
  /** For a matter without a date of its own: it is due so many school days after it began to wait. */
  after: number;
  /** After its date, again every so many school days. */
  every: number;
  /** At most so many times; then, once, it goes to the broker. */
  most: number;
};

/** An authority's rules; a kind that is missing has its usual one. */
export type ReminderRules = Partial<Record<ReminderKind, ReminderRule>>;

/** Whether text names a kind of matter. */
export function isReminderKind(text: string): text is ReminderKind {
  return REMINDER_KINDS.some((kind) => kind === text);
}
