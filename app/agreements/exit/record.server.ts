import { and, asc, eq, inArray } from 'drizzle-orm';
import {
  account,
  agreementExit,
  evaluation,
  exitCriterionResult,
  outcomeJudgement,
  visit,
} from '#drizzle/schema';
import type { Db } from '~/platform/db.server';
import type { EvaluationContent } from '../domain/exit/evaluation';
import { EVALUATORS, type Evaluator, type OutcomeResult } from '../domain/exit/vocabulary';

export type ExitRow = typeof agreementExit.$inferSelect;
export type EvaluationRow = Omit<typeof evaluation.$inferSelect, 'content'> & { content: EvaluationContent };

/** An answer to a criterion or a judgement of an outcome, with who gave it. */
type Given = { by: string; at: Date };
export type CriterionAnswer = { met: boolean; evidence: string } & Given;
export type Judgement = { result: OutcomeResult; basis: string } & Given;

/** How and why an agreement is closed; null before closing begins. */
export async function exitOf(handle: Db, agreementId: string): Promise<ExitRow | null> {
  const [row] = await handle.select().from(agreementExit).where(eq(agreementExit.agreementId, agreementId));
  return row ?? null;
}

/** Answers in force to exit criteria, by criterion. */
export async function criterionAnswers(
  handle: Db,
  agreementId: string,
): Promise<Map<string, CriterionAnswer>> {
  const rows = await handle
    .select({ row: exitCriterionResult, by: account.name })
    .from(exitCriterionResult)
    .leftJoin(account, eq(account.id, exitCriterionResult.byId))
    .where(and(eq(exitCriterionResult.agreementId, agreementId), eq(exitCriterionResult.current, true)));
  return new Map(
    rows.map(({ row, by }) => [
      row.criterionId,
      { met: row.met, evidence: row.evidence, by: by ?? 'Alongside', at: row.at },
    ]),
  );
}

/** Judgements in force, by outcome. */
export async function judgementsOf(handle: Db, agreementId: string): Promise<Map<string, Judgement>> {
  const rows = await handle
    .select({ row: outcomeJudgement, by: account.name })
    .from(outcomeJudgement)
    .leftJoin(account, eq(account.id, outcomeJudgement.byId))
    .where(and(eq(outcomeJudgement.agreementId, agreementId), eq(outcomeJudgement.current, true)));
  return new Map(
    rows.map(({ row, by }) => [
      row.outcomeId,
      { result: row.result, basis: row.basis, by: by ?? 'Alongside', at: row.at },
    ]),
  );
}

/** Every number of every evaluation, the first first. Who may read which is `mayRead`. */
export async function evaluationsOf(handle: Db, agreementId: string): Promise<EvaluationRow[]> {
  const rows = await handle
    .select()
    .from(evaluation)
    .where(eq(evaluation.agreementId, agreementId))
    .orderBy(asc(evaluation.evaluator), asc(evaluation.number));
  return rows.map((row) => ({ ...row, content: readEvaluation(row.content) }));
}

/** An evaluation as stored. Only `giveEvaluation` writes it, so that its shape is known. */
export function readEvaluation(stored: string): EvaluationContent {
  return JSON.parse(stored) as EvaluationContent;
}

/** Who has evaluated. */
export function evaluatorsIn(rows: readonly { evaluator: Evaluator }[]): Evaluator[] {
  return EVALUATORS.filter((one) => rows.some(({ evaluator }) => evaluator === one));
}

/** Visits of an agreement that are not written up, as far as closing asks. */
export async function visitsLeft(
  handle: Db,
  agreementId: string,
): Promise<{ planned: number; unwritten: number }> {
  const rows = await handle
    .select({ state: visit.state, noteNumber: visit.noteNumber, kind: visit.kind })
    .from(visit)
    .where(and(eq(visit.agreementId, agreementId), inArray(visit.state, ['planned', 'held'])));
  return leftOf(rows);
}

/** The same of visits that are read already: those planned or held. */
export function leftOf(rows: readonly Pick<typeof visit.$inferSelect, 'state' | 'noteNumber' | 'kind'>[]): {
  planned: number;
  unwritten: number;
} {
  return {
    planned: rows.filter(({ state }) => state === 'planned').length,
    // A performance-management visit leaves no note.
    unwritten: rows.filter(
      ({ state, noteNumber, kind }) =>
        state === 'held' && noteNumber === 0 && kind !== 'performance-management',
    ).length,
  };
}
