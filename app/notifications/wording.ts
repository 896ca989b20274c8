import type { MailChoice, Topic } from './domain/preferences/vocabulary';

/** What a topic is called on the page of choices, and what is among it. */
export const TOPIC_WORDS: Record<Topic, { label: string; hint: string }> = {
  requests: {
    label: 'Requests for support',
    hint: 'Requests as they are sent, answered or ended, and lists of possible partners',
  },
  invitations: {
    label: 'Invitations and partnerships',
    hint: 'Invitations to give support, answers to them, release by a home school, approval',
  },
  agreements: {
    label: 'Agreements',
    hint: 'Agreements to read and sign, pauses, amendments, how they end',
  },
  'visits-and-reviews': {
    label: 'Visits and reviews',
    hint: 'Dates as they are planned or moved, notes and minutes to read, actions due',
  },
  progress: {
    label: 'Progress',
    hint: 'Measures that change, what is due to be measured, steps taken about progress',
  },
  diagnosis: {
    label: 'Diagnosis of schools',
    hint: 'Diagnoses to read and answer, and what is decided about them',
  },
  money: {
    label: 'Money',
    hint: 'Claims, invoices, payments, charges and adviser days',
  },
  directory: {
    label: 'Directory and offers',
    hint: 'Changes of an entry or offer, what has to be confirmed, designations that run out',
  },
  practice: {
    label: 'Practice, clusters and programmes',
    hint: 'Practice notes to agree to or review, clusters of schools and their meetings, places on programmes',
  },
  reports: {
    label: 'Reports',
    hint: 'Reports that are published to you',
  },
  service: {
    label: 'Account, term dates and schools',
    hint: 'Changes of your account, of term dates, and of schools that close or move',
  },
};

/** The choices, the usual one first: it is none of the vocabulary, and stored as nothing. */
export const CHOICE_WORDS: Record<MailChoice | 'usual', string> = {
  usual: 'The usual way',
  'at-once': 'All at once',
  daily: 'All in the summary',
  none: 'No email',
};
