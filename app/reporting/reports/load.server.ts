import { and, eq } from 'drizzle-orm';
import { account, savedReport } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import type { Db } from '~/platform/db.server';
import { readingRight } from '../domain/reports/rights';

export type ReportRecord = typeof savedReport.$inferSelect & { madeBy: string | null };

/** A saved report with what the viewer may read of it; null where there is none for them. */
export async function loadReport(
  handle: Db,
  viewer: Viewer,
  id: string,
): Promise<{ row: ReportRecord; right: 'all' | 'withdrawn' } | null> {
  const [found] = await handle
    .select({ row: savedReport, madeBy: account.name })
    .from(savedReport)
    .leftJoin(account, eq(account.id, savedReport.madeById))
    .where(and(eq(savedReport.id, id), eq(savedReport.authorityId, viewer.authorityId)));
  if (!found) return null;
  const right = readingRight(viewer, found.row);
  return right ? { row: { ...found.row, madeBy: found.madeBy }, right } : null;
}
