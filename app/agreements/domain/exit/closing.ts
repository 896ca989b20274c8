import { addDays, type CalendarDate } from '~/kernel/clock';
import { addSchoolDays, type SchoolCalendar, schoolDaysIn } from '~/kernel/school-calendar';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { count, dateWords, list } from '~/kernel/words';
import { EVALUATORS, type Evaluator, type ExitGround } from './vocabulary';

/** What happens to days not used: given back when closing begins, or kept until it is closed. */
export const UNUSED_DAYS = ['at-close', 'now'] as const;
export type UnusedDays = (typeof UNUSED_DAYS)[number];

/** How an agreement is to be closed, as the service says when closing begins. */
export type ExitPlan = {
  ground: ExitGround;
  /** The day support ended. */
  endedOn: CalendarDate;
  /** The last day for the three evaluations: after it, closing waits for none. */
  evaluationDueOn: CalendarDate;
};

/** Days the three have at least, and at most, to give their evaluation. */
export const EVALUATION_DAYS = { least: 7, usual: 21, most: 120 } as const;

/**
 * What is first suggested as the last day for evaluations: the day agreed, or three weeks of school on.
 * @param calendar of the authority whose casework it is
 */
export function suggestedDueOn(
  agreed: CalendarDate | null,
  today: CalendarDate,
  calendar: SchoolCalendar,
): CalendarDate {
  const inRange =
    agreed !== null &&
    agreed >= addDays(today, EVALUATION_DAYS.least) &&
    agreed <= addDays(today, EVALUATION_DAYS.most);
  return inRange ? agreed : addSchoolDays(calendar, today, schoolDaysIn(EVALUATION_DAYS.usual));
}

/**
 * Whether an agreement can be closed as planned.
 * @param facts.begunOn the day it came into force
 * @param facts.endsOn the end of its term as agreed
 * @param facts.dueFrom the day from which the evaluators' days are counted: today, or when closing began
 * @returns a refusal beside the field that is wrong
 */
export function checkPlan(
  plan: ExitPlan,
  facts: {
    today: CalendarDate;
    begunOn: CalendarDate | null;
    endsOn: CalendarDate | null;
    dueFrom: CalendarDate;
  },
): Verdict {
  const { today, begunOn, endsOn, dueFrom } = facts;
  if (plan.endedOn > today) {
    return no('exit.not-ended', 'Closing begins when the support has ended: enter today or an earlier day', {
      field: 'endedOn',
    });
  }
  if (begunOn && plan.endedOn < begunOn) {
    return no(
      'exit.before-begun',
      `The agreement came into force on ${dateWords(begunOn)}: enter a later day`,
      {
        field: 'endedOn',
      },
    );
  }
  if (plan.ground === 'term-ended' && endsOn && plan.endedOn < endsOn) {
    return no(
      'exit.term-not-ended',
      `Its term ends on ${dateWords(endsOn)}. If the support ended before, choose one of the other two`,
      { field: 'ground' },
    );
  }
  const least = addDays(dueFrom, EVALUATION_DAYS.least);
  const most = addDays(dueFrom, EVALUATION_DAYS.most);
  if (plan.evaluationDueOn < least || plan.evaluationDueOn > most) {
    return no(
      'exit.due-out-of-range',
      `Give the three who evaluate at least a week: enter a day from ${dateWords(least)} to ${dateWords(most)}`,
      { field: 'evaluationDueOn' },
    );
  }
  return yes();
}

/** What is known of an agreement that is being closed. */
export type ClosingFacts = {
  ground: ExitGround;
  /** Each exit criterion: whether it is met; null where it has not been answered. */
  criteria: readonly (boolean | null)[];
  /** Each outcome: whether it has been judged, and whether its measure was read at the end. */
  outcomes: readonly { judged: boolean; exitReading: boolean }[];
  /** Visits still in the calendar, and visits held without a note. */
  visitsPlanned: number;
  visitsUnwritten: number;
  reviewsPlanned: number;
  actionsOpen: number;
  escalationOpen: boolean;
  given: readonly Evaluator[];
  evaluationDueOn: CalendarDate | null;
};

