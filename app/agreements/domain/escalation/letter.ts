import type { CalendarDate } from '~/kernel/clock';
import { dateWords, list } from '~/kernel/words';
import { figureWords } from '../fields';
import type { Rag } from '../reviews/vocabulary';
import type { EscalationDirection, EscalationRoute, EscalationStep } from './vocabulary';

/** What the record says of one outcome. */
export type OutcomeFacts = {
  measure: string;
  unit: string;
  baseline: number | null;
  baselineOn: CalendarDate | null;
  target: number | null;
  byDate: CalendarDate | null;
  /** The last reading; null where none was taken after the baseline. */
  latest: { value: number; on: CalendarDate } | null;
};

/** A step taken before, with what the school answered to it. */
export type EarlierStep = {
  /** Its name, as a sentence's beginning: "Assistant director’s letter". */
  name: string;
  on: CalendarDate;
  asks: string | null;
  answerBy: CalendarDate | null;
  answers: { on: CalendarDate; as: string; text: string }[];
};

/** Everything a letter is drafted from: the record as it stands. */
export type LetterFacts = {
  ref: string;
  authority: string;
  school: { name: string; head: string; chair: string; trust: string | null };
  /** What the agreement is for, in the words of the parties. */
  improvement: string;
  inForceSince: CalendarDate | null;
  outcomes: OutcomeFacts[];
  /** The last Improvement Review held; null where there was none. */
  review: { heldOn: CalendarDate; ratings: { measure: string; rag: Rag; narrative: string }[] } | null;
  /** Milestones past their date and not reached. */
  overdue: { text: string; due: CalendarDate }[];
  earlier: EarlierStep[];
};

/** What the one who takes the step has decided. */
export type LetterTerms = {
  direction: EscalationDirection;
  /** The step the case is on afterwards; where it ends, the one it was on. */
  step: EscalationStep;
  route: EscalationRoute;
  on: CalendarDate;
  reason: string;
  asks: string | null;
  answerBy: CalendarDate | null;
};

/** A letter as it was sent, or as it is drafted. `body` is plain text: paragraphs apart by an empty line. */
export type Letter = { to: string[]; copies: string[]; subject: string; body: string };

const RAG_WORDS: Readonly<Record<Rag, string>> = {
  'on-track': 'on track',
  'at-risk': 'at risk',
  'off-track': 'off track',
};

/**
 * Drafts the letter or report of a step from the record: who it concerns, what was agreed, what the last review and the
 * last readings say, what was asked before and answered, and what is asked now. A draft: the one who sends it edits it,
 * and it is kept as it was sent.
 */
export function draftLetter(facts: LetterFacts, terms: LetterTerms): Letter {
  const { to, copies } = recipients(facts, terms);
  const body = [
    salutation(facts, terms),
    opening(facts, terms),
    ...section('Why this is written now', terms.reason),
    ...section('What was agreed', bullets(facts.outcomes.map(outcomeLine))),
    ...section('What the last review found', reviewText(facts)),
    ...section(
      'Milestones past their date',
      bullets(facts.overdue.map(({ text, due }) => `${text} (due ${dateWords(due)})`)),
    ),
    ...section('What has been asked so far', bullets(facts.earlier.flatMap(earlierLines))),
    ...section(askTitle(terms), askText(terms)),
    closing(terms),
  ];
  return { to, copies, subject: subject(facts, terms), body: body.join('\n\n') };
}

/** Whom a step's letter goes to, and who gets a copy. The school reads every one of them. */
export function recipients(
  { authority, school }: Pick<LetterFacts, 'authority' | 'school'>,
  { direction, step }: Pick<LetterTerms, 'direction' | 'step'>,
): { to: string[]; copies: string[] } {
  const leaders = [
    named(school.head, `headteacher of ${school.name}`),
    named(school.chair, `chair of governors of ${school.name}`),
  ];
  const trust = school.trust
    ? [`Chief executive of ${school.trust}`]
    : [`Trust or proprietor of ${school.name}`];
  if (direction === 'up' && step === 'written-report') {
    return { to: [`Assistant director, ${authority}`], copies: leaders };
  }
  if (step === 'raised-with-department' && direction === 'up') {
    return { to: ['Regional director, Department for Education'], copies: [...trust, ...leaders] };
  }
  if (step === 'raised-with-trust' && direction !== 'end') return { to: trust, copies: leaders };
  return { to: leaders, copies: [] };
}

