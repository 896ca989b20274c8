import { and, count, eq, notInArray } from 'drizzle-orm';
import { schoolStanding, supportRequest } from '#drizzle/schema';
import type { Holding, PlaceMatters } from '~/accounts/lifecycle/holdings.server';

const advisedBy = (authorityId: string, accountId: string) =>
  and(
    eq(schoolStanding.authorityId, authorityId),
    eq(schoolStanding.current, true),
    eq(schoolStanding.brokerId, accountId),
  );

/** The schools somebody advises; requests and agreements go with their school. Without an adviser they are on every broker's list. */
export const advisedSchools: Holding = {
  one: 'school they advise, with its requests and agreements',
  many: 'schools they advise, with their requests and agreements',
  mayWait: true,
  async count(handle, authorityId, accountId) {
    const [row] = await handle
      .select({ n: count() })
      .from(schoolStanding)
      .where(advisedBy(authorityId, accountId));
    return Number(row?.n ?? 0);
  },
  async handOver({ tx, emit }, authorityId, fromId, to) {
    const rows = await tx.select().from(schoolStanding).where(advisedBy(authorityId, fromId));
    for (const row of rows) {
      await tx
        .update(schoolStanding)
        .set({ brokerId: to?.id ?? null, version: row.version + 1 })
        .where(eq(schoolStanding.id, row.id));
      emit({
        type: 'school.adviser-changed',
        subject: { type: 'school', id: String(row.urn) },
        urn: row.urn,
        before: { brokerId: fromId },
        after: { brokerId: to?.id ?? null },
        details: { name: to?.name ?? null },
      });
    }
  },
};

/** Requests of a school that are still open. */
export const openRequests: PlaceMatters = {
  one: 'open request for support',
  many: 'open requests for support',
  async count(handle, { role, urn }) {
    if (urn === null || (role !== 'head' && role !== 'chair')) return 0;
    const [row] = await handle
      .select({ n: count() })
      .from(supportRequest)
      .where(
        and(
          eq(supportRequest.urn, urn),
          notInArray(supportRequest.state, ['withdrawn', 'declined', 'partnered']),
        ),
      );
    return Number(row?.n ?? 0);
  },
};
