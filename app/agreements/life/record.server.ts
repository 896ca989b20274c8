import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import {
  agreedAction,
  agreementAmendment,
  escalation,
  escalationAnswer,
  escalationStep,
  evaluation,
  exitCriterionResult,
  improvementReview,
  ledgerEntry,
  measurePoint,
  milestoneMark,
  outcomeJudgement,
  signature,
  visit,
} from '#drizzle/schema';
import { schoolCalendarOf } from '~/accounts/school-calendar.server';
import { type CalendarDate, calendarDate } from '~/kernel/clock';
import type { SchoolCalendar } from '~/kernel/school-calendar';
import type { Db } from '~/platform/db.server';
import { mayDo, readinessOf, SIGNING_PARTIES, type SigningParty } from '../domain';
import { missingToClose } from '../domain/exit/closing';
import { daysByTerm, type TermUse, totalUse } from '../domain/life/days';
import { type MilestoneNow, milestonesNow } from '../domain/life/milestones';
import type { LifeRecord } from '../domain/life/record';
import { storyReading } from '../domain/life/timeline';
import { nextReviewDue, reviewNeed } from '../domain/reviews';
import { noteDueAt } from '../domain/visits/lateness';
import { closingFacts } from '../exit/closing-facts.server';
import { exitOf } from '../exit/record.server';
import type { AgreementRecord, AgreementRow } from '../record.server';
import { bandForReviews, bandOfAgreement, startOf } from '../reviews/read.server';

/** What the life of an agreement is shown from: its plain record, its milestones and its days. */
export type Life = { record: LifeRecord; milestones: MilestoneNow[]; days: TermUse[] };

/** The life of an agreement as its viewer may read it. The caller has found that it is theirs to know of. */
export async function lifeOf(handle: Db, found: AgreementRecord, today: CalendarDate): Promise<Life> {
  const { row, content, standings, signatures } = found;
  const milestones = milestonesNow(content.milestones, await marksOf(handle, row.id), today);
  const days = daysByTerm(content.resources.days, await movementsOf(handle, row.id));
  const exit = await exitOf(handle, row.id);
  const calendar = await schoolCalendarOf(handle, row.authorityId);
  const closing = row.state === 'closing' && exit;
  const record: LifeRecord = {
    state: row.state,
    today,
    standings,
    signed: row.activeAt !== null,
    starts: row.startsOn,
    ends: row.endsOn,
    gaps: row.state === 'draft' ? readinessOf(content).length : 0,
    unsigned: row.state === 'signing' ? missing(SIGNING_PARTIES, signatures) : [],
    resumeBy: row.resumeBy,
    halfDaysLeft: totalUse(days).left,
    visits: await visitsOf(handle, row.id),
    ...(await reviewsOf(handle, row, today, calendar)),
    calendar,
    outcomes: await outcomesOf(handle, found),
    milestones,
    actions: ownActions(await actionsOf(handle, row.id), standings),
    escalation: mayDo('read-escalation', standings, row.state) ? await escalationOf(handle, row.id) : null,
    amendment: await amendmentOf(handle, row.id),
    evaluationDueOn: exit?.evaluationDueOn ?? null,
    missing: closing ? missingToClose(await closingFacts(handle, found, closing), today) : [],
    criteria: await criteriaOf(handle, found),
    evaluated: await evaluatedOf(handle, row.id),
    endedOn: exit?.endedOn ?? (row.endedAt && row.activeAt ? calendarDate(row.endedAt) : null),
  };
  return { record, milestones, days };
}

function missing(
  parties: readonly SigningParty[],
  signatures: readonly { party: SigningParty }[],
): SigningParty[] {
  return parties.filter((party) => !signatures.some((one) => one.party === party));
}

/** Every mark of an agreement's milestones, the oldest first. */
export async function marksOf(handle: Db, agreementId: string) {
  return handle
    .select()
    .from(milestoneMark)
    .where(eq(milestoneMark.agreementId, agreementId))
    .orderBy(asc(milestoneMark.at), asc(milestoneMark.number));
}

async function movementsOf(handle: Db, agreementId: string) {
  return handle
    .select({ term: ledgerEntry.term, committed: ledgerEntry.committed, used: ledgerEntry.used })
    .from(ledgerEntry)
    .where(eq(ledgerEntry.agreementId, agreementId));
}

async function visitsOf(handle: Db, agreementId: string): Promise<LifeRecord['visits']> {
  const rows = await handle
    .select()
    .from(visit)
    .where(eq(visit.agreementId, agreementId))
    .orderBy(asc(visit.plannedFor), asc(visit.id));
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    plannedFor: row.heldOn ?? row.plannedFor,
    by: row.kind === 'support' ? 'provider-leader' : 'service',
    noteNumber: row.noteNumber,
    noteRead: row.noteReadAt !== null,
    noteDueOn: row.endedAt ? calendarDate(noteDueAt(row.endedAt)) : null,
  }));
}