function named(name: string, office: string): string {
  return name ? `${name}, ${office}` : office.charAt(0).toUpperCase() + office.slice(1);
}

function salutation({ school }: LetterFacts, { direction, step }: LetterTerms): string {
  if (direction === 'up' && step === 'written-report') return 'To the assistant director,';
  if (direction !== 'end' && step === 'raised-with-trust')
    return `To ${school.trust ?? 'the trust or proprietor'},`;
  if (direction === 'up' && step === 'raised-with-department') return 'To the regional director,';
  const names = [school.head || 'headteacher', school.chair || 'chair of governors'];
  return `Dear ${list(names)},`;
}

function subject({ school, ref }: LetterFacts, { direction, step }: LetterTerms): string {
  if (direction === 'end') return `${school.name}: the case is ended (${ref})`;
  if (direction === 'down') return `${school.name}: progress, and a step down (${ref})`;
  const subjects: Readonly<Record<EscalationStep, string>> = {
    'school-told': 'progress is not what was agreed',
    'written-report': 'report on progress',
    'directors-letter': 'progress, and what the authority will do',
    'warning-notice': 'warning notice',
    'formal-intervention': 'formal intervention',
    'raised-with-trust': 'progress, raised with the trust',
    'raised-with-department': 'progress, raised with the department',
  };
  return `${school.name}: ${subjects[step]} (${ref})`;
}

/** The first paragraph: what this letter is, and what it means. */
function opening(facts: LetterFacts, { direction, step, route }: LetterTerms): string {
  const { school, ref, inForceSince, authority } = facts;
  const since = inForceSince ? ` (in force since ${dateWords(inForceSince)})` : '';
  const about = `agreement ${ref}${since}`;
  if (direction === 'end') {
    return `We have looked again at progress under ${about}, and are content that what we were concerned about has been addressed. The case is ended with this letter. Thank you for the work behind it.`;
  }
  if (direction === 'down') {
    return `We have looked again at progress under ${about}. Things have moved forward, and we are taking a step down. What is left is set out below.`;
  }
  if (direction === 'route') {
    const powers =
      route === 'academy'
        ? 'The authority no longer has powers of its own to warn or to intervene: from here on it raises what it sees with the trust and, if that should not be enough, with the department.'
        : `The school is maintained by ${authority}, whose own powers apply from here on.`;
    return `${school.name} has changed its status. The concern about progress under ${about} stays with us, and all that was said and answered is kept. ${powers}`;
  }
  const openings: Readonly<Record<EscalationStep, string>> = {
    'school-told': `When we met we said that, on what we have seen so far, progress under ${about} is not what was agreed. This letter sets down what that rests on and what we ask, so that you can check it and answer.`,
    'written-report': `This report is about progress at ${school.name} under ${about}. The school has been told of the concern, knows that this report is made, and has a copy of it.`,
    'directors-letter': `I have received the adviser’s report on progress under ${about}, and write to you both to say what the authority will do and what it asks of the school.`,
    'warning-notice': `What was asked of the school under ${about} has not led to the progress that its pupils need. This letter gives notice that the authority will use its powers to intervene unless what is set out below is done by the date given.`,
    'formal-intervention': `The notice given to ${school.name} has not been met by its date. The authority is now using its powers to intervene. This letter says how, and what remains with the governing body.`,
    'raised-with-trust': `We are writing to you as the body responsible for ${school.name}. Progress under ${about} is not what was agreed. The authority has no powers to warn or to intervene in an academy or free school; what it has seen is set out below, so that you can act on it.`,
    'raised-with-department': `We are writing to you about ${school.name}. We have raised progress under ${about} with the trust, and are not satisfied that enough has changed. The authority has no powers of its own here, and asks the department to look at what is set out below.`,
  };
  return openings[step];
}

