import { and, desc, eq, gte, inArray, isNotNull, lte } from 'drizzle-orm';
import { agreement, agreementExit, escalation, escalationAnswer, escalationStep } from '#drizzle/schema';
import type { Evaluator } from '~/agreements/domain/exit/vocabulary';
import { isSlotOpen, sustainedStates } from '~/agreements/domain/impact/sustained';
import { evaluationsWaiting } from '~/agreements/exit/evaluations-waiting.server';
import { outcomeIdsOf } from '~/agreements/impact/outcome-ids.server';
import { readingDates } from '~/agreements/impact/points.server';
import { addDays, calendarDate, startOfDay } from '~/kernel/clock';
import type { Db } from '~/platform/db.server';
import type { Audience } from '../../domain/template';
import { always, type Collecting, type OpenMatter, ofAgreement } from '../matter';

/** Nothing further ahead than this has to be read; and readings after the end lie within the second. */
const AHEAD_DAYS = 120;
const SUSTAINED_DAYS = 500;

/** Agreements in force whose term ends: everybody in them is told ahead, the service then closes or extends. */
export async function exitMatters(handle: Db, { authorityId, today }: Collecting): Promise<OpenMatter[]> {
  const rows = await handle
    .select({
      id: agreement.id,
      urn: agreement.urn,
      requestId: agreement.requestId,
      endsOn: agreement.endsOn,
    })
    .from(agreement)
    .where(
      and(
        eq(agreement.authorityId, authorityId),
        inArray(agreement.state, ['active', 'paused']),
        lte(agreement.endsOn, addDays(today, AHEAD_DAYS)),
      ),
    );
  return rows.map((row) => ({
    kind: 'exit-due',
    subject: { type: 'agreement', id: row.id },
    event: ofAgreement(row),
    due: row.endsOn,
    since: null,
    whom: { before: ['broker', 'school-head', 'provider'], due: ['broker'], chaser: ['broker'] },
  }));
}

const EVALUATES: Readonly<Record<Evaluator, Audience>> = {
  'client-head': 'school-head',
  provider: 'provider',
  service: 'broker',
};

/** Evaluations asked for and not given. */
export async function evaluationMatters(handle: Db, { authorityId }: Collecting): Promise<OpenMatter[]> {
  const rows = await handle
    .select({
      row: { id: agreement.id, urn: agreement.urn, requestId: agreement.requestId },
      dueOn: agreementExit.evaluationDueOn,
      begunAt: agreementExit.begunAt,
    })
    .from(agreement)
    .innerJoin(agreementExit, eq(agreementExit.agreementId, agreement.id))
    .where(
      and(
        eq(agreement.authorityId, authorityId),
        eq(agreement.state, 'closing'),
        isNotNull(agreementExit.evaluationDueOn),
      ),
    );
  if (rows.length === 0) return [];
  const waitingOf = await evaluationsWaiting(
    handle,
    rows.map(({ row }) => row.id),
  );
  return rows.flatMap(({ row, dueOn, begunAt }): OpenMatter[] => {
    const whom = waitingOf(row.id).map((evaluator) => EVALUATES[evaluator]);
    if (whom.length === 0) return [];
    return [
      {
        kind: 'evaluation-due',
        subject: { type: 'agreement', id: row.id },
        event: ofAgreement(row),
        due: dueOn,
        since: null,
        begun: calendarDate(begunAt),
        whom: always(...whom),
      },
    ];
  });
}

/** Readings one and two terms after the end, by the school and the service. */
export async function impactMatters(
  handle: Db,
  { authorityId, today, calendar }: Collecting,
): Promise<OpenMatter[]> {
  const ended = await handle
    .select({
      row: {
        id: agreement.id,
        urn: agreement.urn,
        requestId: agreement.requestId,
        revision: agreement.revision,
      },
      endedOn: agreementExit.endedOn,
    })
    .from(agreement)
    .innerJoin(agreementExit, eq(agreementExit.agreementId, agreement.id))
    .where(
      and(
        eq(agreement.authorityId, authorityId),
        eq(agreement.state, 'closed'),
        gte(agreement.endedAt, startOfDay(addDays(today, -SUSTAINED_DAYS))),
      ),
    );
  const rows = ended.filter(({ endedOn }) => isSlotOpen(endedOn, today));
  const points = await readingDates(
    handle,
    rows.map(({ row }) => row.id),
  );
  const outcomesOf = await outcomeIdsOf(
    handle,
    rows.map(({ row }) => row),
  );
  return rows.flatMap(({ row, endedOn }) =>
    sustainedStates(endedOn, outcomesOf(row), points(row.id), today, calendar)
      .filter(({ state }) => state === 'due' || state === 'overdue')
      .map(
        (slot): OpenMatter => ({
          kind: 'impact-point-due',
          subject: { type: 'agreement', id: row.id },
          event: ofAgreement(row),
          due: slot.dueBy,
          since: null,
          whom: always('school-head', 'broker'),
        }),
      ),
  );
}

/** Open cases whose last step asks for an answer, or to be looked at again, by a date. */
export async function escalationMatters(handle: Db, { authorityId }: Collecting): Promise<OpenMatter[]> {
  const rows = await handle
    .select({ row: escalation, requestId: agreement.requestId })
    .from(escalation)
    .innerJoin(agreement, eq(agreement.id, escalation.agreementId))
    .where(and(eq(escalation.authorityId, authorityId), eq(escalation.state, 'open')));
  if (rows.length === 0) return [];
  const ids = rows.map(({ row }) => row.id);
  const steps = await handle
    .select()
    .from(escalationStep)
    .where(inArray(escalationStep.escalationId, ids))
    .orderBy(desc(escalationStep.number));
  const answers = await handle
    .select({ escalationId: escalationAnswer.escalationId, stepNumber: escalationAnswer.stepNumber })
    .from(escalationAnswer)
    .where(inArray(escalationAnswer.escalationId, ids));
  return rows.flatMap(({ row, requestId }): OpenMatter[] => {
    const last = steps.find(({ escalationId }) => escalationId === row.id);
    if (!last || last.answerBy === null) return [];
    const answered = answers.some(
      ({ escalationId, stepNumber }) => escalationId === row.id && stepNumber === last.number,
    );
    const common = {
      kind: 'escalation-answer-due' as const,
      event: ofAgreement({ id: row.agreementId, urn: row.urn, requestId }),
      due: last.answerBy,
      since: null,
      begun: calendarDate(last.at),
    };
    return [
      {
        ...common,
        subject: { type: 'escalation', id: row.id },
        party: 'service',
        whom: { before: [], due: ['broker'], chaser: ['broker'] },
      },
      ...(answered
        ? []
        : [
            {
              ...common,
              subject: { type: 'escalation-step', id: last.id },
              party: 'school',
              whom: { before: ['school'], due: ['school'], chaser: [] } as const,
            },
          ]),
    ];
  });
}
