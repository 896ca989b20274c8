import { and, asc, eq, inArray } from 'drizzle-orm';
import { agreementAmendment, ledgerEntry, need } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { schoolCalendarOf } from '~/accounts/school-calendar.server';
import { focusArea } from '~/diagnosis/domain';
import type { CalendarDate } from '~/kernel/clock';
import { type Db, db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import type { Outcome } from '../domain';
import { type Achievement, achievementOf } from '../domain/exit/achievement';
import { type Missing, missingToClose, suggestedDueOn } from '../domain/exit/closing';
import { type EvaluationContent, evaluatorsOf } from '../domain/exit/evaluation';
import { EVALUATORS, type Evaluator } from '../domain/exit/vocabulary';
import { daysByTerm, type TermUse, totalUse } from '../domain/life/days';
import { type PointView, pointsOf } from '../impact/points.server';
import { type AgreementHead, headOf } from '../queries.server';
import { type AgreementRecord, loadAgreement } from '../record.server';
import { closingFacts } from './closing-facts.server';
import {
  type CriterionAnswer,
  criterionAnswers,
  type ExitRow,
  evaluationsOf,
  evaluatorsIn,
  exitOf,
  type Judgement,
  judgementsOf,
  visitsLeft,
} from './record.server';

export type CriterionView = { id: string; text: string; answer: CriterionAnswer | null };
export type OutcomeView = {
  outcome: Outcome;
  /** The reading of the end; null where there is none yet. */
  exit: PointView | null;
  /** The last reading before or at the end. */
  latest: PointView | null;
  /** Readings after the support ended, the earliest first. */
  sustained: PointView[];
  judgement: Judgement | null;
};
/** A need the request asked for help with, and where its state is said. */
export type NeedLink = { id: string; name: string; state: string; href: string };

export type ExitPage = AgreementHead & {
  exit: ExitRow | null;
  criteria: CriterionView[];
  outcomes: OutcomeView[];
  achievement: Achievement;
  /** What stands in the way of closing; empty unless it is being closed. */
  missing: Missing[];
  evaluated: Evaluator[];
  /** For whom the viewer may evaluate. */
  mine: Evaluator[];
  earlyExit: string;
  endsOn: CalendarDate | null;
  halfDaysLeft: number;
  visitsToWrite: number;
  /** An amendment is under way: it is withdrawn when closing begins. */
  amendmentOpen: boolean;
  /** What is first suggested when closing begins. */
  suggested: { endedOn: CalendarDate; evaluationDueOn: CalendarDate };
  /** Needs of the request, for those who may say that they are met. */
  needs: NeedLink[];
  service: boolean;
};

/** How an agreement ends or ended; null where it is not the viewer's to know of. */
export async function exitPage(viewer: Viewer, id: string): Promise<ExitPage | null> {
  const record = await loadAgreement(db(), viewer, id);
  if (!record) return null;
  const { row, content, standings } = record;
  const exit = await exitOf(db(), id);
  const { criteria, outcomes } = await substanceOf(db(), record);
  const left = await visitsLeft(db(), id);
  const now = today();
  return {
    ...headOf(record),
    exit,
    criteria,
    outcomes,
    achievement: achievementOf(outcomes.map(({ judgement }) => judgement?.result ?? null)),
    missing:
      exit && row.state === 'closing' ? missingToClose(await closingFacts(db(), record, exit), now) : [],
    evaluated: evaluatorsIn(await evaluationsOf(db(), id)),
    mine: evaluatorsOf(standings),
    earlyExit: content.exit.earlyExit,
    endsOn: row.endsOn,
    halfDaysLeft: totalUse(await daysOf(db(), record)).left,
    visitsToWrite: left.planned + left.unwritten,
    amendmentOpen: await amendmentOpen(db(), id),
    suggested: {
      endedOn: row.endsOn && row.endsOn <= now ? row.endsOn : now,
      evaluationDueOn: suggestedDueOn(
        content.evaluation.on,
        now,
        await schoolCalendarOf(db(), record.row.authorityId),
      ),
    },
    needs: standings.some((standing) => standing === 'service' || standing === 'client-head')
      ? await needsOf(db(), record)
      : [],
    service: standings.includes('service'),
  };
}

async function amendmentOpen(handle: Db, agreementId: string): Promise<boolean> {
  const open = await handle
    .select({ id: agreementAmendment.id })
    .from(agreementAmendment)
    .where(
      and(
        eq(agreementAmendment.agreementId, agreementId),
        inArray(agreementAmendment.state, ['draft', 'signing']),
      ),
    );
  return open.length > 0;
}

/** Criteria with their answers, and outcomes with readings and judgements. */
export async function substanceOf(
  handle: Db,
  { row, content }: Pick<AgreementRecord, 'row' | 'content'>,
): Promise<{ criteria: CriterionView[]; outcomes: OutcomeView[] }> {
  const answers = await criterionAnswers(handle, row.id);
  const judgements = await judgementsOf(handle, row.id);
  const points = await pointsOf(handle, row.id);
  return {
    criteria: content.exit.criteria.map(({ id, text }) => ({ id, text, answer: answers.get(id) ?? null })),
    outcomes: content.outcomes.map((outcome) => {
      const own = points.filter(({ outcomeId }) => outcomeId === outcome.id);
      return {
        outcome,
        exit: own.findLast(({ kind }) => kind === 'exit') ?? null,
        latest: own.findLast(({ kind }) => kind !== 'sustained') ?? null,
        sustained: own.filter(({ kind }) => kind === 'sustained'),
        judgement: judgements.get(outcome.id) ?? null,
      };
    }),
  };
}

/** Days by term, planned and as the ledger has them. */
export async function daysOf(
  handle: Db,
  { row, content }: Pick<AgreementRecord, 'row' | 'content'>,
): Promise<TermUse[]> {
  const movements = await handle
    .select({ term: ledgerEntry.term, committed: ledgerEntry.committed, used: ledgerEntry.used })
    .from(ledgerEntry)
    .where(eq(ledgerEntry.agreementId, row.id));
  return daysByTerm(content.resources.days, movements);
}

async function needsOf(handle: Db, { row }: AgreementRecord): Promise<NeedLink[]> {
  const rows = await handle
    .select({ id: need.id, urn: need.urn, focusArea: need.focusArea, state: need.state })
    .from(need)
    .where(eq(need.requestId, row.requestId))
    .orderBy(asc(need.createdAt), asc(need.id));
  return rows.map(({ id, urn, focusArea: key, state }) => ({
    id,
    name: focusArea(key)?.name ?? key,
    state,
    href: state === 'open' ? `/schools/${urn}/needs/${id}/end` : `/schools/${urn}/needs/${id}`,
  }));
}

export type EvaluatePage = AgreementHead & {
  as: Evaluator;
  /** The one in force: what the form starts from when it is corrected. */
  current: { number: number; content: EvaluationContent; givenAs: string; at: Date } | null;
  /** Who has evaluated, by name of the party alone. */
  evaluated: Evaluator[];
  dueOn: CalendarDate | null;
  outcomes: OutcomeView[];
  days: TermUse[];
};

/**
 * The form of one evaluation; null where the agreement is not the viewer's to know of.
 * @param asked for whom, where somebody may evaluate for more than one
 * @returns `as` null where the viewer evaluates for nobody, or not now
 */
export async function evaluatePage(
  viewer: Viewer,
  id: string,
  asked: string | null,
): Promise<EvaluatePage | (AgreementHead & { as: null }) | null> {
  const record = await loadAgreement(db(), viewer, id);
  if (!record) return null;
  const head = headOf(record);
  const mine = evaluatorsOf(record.standings);
  const as = mine.find((one) => one === asked) ?? mine[0];
  if (!as || !head.may.evaluate) return { ...head, as: null };
  const all = await evaluationsOf(db(), id);
  const current = all.findLast(({ evaluator }) => evaluator === as) ?? null;
  const exit = await exitOf(db(), id);
  const { outcomes } = await substanceOf(db(), record);
  return {
    ...head,
    as,
    current,
    evaluated: EVALUATORS.filter((one) => all.some(({ evaluator }) => evaluator === one)),
    dueOn: exit?.evaluationDueOn ?? null,
    outcomes,
    days: await daysOf(db(), record),
  };
}
