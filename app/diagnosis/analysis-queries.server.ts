import { and, asc, count, desc, eq, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import { account, analysisRun, diagnosis, school, schoolStanding } from '#drizzle/schema';
import { isService, type Viewer } from '~/accounts/domain/roles';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import type { AnalysisFilter } from './diagnosis-forms';
import { frameworkInForce } from './diagnosis-load.server';
import type { BandShown } from './diagnosis-queries.server';
import { type DiagnosisState, type RunStatus, runStatusNow } from './domain';

export const RESULTS_PER_PAGE = 50;

export type AnalysisPageView = {
  run: {
    id: string;
    term: string;
    status: RunStatus;
    schools: number;
    done: number;
    startedAt: Date;
    finishedAt: Date | null;
    problem: string | null;
    by: string | null;
  } | null;
  bands: BandShown[];
  results: {
    id: string;
    urn: number;
    school: string;
    state: DiagnosisState;
    proposed: string | null;
    inForce: string | null;
  }[];
  total: number;
  hasFramework: boolean;
};

/** The latest analysis of the viewer's authority, and the diagnoses of a term as filtered. */
export async function analysisPage(
  viewer: Viewer,
  term: string,
  filter: AnalysisFilter,
): Promise<AnalysisPageView | null> {
  if (!isService(viewer)) return null;
  const framework = await frameworkInForce(db(), viewer.authorityId);
  const [latest] = await db()
    .select({ run: analysisRun, by: account.name })
    .from(analysisRun)
    .leftJoin(account, eq(account.id, analysisRun.byId))
    .where(eq(analysisRun.authorityId, viewer.authorityId))
    .orderBy(desc(analysisRun.startedAt))
    .limit(1);
  const where = and(
    eq(diagnosis.authorityId, viewer.authorityId),
    eq(diagnosis.term, term),
    ne(diagnosis.state, 'superseded'),
    filter.band ? eq(diagnosis.proposedBand, filter.band) : undefined,
    shown(filter.show),
  );
  const joined = and(
    eq(schoolStanding.authorityId, diagnosis.authorityId),
    eq(schoolStanding.urn, diagnosis.urn),
    eq(schoolStanding.current, true),
  );
  const [counted] = await db()
    .select({ n: count() })
    .from(diagnosis)
    .leftJoin(schoolStanding, joined)
    .where(where);
  const results = await db()
    .select({
      id: diagnosis.id,
      urn: diagnosis.urn,
      school: school.name,
      state: diagnosis.state,
      proposed: diagnosis.proposedBand,
      inForce: schoolStanding.band,
    })
    .from(diagnosis)
    .innerJoin(school, eq(school.urn, diagnosis.urn))
    .leftJoin(schoolStanding, joined)
    .where(where)
    .orderBy(asc(school.sortName), asc(diagnosis.createdAt), asc(diagnosis.id))
    .limit(RESULTS_PER_PAGE)
    .offset((filter.page - 1) * RESULTS_PER_PAGE);
  return {
    run: latest
      ? {
          ...latest.run,
          status: runStatusNow(latest.run, clock.now()),
          by: latest.by,
        }
      : null,
    bands: [...(framework?.bands ?? [])],
    results,
    total: counted?.n ?? 0,
    hasFramework: framework !== null,
  };
}

function shown(show: AnalysisFilter['show']): SQL | undefined {
  switch (show) {
    case 'changed':
      return and(
        sql`${diagnosis.proposedBand} is not null`,
        or(isNull(schoolStanding.band), ne(schoolStanding.band, diagnosis.proposedBand)),
      );
    case 'too-little':
      return isNull(diagnosis.proposedBand);
    case 'to-share':
      return eq(diagnosis.state, 'draft');
    case 'open':
      return inArray(diagnosis.state, ['shared', 'contested']);
    default:
      return undefined;
  }
}
