import type { Role } from '~/accounts/domain/roles';
import { assertNever } from '~/kernel/assert-never';
import { count, dateWords } from '~/kernel/words';
import type { Tone } from '~/ui';
import type { Move } from '../domain/escalation/moves';
import type { ProgressReason } from '../domain/escalation/progress';
import type { EscalationDirection, EscalationRoute, EscalationStep } from '../domain/escalation/vocabulary';

/** What a step is called, what it means for the school, and what its letter or report is called. */
export const STEP_WORDS: Readonly<
  Record<EscalationStep, { name: string; meaning: string; paper: string; tone: Tone }>
> = {
  'school-told': {
    name: 'School told',
    meaning:
      'The adviser has said to head and chair, face to face and then in writing, what is not as agreed.',
    paper: 'Letter to the school',
    tone: 'yellow',
  },
  'written-report': {
    name: 'Written report',
    meaning: 'A written report is with the assistant director. The school knows of it and has a copy.',
    paper: 'Report to the assistant director',
    tone: 'amber',
  },
  'directors-letter': {
    name: 'Assistant director’s letter',
    meaning: 'The assistant director has written to head and chair with what the authority will do.',
    paper: 'Letter to head and chair',
    tone: 'amber',
  },
  'warning-notice': {
    name: 'Warning notice',
    meaning:
      'The authority has given notice that it will use its powers unless what it asks is done in time.',
    paper: 'Warning notice',
    tone: 'red',
  },
  'formal-intervention': {
    name: 'Formal intervention',
    meaning:
      'The authority uses its powers, for example with additional governors or an interim executive board.',
    paper: 'Letter of intervention',
    tone: 'red',
  },
  'raised-with-trust': {
    name: 'Raised with the trust',
    meaning: 'The authority has told the trust, which answers for the school, what it has seen.',
    paper: 'Letter to the trust',
    tone: 'amber',
  },
  'raised-with-department': {
    name: 'Raised with the department',
    meaning:
      'The authority has asked the Department for Education to look at it. What follows is theirs to decide.',
    paper: 'Letter to the department',
    tone: 'red',
  },
};

/** Whose powers apply, for the page. */
export const ROUTE_WORDS: Readonly<Record<EscalationRoute, string>> = {
  maintained: 'The school is maintained by the authority, whose own powers apply.',
  academy:
    'The school is an academy or free school. The authority cannot warn it or intervene in it: it raises what it sees with the trust, and then with the department.',
};

/** Who takes a step. */
export const TAKEN_BY_WORDS: Readonly<Record<EscalationStep, string>> = {
  'school-told': 'the adviser',
  'written-report': 'the adviser',
  'directors-letter': 'the assistant director',
  'warning-notice': 'the assistant director',
  'formal-intervention': 'the assistant director',
  'raised-with-trust': 'the assistant director',
  'raised-with-department': 'the assistant director',
};

/** How somebody of the service signs a letter. */
export function signedFor(roles: readonly Role[], authority: string): string {
  return roles.includes('lead')
    ? `for the assistant director, ${authority}`
    : `school improvement adviser, ${authority}`;
}

/** A move as a choice of a form. */
export function moveWords(move: Move): string {
  switch (move.direction) {
    case 'up':
      return `Step up: ${lowerFirst(STEP_WORDS[move.step].name)}`;
    case 'down':
      return `Step down: ${lowerFirst(STEP_WORDS[move.step].name)}`;
    case 'end':
      return 'End the case';
    case 'route':
      return 'The school has changed its status: go over to the steps that apply now';
    default:
      return assertNever(move, 'move');
  }
}

/** A step taken, as a heading of the case's history. */
export function takenWords(direction: EscalationDirection, step: EscalationStep): string {
  const { name } = STEP_WORDS[step];
  if (direction === 'end') return 'Case ended';
  if (direction === 'down') return `Stepped down: ${lowerFirst(name)}`;
  if (direction === 'route') return `Other steps apply now: ${lowerFirst(name)}`;
  return name;
}

/** What the letter of a step is called. */
export function paperWords(direction: EscalationDirection, step: EscalationStep): string {
  if (direction === 'up') return STEP_WORDS[step].paper;
  if (direction === 'route' && step === 'raised-with-trust') return STEP_WORDS[step].paper;
  return 'Letter to head and chair';
}

/** Why progress may not be enough, as a sentence. */
export function progressWords(reason: ProgressReason): string {
  if (reason.kind === 'off-track') {
    const [earlier, later] = reason.reviewed;
    return `${reason.measure}: off track at the reviews of ${dateWords(earlier)} and ${dateWords(later)}.`;
  }
  return `Milestone “${reason.text}” was due on ${dateWords(reason.due)}: ${count(reason.days, 'day')} late, more than half a term.`;
}

type Details = Record<string, unknown>;
const nameOf = (step: unknown) =>
  Object.entries(STEP_WORDS).find(([key]) => key === step)?.[1].name ?? 'A step';

/** What happened, as sentences of the timeline. Only those read them who may read the case. */
export const ESCALATION_SENTENCES: Readonly<Record<string, (details: Details) => string>> = {
  'escalation.opened': () => 'Progress looked at: the school was told',
  'escalation.reported': () => 'Progress looked at: written report to the assistant director',
  'escalation.stepped-up': ({ step }) => `Progress looked at: ${lowerFirst(nameOf(step))}`,
  'escalation.stepped-down': ({ step }) => `Stepped down to: ${lowerFirst(nameOf(step))}`,
  'escalation.route-changed': () => 'The school changed its status, so other steps apply to the case',
  'escalation.ended': () => 'Case about progress ended',
  'escalation.answered': () => 'The school answered about its progress',
};

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
