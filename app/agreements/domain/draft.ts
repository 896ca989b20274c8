import { termDates, termOf, termWords } from '~/kernel/academic-year';
import type { CalendarDate } from '~/kernel/clock';
import type { HalfDays } from '~/kernel/days';
import type { NewId } from '~/kernel/ids';
import type { Pence } from '~/kernel/money';
import { nextSchoolDay, previousSchoolDay, type SchoolCalendar } from '~/kernel/school-calendar';
import { count, dateWords, list } from '~/kernel/words';
import type { Carried } from './carried';
import { startingClauses } from './clauses';
import type { AgreementContent, ExitCriterion, Milestone, Outcome, Parties, TermDays } from './content';
import { figureWords } from './fields';
import { ON_DAYS_GIVEN, type Payer, type RecompenseTerms, USUAL_TERMS } from './recompense';

/** A need the request asks for help with. */
export type DraftNeed = {
  focusAreaName: string;
  measure: string;
  unit: string;
  baseline: number | null;
  baselineOn: CalendarDate | null;
  baselineSource: string;
  target: number | null;
  outcome: string;
  byDate: CalendarDate | null;
};

export type DraftRequest = {
  startFrom: CalendarDate | null;
  finishBy: CalendarDate | null;
  needs: readonly DraftNeed[];
  /** Whether the authority maintains the school. */
  maintained: boolean;
  /** 1 is served first; null where no band is agreed. */
  priority: number | null;
  /** What an agreement of this request that was ended early leaves to do. */
  carried?: Carried | null;
};
export type DraftOffer = { title: string; dayRatePence: Pence; remote: boolean };
/** Terms that an authority usually agrees, as first suggested in a draft. */
export type UsualTerms = Partial<Pick<RecompenseTerms, 'vat' | 'brokerageBasisPoints'>>;
export type DraftProposal = { days: Readonly<Record<string, HalfDays>>; startFrom: CalendarDate | null };

/**
 * The first text of an agreement, from what the school asked for, what the provider offers and what was approved.
 * Nothing the parties have not said is made up: what is not known stays empty, and `readinessOf` asks for it.
 *
 * @param parties as they are named today
 * @param today no agreement starts in the past
 * @param newId names each row, so that its changes can be followed
 * @param usual what the authority's agreements usually say of VAT and its brokerage's part
 */
export function draftFromRequest(
  ref: string,
  parties: Parties,
  request: DraftRequest,
  offer: DraftOffer,
  proposal: DraftProposal,
  today: CalendarDate,
  newId: NewId,
  calendar: SchoolCalendar,
  usual: UsualTerms = {},
): AgreementContent {
  const days = Object.entries(proposal.days)
    .filter(([, halfDays]) => halfDays > 0)
    .map(([term, halfDays]) => ({ term, halfDays }))
    .sort((a, b) => (a.term < b.term ? -1 : 1));
  const starts = startOf(days, proposal.startFrom ?? request.startFrom, today);
  const ends = endOf(days, request.finishBy, starts);
  const outcomes = outcomesOf(request, newId);
  const { earlyExit, evaluation, ...clauses } = startingClauses(parties);
  return {
    format: 2,
    ref,
    parties,
    purpose: { improvement: improvementOf(parties, request.needs, offer) },
    outcomes,
    timescale: { starts, ends },
    milestones: withCarried(
      milestonesOf(days, { starts, ends }, calendar, newId),
      request.carried,
      { starts, ends },
      newId,
    ),
    resources: {
      days,
      people: [parties.provider.name, parties.provider.jobTitle].filter(Boolean).join(', '),
      other: offer.remote ? 'A room for visits and a quiet place for video calls.' : 'A room for visits.',
    },
    // Not before the last target is due, even where the support itself ends earlier.
    evaluation: { ...evaluation, on: nextSchoolDay(calendar, latest(ends, outcomes)) },
    exit: { criteria: criteriaOf(outcomes, parties, newId), earlyExit },
    recompense: {
      ratePence: offer.dayRatePence,
      halfDays: days.reduce((sum, item) => sum + item.halfDays, 0),
      onCostsBasisPoints: 0,
      backfillPencePerDay: 0,
      expensesCapPence: 0,
      payer: suggestedPayer(request),
      authorityPercent: 50,
      ...USUAL_TERMS,
      ...usual,
      instalments: [{ ...ON_DAYS_GIVEN }],
      note: '',
    },
    ...clauses,
  };
}

