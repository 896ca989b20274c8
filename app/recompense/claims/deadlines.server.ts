import { and, eq, gte } from 'drizzle-orm';
import { claim, claimSample } from '#drizzle/schema';
import type { DeadlineKeeper } from '~/accounts/term-dates/deadlines.server';
import { calendarDate } from '~/kernel/clock';

/**
 * The day by which evidence asked for is to be given. When a claim is to be answered is worked out from the calendar each
 * time, and invoices have the days of their payment terms: neither is kept here.
 */
export const claimDeadlines: DeadlineKeeper = {
  async open(handle, authorityId, today) {
    const rows = await handle
      .select({ sample: claimSample, ref: claim.ref, urn: claim.urn })
      .from(claimSample)
      .innerJoin(claim, eq(claim.id, claimSample.claimId))
      .where(
        and(
          eq(claimSample.authorityId, authorityId),
          eq(claimSample.state, 'asked'),
          gte(claimSample.dueOn, today),
        ),
      );
    return rows.map(({ sample, ref, urn }) => ({
      id: sample.id,
      subject: { type: 'claim', id: sample.claimId },
      what: `The evidence for claim ${ref}`,
      path: `claims/${sample.claimId}`,
      givenOn: calendarDate(sample.createdAt),
      dueOn: sample.dueOn,
      urn,
      caseId: null,
      whom: ['provider', 'home-school', 'broker'],
    }));
  },
  async move(ctx, id, to) {
    const here = eq(claimSample.id, id);
    const [row] = await ctx.tx.select({ version: claimSample.version }).from(claimSample).where(here);
    if (!row) return;
    await ctx.tx
      .update(claimSample)
      .set({ dueOn: to, updatedAt: ctx.now, version: row.version + 1 })
      .where(here);
  },
};
