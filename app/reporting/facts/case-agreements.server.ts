import { and, asc, eq, type SQL, sum } from 'drizzle-orm';
import {
  agreement,
  agreementExit,
  escalation,
  evaluation,
  improvementReview,
  ledgerEntry,
  provider,
  visit,
} from '#drizzle/schema';
import { readEvaluation } from '~/agreements/exit/record.server';
import { startOf } from '~/agreements/reviews/read.server';
import { type CalendarDate, calendarDate } from '~/kernel/clock';
import { type AgreementFact, type EvaluationFact, earliest } from '../domain/facts/cases';
import type { CaseNeed } from '../domain/support/outcome-area';
import { dueReviews } from '../domain/support/reviews-due';
import { spendOf } from '../domain/support/spend';
import { byKey } from './by-key';
import { outcomesOf } from './case-outcomes.server';
import { spentOf } from './case-spend.server';
import type { FactSource } from './source';
import { visitFact, visitFactColumns } from './visits.server';

/** Whether the band of a school on a day asks for Improvement Reviews. */
export type NeededOn = (urn: number, day: CalendarDate) => boolean;

/**
 * Agreements by the request they are of, each list the first first. A fixed number of queries.
 * @param where which: a condition on agreements
 * @param needs of the requests, from which outcomes were drawn up
 */
export async function agreementFacts(
  source: FactSource,
  where: SQL | undefined,
  needs: ReadonlyMap<string, readonly CaseNeed[]>,
  neededOn: NeededOn,
): Promise<Map<string, AgreementFact[]>> {
  const { handle, today, calendar } = source;
  const rows = await handle
    .select({
      row: {
        id: agreement.id,
        ref: agreement.ref,
        requestId: agreement.requestId,
        urn: agreement.urn,
        state: agreement.state,
        startsOn: agreement.startsOn,
        endsOn: agreement.endsOn,
        activeAt: agreement.activeAt,
        pausedAt: agreement.pausedAt,
        endedAt: agreement.endedAt,
        createdAt: agreement.createdAt,
      },
      provider: {
        id: provider.id,
        name: provider.name,
        designation: provider.designation,
        homeUrn: provider.homeUrn,
      },
      exit: {
        endedOn: agreementExit.endedOn,
        ground: agreementExit.ground,
        closedAt: agreementExit.closedAt,
      },
    })
    .from(agreement)
    .innerJoin(provider, eq(provider.id, agreement.providerId))
    .leftJoin(agreementExit, eq(agreementExit.agreementId, agreement.id))
    .where(where)
    .orderBy(asc(agreement.createdAt), asc(agreement.ref));
  const days = await daysOf(source, where);
  const visits = await visitsOf(source, where);
  const reviews = await reviewsOf(source, where);
  const escalations = await escalationsOf(source, where);
  const evaluations = await evaluationsOf(source, where);
  const outcomes = await outcomesOf(source, where, needs);
  const spent = await spentOf(source, where);
  const facts = rows.map(({ row, provider: by, exit }) => {
    const { requestId, urn, activeAt, pausedAt, endedAt, createdAt, ...said } = row;
    const ended = exit?.endedOn ?? (activeAt && endedAt ? calendarDate(endedAt) : null);
    const until = earliest([ended, pausedAt && calendarDate(pausedAt), today]) ?? today;
    const own = reviews.get(row.id) ?? [];
    return {
      requestId,
      fact: {
        ...said,
        provider: by,
        draftedOn: calendarDate(createdAt),
        signedOn: activeAt ? calendarDate(activeAt) : null,
        supportEndedOn: ended,
        closedOn: exit?.closedAt ? calendarDate(exit.closedAt) : null,
        ground: exit?.ground ?? null,
        days: days.get(row.id) ?? [],
        visits: visits.get(row.id) ?? [],
        reviewsHeld: own.filter(({ state }) => state === 'held').length,
        reviewsDue: activeAt ? dueReviews(startOf(row), until, own, (on) => neededOn(urn, on), calendar) : [],
        escalations: escalations.get(row.id) ?? [],
        outcomes: outcomes.get(row.id) ?? [],
        evaluations: evaluations.get(row.id) ?? [],
        spend: spendOf(spent.get(row.id) ?? [], urn),
      },
    };
  });
  return new Map(
    [...byKey(facts, ({ requestId }) => requestId)].map(([id, own]) => [id, own.map(({ fact }) => fact)]),
  );
}

