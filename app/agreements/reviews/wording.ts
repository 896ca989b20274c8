import { count, dateWords } from '~/kernel/words';
import type { Tone } from '~/ui';
import type { EscalationStep } from '../domain/escalation/vocabulary';
import type { ReviewNeed } from '../domain/reviews/cadence';
import type { NextReview } from '../domain/reviews/calendar';
import { FREQUENCY_NAMES, RAG_NAMES } from '../domain/reviews/minutes';
import type { Rag, ReviewState } from '../domain/reviews/vocabulary';

type Label = { label: string; tone: Tone };

export const REVIEW_STATE_TAGS: Readonly<Record<ReviewState, Label>> = {
  planned: { label: 'Planned', tone: 'blue' },
  held: { label: 'Held', tone: 'green' },
  'called-off': { label: 'Called off', tone: 'grey' },
  withdrawn: { label: 'Withdrawn', tone: 'grey' },
};

export const RAG_TAGS: Readonly<Record<Rag, Label>> = {
  'on-track': { label: RAG_NAMES['on-track'], tone: 'green' },
  'at-risk': { label: RAG_NAMES['at-risk'], tone: 'amber' },
  'off-track': { label: RAG_NAMES['off-track'], tone: 'red' },
};

/** What each judgement of progress means, beside its choice. */
export const RAG_HINTS: Readonly<Record<Rag, string>> = {
  'on-track': 'The evidence says that the target will be reached in time',
  'at-risk': 'It can still be reached, and something has to change for that',
  'off-track': 'It will not be reached in time as things stand',
};

/** Where milestones of a pack stand. */
export const MILESTONE_TAGS: Readonly<Record<'reached' | 'passed' | 'ahead', Label>> = {
  reached: { label: 'Reached', tone: 'green' },
  passed: { label: 'Date passed', tone: 'amber' },
  ahead: { label: 'Ahead', tone: 'blue' },
};

/** Where an escalation stands, as a pack says it. */
export const STEP_WORDS: Readonly<Record<EscalationStep, string>> = {
  'school-told': 'The school has been told that progress is not enough',
  'written-report': 'A written report has gone to the Assistant Director',
  'directors-letter': 'The Assistant Director has written to head and chair',
  'warning-notice': 'A warning notice has been given',
  'formal-intervention': 'Formal intervention',
  'raised-with-trust': 'Raised with the trust',
  'raised-with-department': 'Raised with the Department for Education',
};

/** Why reviews are held as often as they are, in a sentence or two. */
export function cadenceSentence(need: ReviewNeed, bandName: string | null, heldBefore: boolean): string {
  if (bandName === null) {
    return 'The school has no band yet, so none falls due. Reviews can be held by choice.';
  }
  if (!need.needed) {
    return `The band “${bandName}” does not ask for Improvement Reviews, so none falls due. They can be held by choice.`;
  }
  const asked = `The band “${bandName}” asks for Improvement Reviews, at least every half term at first`;
  return heldBefore
    ? `${asked}. They become less frequent as every outcome stays on track, or as the chair decides.`
    : `${asked}, and less often as the outcomes stay on track.`;
}

/** The same without the band, for those to whom it is confidential. */
export function cadenceSentenceForAll(need: ReviewNeed): string {
  return need.needed
    ? 'Improvement Reviews are held at least every half term at first, and less often as the outcomes stay on track.'
    : 'Improvement Reviews are held by choice here: none falls due by itself.';
}

/** What is due and by when, with its tag. */
export function dueWords({ state, by, frequency }: NextReview): Label & { sentence: string } {
  const often = FREQUENCY_NAMES[frequency].toLowerCase();
  switch (state) {
    case 'not-due':
      return { label: 'None due', tone: 'grey', sentence: 'No review is due now.' };
    case 'planned':
      return {
        label: 'Planned in time',
        tone: 'green',
        sentence: `With reviews ${often}, the next is due by ${dateWords(by)}, and is planned in time.`,
      };
    case 'planned-late':
      return {
        label: 'Planned late',
        tone: 'amber',
        sentence: `With reviews ${often}, the next is due by ${dateWords(by)}, and is planned for later. Move it forward if the group can meet.`,
      };
    case 'due':
      return {
        label: 'Due',
        tone: 'amber',
        sentence: `With reviews ${often}, the next is due by ${dateWords(by)}, and is not yet planned.`,
      };
    case 'overdue':
      return {
        label: 'Overdue',
        tone: 'red',
        sentence: `With reviews ${often}, the next was due by ${dateWords(by)}, and none is planned.`,
      };
  }
}

/** "Improvement Review 2". */
export function reviewTitle(number: number): string {
  return `Improvement Review ${number}`;
}

/** What the events of reviews say of themselves, as far as sentences need it. */
export type ReviewEventDetails = {
  number?: number;
  on?: string;
  late?: boolean;
  progress?: string;
  version?: number;
  droppedActions?: number;
};

const named = ({ number }: ReviewEventDetails) => (number ? reviewTitle(number) : 'Improvement Review');
const dated = ({ on }: ReviewEventDetails) => (on ? ` ${dateWords(on)}` : '');

/** What happened, as a sentence of the timeline: one for every event this part emits. */
export const REVIEW_SENTENCES: Readonly<Record<string, (details: ReviewEventDetails) => string>> = {
  'review.planned': (details) => `${named(details)} planned${details.on ? ` for${dated(details)}` : ''}`,
  'review.changed': (details) => `${named(details)} changed${details.on ? `, now on${dated(details)}` : ''}`,
  'review.pre-met': (details) =>
    `Headteacher and adviser met before ${named(details)}${details.late ? ', less than a week ahead' : ''}`,
  'review.pack-made': (details) => `Evidence pack of ${named(details)} made`,
  'review.held': (details) =>
    `${named(details)} held${details.on ? ` on${dated(details)}` : ''}${details.progress ? `: ${details.progress}` : ''}`,
  'review.corrected': (details) =>
    `Minutes of ${named(details)} corrected${details.version ? `: version ${details.version}` : ''}`,
  'review.called-off': (details) => `${named(details)} called off`,
  'review.withdrawn': (details) =>
    `${named(details)} withdrawn${details.droppedActions ? `; ${count(details.droppedActions, 'action')} dropped` : ''}`,
};
