import { and, eq, isNotNull } from 'drizzle-orm';
import { savedReport } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import type { Db } from '~/platform/db.server';
import type { Shown } from '../../domain/suppression/release';
import { readContent } from '../frozen.server';

/**
 * What reports to members have said of counts, each published one by itself; one that was withdrawn has been read too.
 */
export async function publishedReleases(handle: Db, viewer: Viewer): Promise<ReadonlyMap<string, Shown>[]> {
  const rows = await handle
    .select({ content: savedReport.content, hash: savedReport.hash })
    .from(savedReport)
    .where(
      and(
        eq(savedReport.authorityId, viewer.authorityId),
        eq(savedReport.kind, 'scrutiny'),
        isNotNull(savedReport.publishedAt),
      ),
    )
    .orderBy(savedReport.publishedAt);
  return rows.flatMap((row) => {
    const { release } = readContent(row);
    return release ? [new Map(Object.entries(release.shown))] : [];
  });
}