function outcomeLine({ measure, unit, baseline, baselineOn, target, byDate, latest }: OutcomeFacts): string {
  const from =
    baseline === null
      ? ''
      : `from ${figureWords(baseline, unit)}${baselineOn ? ` on ${dateWords(baselineOn)}` : ''}`;
  const to =
    target === null ? '' : `to ${figureWords(target, unit)}${byDate ? ` by ${dateWords(byDate)}` : ''}`;
  const now = latest
    ? `Last read: ${figureWords(latest.value, unit)} on ${dateWords(latest.on)}.`
    : 'It has not been read again since.';
  const path = [from, to].filter(Boolean).join(' ');
  return `${measure}${path ? `: ${path}` : ''}. ${now}`;
}

function reviewText({ review }: LetterFacts): string {
  if (!review) return 'No Improvement Review has been held under this agreement yet.';
  const said = review.ratings.map(({ measure, rag, narrative }) => {
    const words = oneLine(narrative);
    return `${measure}: ${RAG_WORDS[rag]}.${words ? ` ${words}` : ''}`;
  });
  const held = `The review of ${dateWords(review.heldOn)} judged each outcome.`;
  return said.length > 0 ? `${held}\n\n${bullets(said)}` : held;
}

function earlierLines({ name, on, asks, answerBy, answers }: EarlierStep): string[] {
  const asked = asks ? ` Asked: ${ended(oneLine(asks))}` : '';
  const by = answerBy ? ` To be looked at again by ${dateWords(answerBy)}.` : '';
  const answered = answers.map(
    (answer) => `${answer.as} answered on ${dateWords(answer.on)}: “${shortened(oneLine(answer.text))}”`,
  );
  return [`${name}, ${dateWords(on)}.${asked}${by}`, ...answered];
}

function askTitle({ direction, step }: LetterTerms): string {
  if (direction === 'up' && step === 'written-report') return 'What is asked of the school';
  return direction === 'up' && step === 'formal-intervention'
    ? 'What the authority does, and what it asks'
    : 'What we ask';
}

function askText({ asks, answerBy }: LetterTerms): string {
  const by = answerBy ? `We shall look at this again by ${dateWords(answerBy)}.` : '';
  return [asks ?? '', by].filter(Boolean).join('\n\n');
}

function closing({ direction, step }: LetterTerms): string {
  if (direction === 'end') return 'You can still answer this letter. What you write is kept beside it.';
  const outward =
    step === 'raised-with-trust' || step === 'raised-with-department' || step === 'written-report';
  if (direction === 'up' && outward) {
    return 'The headteacher and the chair of governors can answer this at any time. What they write is kept beside it.';
  }
  return 'If you see any of this differently, or have evidence that we have not, please answer: you can do so at any time, and what you write is kept beside this letter and read before anything further is decided.';
}

function section(title: string, text: string): string[] {
  return text.trim() === '' ? [] : [title, text.trim()];
}

function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
const ended = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);
const LONGEST_QUOTE = 400;
const shortened = (text: string) =>
  text.length <= LONGEST_QUOTE ? text : `${text.slice(0, LONGEST_QUOTE).replace(/\s\S*$/, '')} …`;

/** A part of a letter: a heading, a paragraph or a list. */
export type LetterBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: string[] };

/**
 * A letter's plain text as blocks, for page, print and PDF alike. A list is a block whose lines all begin with "- "; a
 * heading is a block of one short line without a full stop, a comma or the like at its end.
 */
export function blocksOf(body: string): LetterBlock[] {
  return body
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .map((block): LetterBlock => {
      const lines = block.split('\n');
      if (lines.every((line) => /^- \S/.test(line))) {
        return { kind: 'list', items: lines.map((line) => line.slice(2).trim()) };
      }
      const short = lines.length === 1 && block.length <= 80 && !/[.,:;!?”"…)]$/.test(block);
      return short ? { kind: 'heading', text: block } : { kind: 'text', text: block };
    });
}