/** What is still ahead of an agreement that was ended early; else what the needs ask for. */
function outcomesOf({ needs, carried }: DraftRequest, newId: NewId): Outcome[] {
  if (carried && carried.outcomes.length > 0) {
    return carried.outcomes.map((outcome) => ({ ...outcome, id: newId() }));
  }
  return needs.map((need): Outcome => {
    const { focusAreaName: _, ...said } = need;
    return { id: newId(), ...said, dataSource: need.baselineSource };
  });
}

/**
 * The milestones of a new draft with those an ended agreement had still ahead, in the order of their dates. One that no
 * longer lies within the timescale keeps its words and asks for another date; one that is there already is not doubled.
 */
function withCarried(
  own: readonly Milestone[],
  carried: Carried | null | undefined,
  { starts, ends }: { starts: CalendarDate; ends: CalendarDate },
  newId: NewId,
): Milestone[] {
  const added = (carried?.milestones ?? [])
    .filter(({ text }) => !own.some((one) => one.text === text))
    .map(({ text, date }) => ({
      id: newId(),
      text,
      date: date !== null && date >= starts && date <= ends ? date : null,
    }));
  return [...own, ...added].sort((a, b) => ((a.date ?? '9999') < (b.date ?? '9999') ? -1 : 1));
}

/**
 * Who usually pays: the authority for a maintained school in the two bands served first, else the school.
 * A suggestion the parties may change. Source: DOMAIN, Banding frameworks (Walsall funds band C and D support
 * for maintained schools) and Money (additional provision is charged).
 */
function suggestedPayer({ maintained, priority }: DraftRequest): Payer {
  return maintained && priority !== null && priority <= 2 ? 'authority' : 'school';
}

function startOf(days: readonly TermDays[], wanted: CalendarDate | null, today: CalendarDate): CalendarDate {
  const first = days[0];
  const start = wanted ?? (first ? termDates(first.term).from : today);
  return start > today ? start : today;
}

/** The date asked for, or the end of the last term with days, whichever lets all the days be given. */
function endOf(days: readonly TermDays[], wanted: CalendarDate | null, starts: CalendarDate): CalendarDate {
  const last = days.at(-1);
  const termEnds = termDates(last?.term ?? termOf(starts)).to;
  if (wanted !== null && wanted > starts && (!last || wanted >= termDates(last.term).from)) return wanted;
  return termEnds > starts ? termEnds : termDates(termOf(starts)).to;
}

function latest(ends: CalendarDate, outcomes: readonly Outcome[]): CalendarDate {
  return outcomes.reduce((last, { byDate }) => (byDate !== null && byDate > last ? byDate : last), ends);
}

function improvementOf(
  { client, provider }: Parties,
  needs: readonly DraftNeed[],
  offer: DraftOffer,
): string {
  const areas = [...new Set(needs.map((need) => need.focusAreaName.toLowerCase()))];
  const what = areas.length > 0 ? `improve ${list(areas)}` : 'make the improvement it has chosen';
  return `${client.name} wants to ${what}. ${provider.name} will help through “${offer.title}”, so that the change lasts after the support has ended.`;
}

function milestonesOf(
  days: readonly TermDays[],
  { starts, ends }: { starts: CalendarDate; ends: CalendarDate },
  calendar: SchoolCalendar,
  newId: NewId,
): Milestone[] {
  // On days of school, as far as the timescale has any.
  const open = { first: nextSchoolDay(calendar, starts), last: previousSchoolDay(calendar, ends) };
  const [first, last] = open.first <= open.last ? [open.first, open.last] : [starts, ends];
  const reviews = days
    .map(({ term }) => ({
      text: `Progress reviewed against the outcomes, ${termWords(term)}`,
      date: previousSchoolDay(calendar, termDates(term).to),
    }))
    .filter(({ date }) => date > first && date < last);
  return [
    {
      text: 'First meeting: both headteachers, the provider and the adviser settle the plan of visits',
      date: first,
    },
    ...reviews,
    { text: 'What has been reached is measured and set down', date: last },
  ].map((row) => ({ id: newId(), ...row }));
}

function criteriaOf(outcomes: readonly Outcome[], { client }: Parties, newId: NewId): ExitCriterion[] {
  const reached = outcomes.flatMap((row) =>
    row.target === null
      ? []
      : [
          `${row.measure}: ${figureWords(row.target, row.unit)} reached${row.byDate ? ` by ${dateWords(row.byDate)}` : ''}, as shown by ${row.dataSource || 'the school’s own data'}.`,
        ],
  );
  const alone = `Leaders of ${client.name} have run the work themselves for ${count(6, 'school week')}, as the last visit note confirms.`;
  return [...reached, alone].map((text) => ({ id: newId(), text }));
}