async function daysOf({ handle }: FactSource, where: SQL | undefined) {
  const rows = await handle
    .select({
      agreementId: agreement.id,
      term: ledgerEntry.term,
      committed: sum(ledgerEntry.committed),
      used: sum(ledgerEntry.used),
    })
    .from(ledgerEntry)
    .innerJoin(agreement, eq(agreement.id, ledgerEntry.agreementId))
    .where(where)
    .groupBy(agreement.id, ledgerEntry.term)
    .orderBy(asc(agreement.id), asc(ledgerEntry.term));
  // Sums come back as text.
  const terms = rows.map(({ agreementId, term, committed, used }) => ({
    agreementId,
    term,
    committed: Number(committed ?? 0),
    used: Number(used ?? 0),
  }));
  return byKey(terms, ({ agreementId }) => agreementId);
}

async function visitsOf({ handle }: FactSource, where: SQL | undefined) {
  const rows = await handle
    .select(visitFactColumns)
    .from(visit)
    .innerJoin(agreement, eq(agreement.id, visit.agreementId))
    .where(where)
    .orderBy(asc(visit.plannedFor), asc(visit.id));
  return byKey(rows.map(visitFact), ({ agreementId }) => agreementId);
}

async function reviewsOf({ handle }: FactSource, where: SQL | undefined) {
  const rows = await handle
    .select({
      id: improvementReview.id,
      agreementId: improvementReview.agreementId,
      number: improvementReview.number,
      state: improvementReview.state,
      plannedFor: improvementReview.plannedFor,
      heldOn: improvementReview.heldOn,
      frequency: improvementReview.frequency,
      nextOn: improvementReview.nextOn,
    })
    .from(improvementReview)
    .innerJoin(agreement, eq(agreement.id, improvementReview.agreementId))
    .where(where)
    .orderBy(asc(improvementReview.number), asc(improvementReview.id));
  return byKey(rows, ({ agreementId }) => agreementId);
}

async function escalationsOf({ handle }: FactSource, where: SQL | undefined) {
  const rows = await handle
    .select({
      id: escalation.id,
      agreementId: escalation.agreementId,
      step: escalation.step,
      openedAt: escalation.openedAt,
      endedAt: escalation.endedAt,
    })
    .from(escalation)
    .innerJoin(agreement, eq(agreement.id, escalation.agreementId))
    .where(where)
    .orderBy(asc(escalation.openedAt), asc(escalation.id));
  const facts = rows.map(({ openedAt, endedAt, ...row }) => ({
    ...row,
    openedOn: calendarDate(openedAt),
    endedOn: endedAt && calendarDate(endedAt),
  }));
  return byKey(facts, ({ agreementId }) => agreementId);
}

/**
 * The newest evaluation of each side, of agreements that are closed: until then nobody reads what another has written who
 * has still to write their own.
 */
async function evaluationsOf({ handle }: FactSource, where: SQL | undefined) {
  const rows = await handle
    .select({
      agreementId: evaluation.agreementId,
      evaluator: evaluation.evaluator,
      content: evaluation.content,
      at: evaluation.at,
    })
    .from(evaluation)
    .innerJoin(agreement, eq(agreement.id, evaluation.agreementId))
    .where(and(where, eq(agreement.state, 'closed')))
    .orderBy(asc(evaluation.number), asc(evaluation.id));
  // Later numbers take the place of earlier ones.
  const newest = new Map(rows.map((row) => [`${row.agreementId} ${row.evaluator}`, row]));
  const facts = [...newest.values()].map(
    ({ agreementId, evaluator, content, at }): EvaluationFact & { agreementId: string } => {
      const { fit, again, daysUsed, attribution } = readEvaluation(content);
      return { agreementId, evaluator, on: calendarDate(at), fit, again, daysUsed, attribution };
    },
  );
  return byKey(facts, ({ agreementId }) => agreementId);
}
