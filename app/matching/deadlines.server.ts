import { and, eq, gte, inArray } from 'drizzle-orm';
import { proposal, school, supportRequest } from '#drizzle/schema';
import type { DeadlineKeeper, OpenDeadline } from '~/accounts/term-dates/deadlines.server';
import { calendarDate, startOfDay } from '~/kernel/clock';
import { endOfDay } from './domain/deadline';
import { DATED } from './expiry.server';
import { saveProposal } from './proposals.server';

/** The dates by which a provider, and then the head of their home school, are to answer. */
export const proposalDeadlines: DeadlineKeeper = {
  async open(handle, authorityId, today) {
    const rows = await handle
      .select({ row: proposal, ref: supportRequest.ref, urn: supportRequest.urn, schoolName: school.name })
      .from(proposal)
      .innerJoin(supportRequest, eq(supportRequest.id, proposal.requestId))
      .innerJoin(school, eq(school.urn, supportRequest.urn))
      .where(
        and(
          eq(proposal.authorityId, authorityId),
          inArray(proposal.state, [...DATED]),
          gte(proposal.answerBy, startOfDay(today)),
        ),
      );
    return rows.flatMap(({ row, ref, urn, schoolName }): OpenDeadline[] => {
      if (row.answerBy === null) return [];
      const asked = row.state === 'invited';
      const since = (asked ? row.invitedAt : row.answeredAt) ?? row.updatedAt;
      const what = asked ? 'The answer to the invitation' : 'The home school’s release';
      return [
        {
          id: row.id,
          subject: { type: 'proposal', id: row.id },
          what: `${what} to support ${schoolName} (${ref})`,
          path: `proposals/${row.id}`,
          givenOn: calendarDate(since),
          dueOn: calendarDate(row.answerBy),
          urn,
          caseId: row.requestId,
          whom: [asked ? 'provider' : 'home-school', 'broker'],
        },
      ];
    });
  },
  async move(ctx, id, to) {
    const [row] = await ctx.tx.select().from(proposal).where(eq(proposal.id, id));
    if (row) await saveProposal(ctx, row, { answerBy: endOfDay(to) });
  },
};
