import { and, eq, isNull, or, sql } from 'drizzle-orm';
import {
  agreement,
  agreementExit,
  evaluation,
  exitCriterionResult,
  outcomeJudgement,
  supportOutcome,
} from '#drizzle/schema';
import type { Db } from '~/platform/db.server';
import { type CheckResult, moreThanOne } from '~/platform/record-checks.server';

/**
 * What `verify` looks at of pausing and closing: an agreement is paused when it says since when; one that is being closed or
 * is closed says how it ends, and a closed one has one line in its provider's track record; one answer to a criterion and
 * one judgement of an outcome is in force; evaluations of each have no gap in their numbers.
 */
export async function checkEndings(handle: Db): Promise<CheckResult> {
  const rows = await handle
    .select({
      ...{ id: agreement.id, ref: agreement.ref, state: agreement.state, pausedAt: agreement.pausedAt },
      ...{ endedAt: agreement.endedAt, begunAt: agreementExit.begunAt, closedAt: agreementExit.closedAt },
    })
    .from(agreement)
    .leftJoin(agreementExit, eq(agreementExit.agreementId, agreement.id))
    .where(
      or(
        sql`(${agreement.state} = 'paused') <> (${agreement.pausedAt} is not null)`,
        sql`(${agreement.state} in ('closed', 'terminated')) <> (${agreement.endedAt} is not null)`,
        and(sql`${agreement.state} in ('closing', 'closed')`, isNull(agreementExit.begunAt)),
        sql`(${agreement.state} = 'closed') <> (${agreementExit.closedAt} is not null)`,
      ),
    );
  const counted = sql<number>`count(${supportOutcome.id})`.mapWith(Number);
  const records = await handle
    .select({ ref: agreement.ref, n: counted })
    .from(agreement)
    .leftJoin(
      supportOutcome,
      and(eq(supportOutcome.agreementId, agreement.id), eq(supportOutcome.current, true)),
    )
    .groupBy(agreement.id, agreement.ref, agreement.state)
    .having(
      or(
        sql`count(${supportOutcome.id}) > 1`,
        and(eq(agreement.state, 'closed'), sql`count(${supportOutcome.id}) = 0`),
      ),
    );
  const gaps = await handle
    .select({ of: evaluation.agreementId })
    .from(evaluation)
    .groupBy(evaluation.agreementId, evaluation.evaluator)
    .having(sql`max(${evaluation.number}) <> count(*)`);
  const results = exitCriterionResult;
  const [all] = await handle.select({ n: sql<number>`count(*)`.mapWith(Number) }).from(agreement);
  return {
    checked: all?.n ?? 0,
    problems: [
      ...rows.map(({ ref, state }) => `${ref} is ${state}, which its pause and its end do not say.`),
      ...records.map(({ ref, n }) => `${ref} is ${n} times in its provider's track record.`),
      ...gaps.map(({ of }) => `Evaluations of ${of} are not numbered one after the other.`),
      ...(
        await moreThanOne(
          handle,
          results,
          results.agreementId,
          eq(results.current, true),
          results.criterionId,
        )
      ).map((of) => `A criterion of ${of} is answered twice.`),
      ...(
        await moreThanOne(
          handle,
          outcomeJudgement,
          outcomeJudgement.agreementId,
          eq(outcomeJudgement.current, true),
          outcomeJudgement.outcomeId,
        )
      ).map((of) => `An outcome of ${of} is judged twice.`),
    ],
  };
}
