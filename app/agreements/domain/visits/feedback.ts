/** Governors' answers to one question of the feedback form. */
export const FEEDBACK_ANSWERS = ['yes', 'partly', 'no'] as const;
export type FeedbackAnswer = (typeof FEEDBACK_ANSWERS)[number];

export const FEEDBACK_ANSWER_NAMES: Readonly<Record<FeedbackAnswer, string>> = {
  yes: 'Yes',
  partly: 'Partly',
  no: 'No',
};

/** What the form asks of governors: of the support they were given, never of the objectives themselves. */
export const FEEDBACK_QUESTIONS = [
  { key: 'independent', text: 'Was the advice independent, and informed about what the school faces?' },
  { key: 'prepared', text: 'Did governors have the information they needed beforehand?' },
  { key: 'measurable', text: 'Did it help you to agree objectives that are specific and can be measured?' },
  { key: 'followed', text: 'Is it settled which governors will follow the objectives, and when?' },
] as const;
export type FeedbackQuestion = (typeof FEEDBACK_QUESTIONS)[number]['key'];

/** The feedback governors give on a performance-management visit, which leaves no other record. */
export type FeedbackContent = {
  format: 1;
  answers: Record<FeedbackQuestion, FeedbackAnswer>;
  comments: string;
  /** Whether the headteacher may read it: the governors' choice. */
  sharedWithHead: boolean;
};

/** The feedback as lines to be read. */
export function feedbackLines(content: FeedbackContent): { key: string; label: string; words: string }[] {
  return [
    ...FEEDBACK_QUESTIONS.map(({ key, text }) => ({
      key,
      label: text,
      words: FEEDBACK_ANSWER_NAMES[content.answers[key]],
    })),
    { key: 'comments', label: 'What else governors want to say', words: content.comments },
    {
      key: 'shared',
      label: 'Shared with the headteacher',
      words: content.sharedWithHead ? 'Yes' : 'No',
    },
  ];
}
