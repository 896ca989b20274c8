import { and, asc, eq, inArray, type SQL } from 'drizzle-orm';
import { agreement, agreementExit, agreementRevision, measurePoint, outcomeJudgement } from '#drizzle/schema';
import { readContent } from '~/agreements/record.server';
import type { OutcomeFact } from '../domain/facts/cases';
import { lastingOf, type MeasureReading } from '../domain/support/lasting';
import { areaOfOutcome, type CaseNeed } from '../domain/support/outcome-area';
import { byKey } from './by-key';
import type { FactSource } from './source';

/**
 * Outcomes that have been judged, by agreement, in the order of its text. Only texts of agreements that are being closed
 * or have been are read: no other has a judgement.
 */
export async function outcomesOf(
  { handle }: FactSource,
  where: SQL | undefined,
  needs: ReadonlyMap<string, readonly CaseNeed[]>,
): Promise<Map<string, OutcomeFact[]>> {
  const texts = await handle
    .select({
      id: agreement.id,
      requestId: agreement.requestId,
      content: agreementRevision.content,
      endedOn: agreementExit.endedOn,
    })
    .from(agreementExit)
    .innerJoin(agreement, eq(agreement.id, agreementExit.agreementId))
    .innerJoin(
      agreementRevision,
      and(eq(agreementRevision.agreementId, agreement.id), eq(agreementRevision.number, agreement.revision)),
    )
    .where(where);
  const judged = await handle
    .select({
      agreementId: outcomeJudgement.agreementId,
      outcomeId: outcomeJudgement.outcomeId,
      result: outcomeJudgement.result,
    })
    .from(outcomeJudgement)
    .innerJoin(agreement, eq(agreement.id, outcomeJudgement.agreementId))
    .where(and(where, eq(outcomeJudgement.current, true)));
  const points = await handle
    .select({
      agreementId: measurePoint.agreementId,
      outcomeId: measurePoint.outcomeId,
      kind: measurePoint.kind,
      on: measurePoint.on,
      value: measurePoint.value,
    })
    .from(measurePoint)
    .innerJoin(agreement, eq(agreement.id, measurePoint.agreementId))
    .where(and(where, eq(measurePoint.current, true), inArray(measurePoint.kind, ['exit', 'sustained'])))
    .orderBy(asc(measurePoint.on), asc(measurePoint.at), asc(measurePoint.id));
  const results = new Map(judged.map((one) => [`${one.agreementId} ${one.outcomeId}`, one.result]));
  const readings = byKey<(typeof points)[number] & MeasureReading, string>(
    points,
    ({ agreementId, outcomeId }) => `${agreementId} ${outcomeId}`,
  );
  return new Map(
    texts.map(({ id, requestId, content, endedOn }) => [
      id,
      readContent(content).outcomes.flatMap((outcome): OutcomeFact[] => {
        const result = results.get(`${id} ${outcome.id}`);
        if (!result) return [];
        const { measure, unit, baseline, target } = outcome;
        return [
          {
            ...{ id: outcome.id, measure, unit, baseline, target, result },
            focusArea: areaOfOutcome(measure, needs.get(requestId) ?? []),
            ...lastingOf(outcome, endedOn, readings.get(`${id} ${outcome.id}`) ?? []),
          },
        ];
      }),
    ]),
  );
}