async function reviewsOf(
  handle: Db,
  row: AgreementRow,
  today: CalendarDate,
  calendar: SchoolCalendar,
): Promise<Pick<LifeRecord, 'reviews' | 'reviewsAskedFor' | 'reviewDueBy'>> {
  const rows = await handle
    .select()
    .from(improvementReview)
    .where(eq(improvementReview.agreementId, row.id))
    .orderBy(asc(improvementReview.number));
  const need = reviewNeed(bandForReviews(await bandOfAgreement(handle, row)));
  return {
    reviewsAskedFor: need.needed,
    reviewDueBy: nextReviewDue(need, startOf(row), rows, today, row.state, calendar).by,
    reviews: rows.map((one) => ({
      id: one.id,
      number: one.number,
      state: one.state,
      plannedFor: one.heldOn ?? one.plannedFor,
      preMeetingOn: one.preMeetingOn,
      preMeetingHeld: one.preMeetingHeldOn !== null,
      packMade: one.packAt !== null,
    })),
  };
}

async function outcomesOf(handle: Db, { row, content }: AgreementRecord): Promise<LifeRecord['outcomes']> {
  const points = await handle
    .select({ outcomeId: measurePoint.outcomeId, kind: measurePoint.kind, on: measurePoint.on })
    .from(measurePoint)
    .where(
      and(
        eq(measurePoint.agreementId, row.id),
        eq(measurePoint.current, true),
        isNull(measurePoint.withdrawnAt),
      ),
    );
  const judged = await handle
    .select({ outcomeId: outcomeJudgement.outcomeId })
    .from(outcomeJudgement)
    .where(and(eq(outcomeJudgement.agreementId, row.id), eq(outcomeJudgement.current, true)));
  return content.outcomes.map(({ id, measure, byDate }) => ({
    id,
    measure,
    byDate,
    points: points.filter(({ outcomeId }) => outcomeId === id),
    judged: judged.some(({ outcomeId }) => outcomeId === id),
  }));
}

async function actionsOf(handle: Db, agreementId: string): Promise<LifeRecord['actions']> {
  return handle
    .select({
      id: agreedAction.id,
      text: agreedAction.text,
      owner: agreedAction.owner,
      ownerName: agreedAction.ownerName,
      dueOn: agreedAction.dueOn,
      state: agreedAction.state,
      visitId: agreedAction.visitId,
      reviewId: agreedAction.reviewId,
    })
    .from(agreedAction)
    .where(eq(agreedAction.agreementId, agreementId))
    .orderBy(asc(agreedAction.dueOn), asc(agreedAction.id));
}

/** The home school reads of actions those that fall to it: what was agreed in another school is not theirs. */
function ownActions(
  actions: LifeRecord['actions'],
  standings: AgreementRecord['standings'],
): LifeRecord['actions'] {
  return storyReading(standings) === 'home' ? actions.filter(({ owner }) => owner === 'home-head') : actions;
}

async function escalationOf(handle: Db, agreementId: string): Promise<LifeRecord['escalation']> {
  const [open] = await handle
    .select({ id: escalation.id, state: escalation.state })
    .from(escalation)
    .where(and(eq(escalation.agreementId, agreementId), eq(escalation.state, 'open')));
  if (!open) return null;
  const steps = await handle
    .select({ number: escalationStep.number, answerBy: escalationStep.answerBy })
    .from(escalationStep)
    .where(eq(escalationStep.escalationId, open.id))
    .orderBy(asc(escalationStep.number));
  const last = steps.at(-1);
  const answers = await handle
    .select({ stepNumber: escalationAnswer.stepNumber })
    .from(escalationAnswer)
    .where(eq(escalationAnswer.escalationId, open.id));
  return {
    state: open.state,
    answerBy: last?.answerBy ?? null,
    answered: answers.some(({ stepNumber }) => stepNumber === last?.number),
  };
}

async function amendmentOf(handle: Db, agreementId: string): Promise<LifeRecord['amendment']> {
  const [open] = await handle
    .select()
    .from(agreementAmendment)
    .where(
      and(
        eq(agreementAmendment.agreementId, agreementId),
        inArray(agreementAmendment.state, ['draft', 'signing']),
      ),
    )
    .limit(1);
  if (!open) return null;
  const signed = await handle
    .select({ party: signature.party })
    .from(signature)
    .where(and(eq(signature.amendmentId, open.id), eq(signature.superseded, false)));
  const parties = SIGNING_PARTIES.filter((party) => open.parties.includes(party));
  return {
    id: open.id,
    number: open.number,
    state: open.state === 'draft' ? 'draft' : 'signing',
    unsigned: missing(parties, signed),
  };
}

async function criteriaOf(handle: Db, { row, content }: AgreementRecord): Promise<LifeRecord['criteria']> {
  const judged = await handle
    .select({ criterionId: exitCriterionResult.criterionId })
    .from(exitCriterionResult)
    .where(and(eq(exitCriterionResult.agreementId, row.id), eq(exitCriterionResult.current, true)));
  return content.exit.criteria.map(({ id, text }) => ({
    id,
    text,
    judged: judged.some(({ criterionId }) => criterionId === id),
  }));
}

async function evaluatedOf(handle: Db, agreementId: string): Promise<LifeRecord['evaluated']> {
  const rows = await handle
    .selectDistinct({ evaluator: evaluation.evaluator })
    .from(evaluation)
    .where(eq(evaluation.agreementId, agreementId));
  return rows.map(({ evaluator }) => evaluator);
}
