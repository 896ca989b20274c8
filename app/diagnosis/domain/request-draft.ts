import { addDays, type CalendarDate, isCalendarDate } from '~/kernel/clock';
import type { HalfDays } from '~/kernel/days';
import type { Pence } from '~/kernel/money';
import { no, type Refusal, type Verdict, yes } from '~/kernel/verdict';
import { checkNeed, NEED_PARTS, type NeedAnswers, type NeedPart } from './needs';
import { FORMATS } from './support-vocabulary';

/** What a request has been told so far. Null, or an empty list, where a question has not been answered. */
export type RequestAnswers = {
  needs: readonly (NeedAnswers & { id: string })[];
  halfDays: HalfDays | null;
  startFrom: CalendarDate | null;
  finishBy: CalendarDate | null;
  formats: readonly string[];
  remoteWelcome: boolean | null;
  context: string | null;
  maxDayRatePence: Pence | null;
};

/** Pages of the request that ask one thing each. `context` and `cost` may be left empty. */
export const ANSWER_PAGES = ['days', 'how', 'context', 'cost'] as const;
export type AnswerPage = (typeof ANSWER_PAGES)[number];

/** Whether text names a page that asks one thing. */
export function isAnswerPage(text: string | undefined): text is AnswerPage {
  return ANSWER_PAGES.some((page) => page === text);
}

/** One page of the wizard. A need has a page for each of its parts. */
export type Step =
  | { page: 'needs' }
  | { page: 'need'; needId: string; part: NeedPart }
  | { page: AnswerPage }
  | { page: 'check' };

/** Every page of a draft, in the order they are asked. */
export function stepsOf(answers: RequestAnswers): Step[] {
  return [
    { page: 'needs' },
    ...answers.needs.flatMap((need) =>
      NEED_PARTS.map((part): Step => ({ page: 'need', needId: need.id, part })),
    ),
    ...ANSWER_PAGES.map((page): Step => ({ page })),
    { page: 'check' },
  ];
}

/** Path of a page below `/requests/:id/draft/`. */
export function stepPath(step: Step): string {
  return step.page === 'need' ? `need/${step.needId}/${step.part}` : step.page;
}

/** More than this is a programme of its own, to be talked through with the adviser. */
export const MOST_HALF_DAYS = 120;
const LONGEST_DAYS = 2 * 365;
/** Above this a day rate is more likely pence typed as pounds. */
export const MOST_DAY_RATE_PENCE = 200_000;

const refuse = (reason: string, message: string, field: string): Refusal =>
  no(`request.${reason}`, message, { field });

/**
 * Whether one page of a draft is answered and still holds.
 * @param today a start date that has passed since it was typed no longer holds
 */
export function checkStep(step: Step, answers: RequestAnswers, today: CalendarDate): Verdict {
  switch (step.page) {
    case 'needs':
      return answers.needs.length > 0
        ? yes()
        : refuse('no-needs', 'Choose at least one need, or add a new one', 'needs');
    case 'need': {
      const need = answers.needs.find(({ id }) => id === step.needId);
      return need
        ? checkNeed(need, today, step.part)
        : refuse('need-not-chosen', 'Choose this need first', 'needs');
    }
    case 'days':
      return checkDays(answers, today);
    case 'how':
      return checkHow(answers);
    case 'cost':
      return checkCost(answers);
    case 'context':
      return yes();
    case 'check':
      return firstUnanswered(answers, today).page === 'check'
        ? yes()
        : no('request.unfinished', 'Some questions have not been answered yet.');
  }
}

function checkDays(answers: RequestAnswers, today: CalendarDate): Verdict {
  const { halfDays, startFrom, finishBy } = answers;
  if (halfDays === null || halfDays < 1)
    return refuse('no-days', 'Enter how many days you think you need, in whole or half days', 'halfDays');
  if (halfDays > MOST_HALF_DAYS)
    return refuse(
      'too-many-days',
      `Enter ${MOST_HALF_DAYS / 2} days or fewer. For more, talk to your adviser first`,
      'halfDays',
    );
  if (startFrom === null || !isCalendarDate(startFrom))
    return refuse('no-start', 'Enter the earliest date support could start', 'startFrom');
  if (startFrom < today) return refuse('start-passed', 'The start date must be today or later', 'startFrom');
  if (finishBy === null || !isCalendarDate(finishBy))
    return refuse('no-finish', 'Enter the date support should finish by', 'finishBy');
  if (finishBy <= startFrom)
    return refuse('finish-before-start', 'The finish date must be after the start date', 'finishBy');
  if (finishBy > addDays(startFrom, LONGEST_DAYS))
    return refuse('too-long', 'The finish date must be within two years of the start date', 'finishBy');
  return yes();
}

function checkHow({ formats, remoteWelcome }: RequestAnswers): Verdict {
  if (formats.length === 0)
    return refuse('no-formats', 'Choose at least one kind of support, or all that would do', 'formats');
  if (formats.some((format) => !FORMATS.some((known) => known === format)))
    return refuse('format-unknown', 'Choose kinds of support from the list', 'formats');
  if (remoteWelcome === null)
    return refuse('no-remote', 'Choose whether some of it could be online', 'remoteWelcome');
  return yes();
}

function checkCost({ maxDayRatePence }: RequestAnswers): Verdict {
  if (maxDayRatePence === null) return yes();
  return maxDayRatePence > 0 && maxDayRatePence <= MOST_DAY_RATE_PENCE
    ? yes()
    : refuse(
        'rate-out-of-range',
        'Enter a day rate between £1 and £2,000, or leave it empty',
        'maxDayRatePence',
      );
}

/** The first page that is not answered, or whose answer no longer holds; `check` when all are. */
export function firstUnanswered(answers: RequestAnswers, today: CalendarDate): Step {
  return (
    stepsOf(answers).find((step) => step.page !== 'check' && !checkStep(step, answers, today).ok) ?? {
      page: 'check',
    }
  );
}

/**
 * Where a visitor to a page belongs: there, when every page before it is answered; otherwise at the
 * first unanswered page. A page that is not (or no longer) part of the draft leads there too.
 */
export function admit(step: Step, answers: RequestAnswers, today: CalendarDate): Step {
  const paths = stepsOf(answers).map(stepPath);
  const first = firstUnanswered(answers, today);
  const at = paths.indexOf(stepPath(step));
  return at >= 0 && at <= paths.indexOf(stepPath(first)) ? step : first;
}

/**
 * The page that follows an answer.
 * @param toCheck the visitor came from "check your answers" and goes back there once all is answered
 */
export function stepAfter(step: Step, answers: RequestAnswers, today: CalendarDate, toCheck = false): Step {
  const first = firstUnanswered(answers, today);
  if (toCheck && first.page === 'check') return first;
  // The last part of a need leads back to the list of needs, where another can be added.
  if (step.page === 'need' && step.part === 'wanted' && !toCheck) return { page: 'needs' };
  const steps = stepsOf(answers);
  const at = steps.findIndex((candidate) => stepPath(candidate) === stepPath(step));
  const following = steps.slice(at + 1).find((candidate) => {
    // Needs already complete are not asked again on the way from the list.
    if (step.page === 'needs' && candidate.page === 'need') return !checkStep(candidate, answers, today).ok;
    return true;
  });
  return admit(following ?? { page: 'check' }, answers, today);
}
