import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm';
import { provider, supportOutcome } from '#drizzle/schema';
import { providersOf, type Viewer } from '~/accounts/domain/roles';
import { dateWords } from '~/kernel/words';
import type { WorkItem } from '~/kernel/work-item';
import { db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';

/** For providers: what is new on their record and does not count yet, to read and answer. */
export async function recordWorklist(viewer: Viewer): Promise<WorkItem[]> {
  const mine = providersOf(viewer);
  if (mine.length === 0) return [];
  const rows = await db()
    .select({ record: supportOutcome, name: provider.name })
    .from(supportOutcome)
    .innerJoin(provider, eq(provider.id, supportOutcome.providerId))
    .where(
      and(
        inArray(supportOutcome.providerId, mine),
        eq(supportOutcome.current, true),
        isNull(supportOutcome.repliedAt),
        gt(supportOutcome.countsFrom, today()),
      ),
    )
    .orderBy(asc(supportOutcome.countsFrom), asc(supportOutcome.id));
  return rows.map(({ record }) => ({
    key: `record-answer:${record.id}`,
    kind: 'now',
    title: 'Read what is on record of your support, and answer it',
    detail: `Support that ended on ${dateWords(record.endedOn)}. It counts from the date given, or once you have answered.`,
    href: `/directory/${record.providerId}/record`,
    due: record.countsFrom,
    since: record.at,
  }));
}
