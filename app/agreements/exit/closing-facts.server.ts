import { and, eq, inArray, or } from 'drizzle-orm';
import {
  agreedAction,
  escalation,
  evaluation,
  exitCriterionResult,
  improvementReview,
  outcomeJudgement,
  visit,
} from '#drizzle/schema';
import type { Db } from '~/platform/db.server';
import type { ClosingFacts } from '../domain/exit/closing';
import { readingDates } from '../impact/points.server';
import type { AgreementRecord } from '../record.server';
import { type ExitRow, evaluatorsIn, leftOf } from './record.server';

type Closing = Pick<AgreementRecord, 'content'> & {
  row: { id: string };
  exit: Pick<ExitRow, 'ground' | 'evaluationDueOn'>;
};

/** Everything closing depends on, read where it is decided. */
export async function closingFacts(
  handle: Db,
  { row, content }: Pick<AgreementRecord, 'row' | 'content'>,
  exit: Closing['exit'],
): Promise<ClosingFacts> {
  const factsOf = await closingFactsOf(handle, [row.id]);
  return factsOf({ row, content, exit });
}

/**
 * The same of several agreements, by as many queries as of one: a list of those being closed asks for all of them.
 * @param ids of agreements that the caller has found the viewer may know of
 */
export async function closingFactsOf(
  handle: Db,
  ids: readonly string[],
): Promise<(closing: Closing) => ClosingFacts> {
  if (ids.length === 0) return (closing) => factsFrom(closing, NOTHING);
  const among = [...ids];
  const answers = await handle
    .select({
      id: exitCriterionResult.agreementId,
      criterionId: exitCriterionResult.criterionId,
      met: exitCriterionResult.met,
    })
    .from(exitCriterionResult)
    .where(and(inArray(exitCriterionResult.agreementId, among), eq(exitCriterionResult.current, true)));
  const judgements = await handle
    .select({ id: outcomeJudgement.agreementId, outcomeId: outcomeJudgement.outcomeId })
    .from(outcomeJudgement)
    .where(and(inArray(outcomeJudgement.agreementId, among), eq(outcomeJudgement.current, true)));
  const readings = await readingDates(handle, among);
  const visits = await handle
    .select({ id: visit.agreementId, state: visit.state, noteNumber: visit.noteNumber, kind: visit.kind })
    .from(visit)
    .where(
      and(
        inArray(visit.agreementId, among),
        or(eq(visit.state, 'planned'), and(eq(visit.state, 'held'), eq(visit.noteNumber, 0))),
      ),
    );
  const evaluations = await handle
    .select({ id: evaluation.agreementId, evaluator: evaluation.evaluator })
    .from(evaluation)
    .where(inArray(evaluation.agreementId, among));
  const reviews = await handle
    .select({ id: improvementReview.agreementId })
    .from(improvementReview)
    .where(and(inArray(improvementReview.agreementId, among), eq(improvementReview.state, 'planned')));
  const actions = await handle
    .select({ id: agreedAction.agreementId })
    .from(agreedAction)
    .where(and(inArray(agreedAction.agreementId, among), eq(agreedAction.state, 'open')));
  const escalations = await handle
    .select({ id: escalation.agreementId })
    .from(escalation)
    .where(and(inArray(escalation.agreementId, among), eq(escalation.state, 'open')));
  const found = { answers, judgements, readings, visits, evaluations, reviews, actions, escalations };
  return (closing) => factsFrom(closing, found);
}

type Found = {
  answers: readonly { id: string; criterionId: string; met: boolean }[];
  judgements: readonly { id: string; outcomeId: string }[];
  readings: Awaited<ReturnType<typeof readingDates>>;
  visits: readonly ({ id: string | null } & Parameters<typeof leftOf>[0][number])[];
  evaluations: readonly ({ id: string } & Parameters<typeof evaluatorsIn>[0][number])[];
  reviews: readonly { id: string | null }[];
  actions: readonly { id: string | null }[];
  escalations: readonly { id: string }[];
};
const NOTHING: Found = {
  answers: [],
  judgements: [],
  readings: () => [],
  visits: [],
  evaluations: [],
  reviews: [],
  actions: [],
  escalations: [],
};

function factsFrom({ row, content, exit }: Closing, found: Found): ClosingFacts {
  const own = <T extends { id: string | null }>(rows: readonly T[]) => rows.filter(({ id }) => id === row.id);
  const [answers, judged] = [own(found.answers), own(found.judgements)];
  const readings = found.readings(row.id);
  const visits = leftOf(own(found.visits));
  return {
    ground: exit.ground,
    criteria: content.exit.criteria.map(
      ({ id }) => answers.find(({ criterionId }) => criterionId === id)?.met ?? null,
    ),
    outcomes: content.outcomes.map(({ id }) => ({
      judged: judged.some(({ outcomeId }) => outcomeId === id),
      exitReading: readings.some(({ outcomeId, kind }) => outcomeId === id && kind === 'exit'),
    })),
    visitsPlanned: visits.planned,
    visitsUnwritten: visits.unwritten,
    reviewsPlanned: own(found.reviews).length,
    actionsOpen: own(found.actions).length,
    escalationOpen: own(found.escalations).length > 0,
    given: evaluatorsIn(own(found.evaluations)),
    evaluationDueOn: exit.evaluationDueOn,
  };
}