export const MISSING_CODES = [
  'criteria',
  'criteria-unmet',
  'outcomes',
  'visits-planned',
  'visits-unwritten',
  'reviews',
  'actions',
  'escalation',
  'evaluations',
  'exit-readings',
] as const;
export type MissingCode = (typeof MISSING_CODES)[number];

/** Something that stands in the way of closing. A soft one may be passed over by saying so. */
export type Missing = { code: MissingCode; message: string; soft: boolean };

/** An evaluator within a sentence. */
export const EVALUATOR_WORDS: Readonly<Record<Evaluator, string>> = {
  'client-head': 'the headteacher',
  provider: 'the provider',
  service: 'the authority',
};

/**
 * What is still missing before an agreement can be closed, in the order in which to see to it; empty when it can be.
 * An evaluation is waited for until its day is past. A measure whose results are not out yet may be read after closing, so
 * that its missing reading is passed over once the service says so.
 */
export function missingToClose(facts: ClosingFacts, today: CalendarDate): Missing[] {
  const missing: Missing[] = [];
  const add = (code: MissingCode, message: string, soft = false) => missing.push({ code, message, soft });
  const unanswered = facts.criteria.filter((met) => met === null).length;
  const unmet = facts.criteria.filter((met) => met === false).length;
  const unjudged = facts.outcomes.filter(({ judged }) => !judged).length;
  const unread = facts.outcomes.filter(({ exitReading }) => !exitReading).length;
  const waiting = EVALUATORS.filter((one) => !facts.given.includes(one));
  if (unanswered > 0)
    add(
      'criteria',
      `${count(unanswered, 'exit criterion has', 'exit criteria have')} no answer: say of each whether it is met.`,
    );
  if (unanswered === 0 && unmet > 0 && facts.ground === 'criteria-met')
    add(
      'criteria-unmet',
      `It is being closed because the criteria are met, but ${count(unmet, 'is', 'are')} not. Say how it ends otherwise, or answer again.`,
    );
  if (unjudged > 0) add('outcomes', `${count(unjudged, 'outcome is', 'outcomes are')} still to be judged.`);
  if (facts.visitsUnwritten > 0)
    add('visits-unwritten', `${count(facts.visitsUnwritten, 'visit has', 'visits have')} no note yet.`);
  if (facts.visitsPlanned > 0)
    add(
      'visits-planned',
      `${count(facts.visitsPlanned, 'visit is', 'visits are')} still planned: record each, or call it off.`,
    );
  if (facts.reviewsPlanned > 0)
    add(
      'reviews',
      `${count(facts.reviewsPlanned, 'review is', 'reviews are')} still planned: record each, or call it off.`,
    );
  if (facts.actionsOpen > 0)
    add(
      'actions',
      `${count(facts.actionsOpen, 'agreed action is', 'agreed actions are')} open: mark each as done, or drop it with a reason.`,
    );
  if (facts.escalationOpen) add('escalation', 'The escalation is open: end it, with the reason.');
  if (waiting.length > 0 && (facts.evaluationDueOn === null || today <= facts.evaluationDueOn))
    add(
      'evaluations',
      `${capital(list(waiting.map((one) => EVALUATOR_WORDS[one])))} ${waiting.length === 1 ? 'has' : 'have'} until ${
        facts.evaluationDueOn ? dateWords(facts.evaluationDueOn) : 'the day you set'
      } to evaluate the support.`,
    );
  if (unread > 0)
    add(
      'exit-readings',
      `${count(unread, 'measure has', 'measures have')} no reading of the end. Where results are not out yet, they can be added after closing.`,
      true,
    );
  return missing;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** School days a provider has to read and answer a record before it feeds the ranking. */
export const REPLY_DAYS = 10;
