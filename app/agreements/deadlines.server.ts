import { and, eq, gte, inArray, isNotNull } from 'drizzle-orm';
import {
  agreedAction,
  agreement,
  agreementExit,
  escalation,
  escalationStep,
  improvementReview,
  school,
  visit,
} from '#drizzle/schema';
import type { DeadlineKeeper, OpenDeadline, SettledDate } from '~/accounts/term-dates/deadlines.server';
import { type CalendarDate, calendarDate } from '~/kernel/clock';
import type { Db } from '~/platform/db.server';

/**
 * The day by which the three who evaluate are to have done so moves; the days of visits, reviews, actions and of the next
 * look at a school's progress were settled by people, or stand in a letter that has been sent, and are only shown.
 */
export const agreementDeadlines: DeadlineKeeper = {
  async open(handle, authorityId, today) {
    const rows = await handle
      .select({ row: agreement, exit: agreementExit, schoolName: school.name })
      .from(agreementExit)
      .innerJoin(agreement, eq(agreement.id, agreementExit.agreementId))
      .innerJoin(school, eq(school.urn, agreement.urn))
      .where(
        and(
          eq(agreement.authorityId, authorityId),
          eq(agreement.state, 'closing'),
          gte(agreementExit.evaluationDueOn, today),
        ),
      );
    return rows.flatMap(({ row, exit, schoolName }): OpenDeadline[] => {
      if (exit.evaluationDueOn === null) return [];
      return [
        {
          id: row.id,
          subject: { type: 'agreement', id: row.id },
          what: `The evaluation of the support for ${schoolName} (${row.ref})`,
          path: `agreements/${row.id}`,
          givenOn: calendarDate(exit.begunAt),
          dueOn: exit.evaluationDueOn,
          urn: row.urn,
          caseId: row.requestId,
          whom: ['school-head', 'provider', 'broker'],
        },
      ];
    });
  },
  async move(ctx, id, to) {
    const here = eq(agreementExit.agreementId, id);
    const [row] = await ctx.tx.select({ version: agreementExit.version }).from(agreementExit).where(here);
    if (!row) return;
    await ctx.tx
      .update(agreementExit)
      .set({ evaluationDueOn: to, version: row.version + 1 })
      .where(here);
  },
  async settled(handle, authorityId, today) {
    const parts = await Promise.all([
      visitsAhead(handle, authorityId, today),
      reviewsAhead(handle, authorityId, today),
      actionsAhead(handle, authorityId, today),
      looksAhead(handle, authorityId, today),
    ]);
    return parts.flat();
  },
};

async function visitsAhead(handle: Db, authorityId: string, today: CalendarDate): Promise<SettledDate[]> {
  const rows = await handle
    .select({
      id: visit.id,
      agreementId: visit.agreementId,
      urn: visit.urn,
      on: visit.plannedFor,
      name: school.name,
    })
    .from(visit)
    .innerJoin(school, eq(school.urn, visit.urn))
    .where(and(eq(visit.authorityId, authorityId), eq(visit.state, 'planned'), gte(visit.plannedFor, today)));
  return rows.map(({ id, agreementId, urn, on, name }) => ({
    subject: { type: 'visit', id },
    what: `The visit to ${name}`,
    path: agreementId ? `agreements/${agreementId}/visits/${id}` : `schools/${urn}/visits/${id}`,
    on,
  }));
}

async function reviewsAhead(handle: Db, authorityId: string, today: CalendarDate): Promise<SettledDate[]> {
  const { id, agreementId, state, plannedFor } = improvementReview;
  const rows = await handle
    .select({ id, agreementId, on: plannedFor, name: school.name })
    .from(improvementReview)
    .innerJoin(school, eq(school.urn, improvementReview.urn))
    .where(and(eq(improvementReview.authorityId, authorityId), eq(state, 'planned'), gte(plannedFor, today)));
  return rows.map((row) => ({
    subject: { type: 'review', id: row.id },
    what: `The Improvement Review of ${row.name}`,
    path: `agreements/${row.agreementId}/reviews/${row.id}`,
    on: row.on,
  }));
}

async function actionsAhead(handle: Db, authorityId: string, today: CalendarDate): Promise<SettledDate[]> {
  const rows = await handle
    .select({ id: agreedAction.id, agreementId: agreement.id, ref: agreement.ref, on: agreedAction.dueOn })
    .from(agreedAction)
    .innerJoin(agreement, eq(agreement.id, agreedAction.agreementId))
    .where(
      and(
        eq(agreedAction.authorityId, authorityId),
        eq(agreedAction.state, 'open'),
        gte(agreedAction.dueOn, today),
      ),
    );
  return rows.map(({ id, agreementId, ref, on }) => ({
    subject: { type: 'action', id },
    what: `An action agreed under ${ref}`,
    path: `agreements/${agreementId}/actions`,
    on,
  }));
}

async function looksAhead(handle: Db, authorityId: string, today: CalendarDate): Promise<SettledDate[]> {
  const rows = await handle
    .select({
      id: escalation.id,
      agreementId: escalation.agreementId,
      name: school.name,
      number: escalationStep.number,
      on: escalationStep.answerBy,
    })
    .from(escalationStep)
    .innerJoin(escalation, eq(escalation.id, escalationStep.escalationId))
    .innerJoin(school, eq(school.urn, escalation.urn))
    .where(
      and(
        eq(escalation.authorityId, authorityId),
        inArray(escalation.state, ['open']),
        isNotNull(escalationStep.answerBy),
      ),
    );
  const last = new Map<string, (typeof rows)[number]>();
  for (const row of rows) if (row.number > (last.get(row.id)?.number ?? -1)) last.set(row.id, row);
  return [...last.values()].flatMap(({ id, agreementId, name, on }) =>
    on !== null && on >= today
      ? [
          {
            subject: { type: 'escalation', id },
            what: `The next look at the progress of ${name}`,
            path: `agreements/${agreementId}/escalation`,
            on,
          },
        ]
      : [],
  );
}
