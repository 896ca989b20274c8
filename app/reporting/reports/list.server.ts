import { and, count, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import { account, provider, savedReport, school } from '#drizzle/schema';
import { isService, providersOf, type Viewer } from '~/accounts/domain/roles';
import { pageNumber } from '~/kernel/page-number';
import { db } from '~/platform/db.server';
import { REPORT_STATES, type ReportState, reportStateOf } from '../domain/reports/states';
import { REPORT_KINDS, type ReportKind } from '../domain/vocabulary';
import { reportsFor } from './reach.server';

export const REPORTS_PER_PAGE = 20;

export type ReportFilter = { kind: ReportKind | null; state: ReportState | null; page: number };

export type ReportRow = {
  id: string;
  kind: ReportKind;
  title: string;
  /** The school or provider it is about; null for the authority's. */
  about: string | null;
  period: string;
  asOf: string;
  state: ReportState;
  madeBy: string | null;
  publishedAt: Date | null;
};

/** What an address asks of the list; what it does not know it leaves out. */
export function readReportFilter(query: URLSearchParams): ReportFilter {
  return {
    kind: REPORT_KINDS.find((kind) => kind === query.get('kind')) ?? null,
    state: REPORT_STATES.find((state) => state === query.get('state')) ?? null,
    page: pageNumber(query.get('page')),
  };
}

/** Saved reports the viewer may know of, the latest first. */
export async function listReports(
  viewer: Viewer,
  filter: ReportFilter,
  perPage = REPORTS_PER_PAGE,
): Promise<{ rows: ReportRow[]; total: number; page: number; mayMake: boolean }> {
  const mayMake = isService(viewer) || providersOf(viewer).length > 0;
  const scope = reportsFor(viewer);
  if (!scope) return { rows: [], total: 0, page: 1, mayMake };
  const where = and(
    scope,
    filter.kind ? eq(savedReport.kind, filter.kind) : undefined,
    filter.state ? inState(filter.state) : undefined,
  );
  const [counted] = await db().select({ n: count() }).from(savedReport).where(where);
  const total = Number(counted?.n ?? 0);
  const page = Math.min(filter.page, Math.max(1, Math.ceil(total / perPage)));
  const rows = await db()
    .select({
      id: savedReport.id,
      kind: savedReport.kind,
      title: savedReport.title,
      period: savedReport.period,
      asOf: savedReport.asOf,
      publishedAt: savedReport.publishedAt,
      withdrawnAt: savedReport.withdrawnAt,
      madeBy: account.name,
      schoolName: school.name,
      providerName: provider.name,
    })
    .from(savedReport)
    .leftJoin(account, eq(account.id, savedReport.madeById))
    .leftJoin(school, eq(school.urn, savedReport.urn))
    .leftJoin(provider, eq(provider.id, savedReport.providerId))
    .where(where)
    .orderBy(desc(savedReport.madeAt), desc(savedReport.id))
    .limit(perPage)
    .offset((page - 1) * perPage);
  return {
    rows: rows.map(({ withdrawnAt, schoolName, providerName, ...row }) => ({
      ...row,
      about: schoolName ?? providerName,
      state: reportStateOf({ publishedAt: row.publishedAt, withdrawnAt }),
    })),
    total,
    page,
    mayMake,
  };
}

function inState(state: ReportState) {
  if (state === 'withdrawn') return isNotNull(savedReport.withdrawnAt);
  return and(
    isNull(savedReport.withdrawnAt),
    state === 'saved' ? isNull(savedReport.publishedAt) : isNotNull(savedReport.publishedAt),
  );
}
