import { and, desc, eq } from 'drizzle-orm';
import { account, provider, school, supportOutcome } from '#drizzle/schema';
import { isService, type Viewer } from '~/accounts/domain/roles';
import type { CalendarDate } from '~/kernel/clock';
import { type Db, db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { isProvider, mayEdit } from '../domain/rights';
import {
  counts,
  type RecordSummary,
  type SupportCase,
  summariesByArea,
  summaryOf,
} from '../domain/track-record';
import { trackPriorOf } from '../track-record.server';

/** One piece of support on record, as somebody may read it. */
export type RecordedSupport = SupportCase & {
  id: string;
  endedOn: CalendarDate;
  /** The school, for those who were there and the service that brokered it; null for anybody else. */
  school: string | null;
  /** The agreement, for the same. */
  agreementId: string | null;
  /** From when it feeds the ranking; null for what always has. */
  countsFrom: CalendarDate | null;
  counting: boolean;
  reply: string | null;
  repliedAt: Date | null;
  repliedBy: string | null;
};

export type RecordPage = {
  id: string;
  name: string;
  isProvider: boolean;
  /** Cases that count, summed up. */
  summary: RecordSummary;
  byArea: (RecordSummary & { focusArea: string })[];
  /** What records are drawn towards. */
  prior: { mean: number; strength: number; estimated: boolean };
  /** Every piece of support on record, the latest first. */
  cases: RecordedSupport[];
};

/** A provider's record, for themself and the service of their authority; null for anybody else. */
export async function recordPage(viewer: Viewer, providerId: string): Promise<RecordPage | null> {
  const [row] = await db().select().from(provider).where(eq(provider.id, providerId));
  if (!row || !mayEdit(viewer, row)) return null;
  const own = isProvider(viewer, row);
  const now = today();
  const prior = await trackPriorOf(db(), now);
  const found = await db()
    .select({ record: supportOutcome, school: school.name, repliedBy: account.name })
    .from(supportOutcome)
    .innerJoin(school, eq(school.urn, supportOutcome.urn))
    .leftJoin(account, eq(account.id, supportOutcome.repliedById))
    .where(and(eq(supportOutcome.providerId, providerId), eq(supportOutcome.current, true)))
    .orderBy(desc(supportOutcome.endedOn), desc(supportOutcome.id));
  const cases = found.map(({ record, school: name, repliedBy }): RecordedSupport => {
    // Which school it was at stays with those who were there and the service that brokered it.
    const named = own || (isService(viewer) && record.authorityId === viewer.authorityId);
    return {
      ...judgedOf(record),
      id: record.id,
      focusAreas: record.focusAreas,
      endedOn: record.endedOn,
      school: named ? name : null,
      agreementId: named ? record.agreementId : null,
      countsFrom: record.countsFrom,
      counting: counts(record, now),
      reply: record.reply,
      repliedAt: record.repliedAt,
      repliedBy,
    };
  });
  const counting = cases.filter((one) => one.counting);
  return {
    id: providerId,
    name: row.name,
    isProvider: own,
    summary: summaryOf(counting, prior),
    byArea: summariesByArea(counting, prior),
    prior,
    cases,
  };
}

const judgedOf = (record: typeof supportOutcome.$inferSelect) => ({
  outcomes: record.outcomes,
  met: record.outcomesMet,
  partly: record.outcomesPartly,
});

/** What an agreement put on its provider's record, with their reply. The caller has found the right to read it. */
export type AgreementOnRecord = {
  outcomes: number;
  met: number;
  partly: number;
  countsFrom: CalendarDate | null;
  reply: string | null;
  repliedAt: Date | null;
};

export async function recordOfAgreement(handle: Db, agreementId: string): Promise<AgreementOnRecord | null> {
  const [record] = await handle
    .select()
    .from(supportOutcome)
    .where(and(eq(supportOutcome.agreementId, agreementId), eq(supportOutcome.current, true)));
  if (!record) return null;
  const { countsFrom, reply, repliedAt } = record;
  return { ...judgedOf(record), countsFrom, reply, repliedAt };
}
