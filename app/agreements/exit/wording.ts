import { count } from '~/kernel/words';
import type { Tone } from '~/ui';
import type { MissingCode, UnusedDays } from '../domain/exit/closing';
import type { Again, Attribution, DaysUsed, Fit } from '../domain/exit/evaluation';
import type { Evaluator, ExitGround, OutcomeResult } from '../domain/exit/vocabulary';
import type { Payer } from '../domain/recompense';

/** Why an agreement ends: as a choice, with help. */
export const GROUNDS: Readonly<Record<ExitGround, { label: string; hint: string }>> = {
  'criteria-met': {
    label: 'The exit criteria are met',
    hint: 'The school no longer needs this support.',
  },
  'term-ended': {
    label: 'Its term has ended',
    hint: 'Criteria may be met or not; you say of each which.',
  },
  early: {
    label: 'It ends early, by its own terms',
    hint: 'What is not reached is said as it is. It is nobody’s failure that plans change.',
  },
};

export const UNUSED: Readonly<Record<UnusedDays, { label: string; hint: string }>> = {
  'at-close': {
    label: 'Keep them until the agreement is closed',
    hint: 'So that a last visit can still be written up with its days.',
  },
  now: {
    label: 'Give them back to the provider now',
    hint: 'Where every visit has been written up: other schools can ask for them at once.',
  },
};

export const RESULTS: Readonly<Record<OutcomeResult, { label: string; hint: string; tone: Tone }>> = {
  met: { label: 'Met', hint: 'Where it was to be, or further. Counts 1.', tone: 'green' },
  partly: { label: 'Partly met', hint: 'Clearly on the way there. Counts a half.', tone: 'yellow' },
  'not-met': { label: 'Not met', hint: 'No clear change, or less. Counts 0.', tone: 'grey' },
};

export const EVALUATOR_NAMES: Readonly<Record<Evaluator, string>> = {
  'client-head': 'The school',
  provider: 'The provider',
  service: 'The authority',
};

/** Who they are after their name. */
export const EVALUATES_AS: Readonly<
  Record<
    Evaluator,
    (parties: { client: { name: string }; provider: { name: string }; authority: { name: string } }) => string
  >
> = {
  'client-head': ({ client }) => `headteacher of ${client.name}`,
  provider: ({ provider }) => `for ${provider.name}`,
  service: ({ authority }) => `for ${authority.name}`,
};

export const FIT_WORDS: Readonly<Record<Fit, string>> = {
  well: 'It fitted the need well',
  partly: 'It fitted in part',
  not: 'It did not fit the need',
};
export const DAYS_WORDS: Readonly<Record<DaysUsed, string>> = {
  well: 'Well used',
  mostly: 'Mostly well used',
  'not-well': 'Not well used',
};
export const AGAIN_WORDS: Readonly<Record<Again, string>> = {
  yes: 'Yes',
  'with-changes': 'Yes, with changes',
  no: 'No',
};
export const ATTRIBUTION_WORDS: Readonly<Record<Attribution, string>> = {
  'main-part': 'This support was a main part of it',
  'one-part': 'This support was one part among several',
  'small-part': 'This support was a small part of it',
  'no-change': 'There has been no change to speak of',
  'cannot-be-said': 'It cannot be said',
};

/** The questions, as the evaluation shows them; the form asks each evaluator in their own words. */
export const QUESTIONS = {
  fit: 'Did it fit the need?',
  changed: 'What changed for children',
  helped: 'What helped',
  hindered: 'What got in the way',
  daysUsed: 'Were the days well used?',
  again: 'Would you do it again?',
  attribution: 'How far is the change due to this support?',
  elsewhere: 'What else was going on',
} as const;

/** What an evaluator is asked, where it differs from one to another. */
export const ASKED: Readonly<Record<Evaluator, { lead: string; again: string; fit: string }>> = {
  'client-head': {
    lead: 'Say what the support was like from the school. The provider and the authority are asked the same, each apart.',
    again: 'Would you work with this provider, in this way, again?',
    fit: 'How well did the support fit what the school needed?',
  },
  provider: {
    lead: 'Say what the support was like from where you stood. The school and the authority are asked the same, each apart.',
    again: 'Would you take on support like this again?',
    fit: 'How well did what you were asked for fit what the school needed?',
  },
  service: {
    lead: 'Say how the partnership worked, as the authority sees it. The school and the provider are asked the same, each apart.',
    again: 'Would you bring such a partnership about again?',
    fit: 'How well did the support fit what the school needed?',
  },
};

/** What is said about proof, on every evaluation. */
export const NOT_PROOF =
  'None of this is proof. Schools change for many reasons at once, and nobody can know what would have happened without the support.';

/** Where what is missing is seen to, below the agreement's address. */
export const MISSING_PLACES: Readonly<Record<MissingCode, { path: string; label: string }>> = {
  criteria: { path: '/close/criteria', label: 'Answer the exit criteria' },
  'criteria-unmet': { path: '/close/ground', label: 'Change how it ends' },
  outcomes: { path: '/close/outcomes', label: 'Judge the outcomes' },
  'visits-unwritten': { path: '/visits', label: 'Go to the visits' },
  'visits-planned': { path: '/visits', label: 'Go to the visits' },
  reviews: { path: '/reviews', label: 'Go to the reviews' },
  actions: { path: '/visits#actions', label: 'Go to the agreed actions' },
  escalation: { path: '/escalation', label: 'Go to the escalation' },
  evaluations: { path: '/evaluation', label: 'See who has evaluated' },
  'exit-readings': { path: '/impact/new', label: 'Enter the readings' },
};

type Details = {
  answered?: number;
  judged?: number;
  evaluator?: Evaluator;
  number?: number;
  was?: string;
  due?: string;
};

/** What happened, as sentences of the timeline. */
export const EXIT_SENTENCES: Readonly<Record<string, (details: Details) => string>> = {
  'agreement.closing-begun': () => 'Closing began',
  'deadline.moved': ({ was, due }) =>
    `The day for evaluations moved${was && due ? ` from ${was} to ${due}` : ''}, as the term dates changed`,
  'agreement.exit-changed': () => 'How it ends was put otherwise',
  'agreement.criteria-answered': ({ answered = 0 }) =>
    `${answered === 1 ? 'One exit criterion' : `${answered} exit criteria`} answered`,
  'agreement.outcomes-judged': ({ judged = 0 }) =>
    `${judged === 1 ? 'One outcome' : `${judged} outcomes`} judged`,
  'agreement.judgement-corrected': ({ judged = 0 }) =>
    `The judgement of ${judged === 1 ? 'one outcome' : `${judged} outcomes`} corrected`,
  'agreement.evaluated': ({ evaluator = 'service', number = 1 }) =>
    number > 1
      ? `${EVALUATOR_NAMES[evaluator]} corrected its evaluation`
      : `${EVALUATOR_NAMES[evaluator]} evaluated the support`,
  'agreement.closed': () => 'Closed',
};

/** Who pays, within a sentence. */
export const PAYS: Readonly<Record<Payer, string>> = {
  authority: 'the authority',
  school: 'the school',
  shared: 'the authority and the school together',
};

/** The achievement of an agreement, said with what it is made of. */
export function achievementWords(achievement: {
  score: number | null;
  judged: number;
  met: number;
  partly: number;
  notMet: number;
}): string {
  const { score, judged, met, partly, notMet } = achievement;
  if (score === null) return 'No outcome has been judged, so there is no score.';
  return `${Math.round(score * 100) / 100} out of 1. Of ${count(judged, 'outcome')} judged, ${met} met, ${partly} partly met and ${notMet} not met.`;
}
