import { and, asc, eq, isNull } from 'drizzle-orm';
import { savedReport } from '#drizzle/schema';
import { isService, providersOf, type Viewer } from '~/accounts/domain/roles';
import { dateWords } from '~/kernel/words';
import type { WorkItem } from '~/kernel/work-item';
import { db } from '~/platform/db.server';
import { mayDo } from '../domain/reports/rights';

/** Reports that have been saved and neither published nor withdrawn: to publish, or to wait for the lead. One query. */
export async function reportsWorklist(viewer: Viewer): Promise<WorkItem[]> {
  if (!isService(viewer) && providersOf(viewer).length === 0) return [];
  const rows = await db()
    .select({
      id: savedReport.id,
      authorityId: savedReport.authorityId,
      kind: savedReport.kind,
      urn: savedReport.urn,
      providerId: savedReport.providerId,
      title: savedReport.title,
      asOf: savedReport.asOf,
      madeById: savedReport.madeById,
      madeAt: savedReport.madeAt,
      publishedAt: savedReport.publishedAt,
      withdrawnAt: savedReport.withdrawnAt,
    })
    .from(savedReport)
    .where(
      and(
        eq(savedReport.authorityId, viewer.authorityId),
        isNull(savedReport.publishedAt),
        isNull(savedReport.withdrawnAt),
      ),
    )
    .orderBy(asc(savedReport.madeAt));
  return rows.flatMap((row): WorkItem[] => {
    const may = mayDo(viewer, row, 'publish');
    // What somebody else of the service has saved is theirs to finish, but for what only the lead publishes.
    const forLead = row.kind === 'director' || row.kind === 'scrutiny';
    const own = row.madeById === viewer.accountId;
    if (!(may && (own || forLead)) && !(own && !may)) return [];
    return [
      {
        key: `report-publish:${row.id}`,
        kind: may ? 'now' : 'waiting',
        title: may ? `Publish or withdraw: ${row.title}` : `The lead decides about: ${row.title}`,
        detail: `It was saved with the figures of ${dateWords(row.asOf)}, and nobody has been given it yet.`,
        href: `/reports/${row.id}`,
        due: null,
        since: row.madeAt,
      },
    ];
  });
}
