import { inArray } from 'drizzle-orm';
import { evaluation } from '#drizzle/schema';
import type { Db } from '~/platform/db.server';
import { EVALUATORS, type Evaluator } from '../domain/exit/vocabulary';

/**
 * Whose evaluations of some agreements are still to be given: what worklists and reminders both go by.
 * @returns by agreement, in the order of the vocabulary
 */
export async function evaluationsWaiting(
  handle: Db,
  ids: readonly string[],
): Promise<(agreementId: string) => Evaluator[]> {
  const given =
    ids.length === 0
      ? []
      : await handle
          .selectDistinct({ agreementId: evaluation.agreementId, evaluator: evaluation.evaluator })
          .from(evaluation)
          .where(inArray(evaluation.agreementId, [...ids]));
  const found = new Set(given.map(({ agreementId, evaluator }) => `${agreementId} ${evaluator}`));
  return (agreementId) => EVALUATORS.filter((evaluator) => !found.has(`${agreementId} ${evaluator}`));
}
