import { type Adviser, advisersAtWork } from '~/accounts/caseload.server';
import { has, isService, type Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { byStalled, countsByAdviser, waitsByStage } from '../domain/caseload/caseload';
import { advisersOfSchools, caseRows, type OpenCase, openCases } from './matters.server';
import { CASES_PER_PAGE, type CaseloadFilter, type CaseloadPage, EVERYBODY, NOBODY } from './page';

/**
 * The open matters of a caseload: an adviser's own schools, and those nobody looks after; for a lead anybody's.
 * @returns null for whoever does not work for the service
 */
export async function caseloadPage(viewer: Viewer, filter: CaseloadFilter): Promise<CaseloadPage | null> {
  if (!isService(viewer)) return null;
  const lead = has(viewer, 'lead');
  const { authorityId } = viewer;
  const atWork = await advisersAtWork(db(), authorityId);
  const ofSchools = await advisersOfSchools(db(), authorityId, atWork);
  const all = await openCases(db(), authorityId, today(), ofSchools);
  const adviser = whose(viewer, filter, {
    lead,
    atWork,
    hasOwn: [...ofSchools.values()].some((one) => one.id === viewer.accountId),
  });
  const own = all.filter((row) => isIn(row, adviser, lead));
  const left = own
    .filter((row) => filter.stage === undefined || row.stage === filter.stage)
    .filter((row) => filter.show === undefined || (filter.show === 'stalled' ? row.stalled : row.withAdviser))
    .sort(byStalled);
  const pages = Math.max(1, Math.ceil(left.length / CASES_PER_PAGE));
  const page = Math.min(filter.page, pages);
  const schoolsOf = (id: string | null) =>
    id === null ? 0 : [...ofSchools.values()].filter((one) => one.id === id).length;
  return {
    adviser,
    adviserName: atWork.find(({ id }) => id === adviser)?.name ?? null,
    advisers: lead ? atWork : [],
    schools: new Set(own.map(({ urn }) => urn)).size,
    open: own.length,
    stalled: own.filter(({ stalled }) => stalled).length,
    stages: waitsByStage(own),
    rows: await caseRows(
      db(),
      left.slice((page - 1) * CASES_PER_PAGE, page * CASES_PER_PAGE),
      ofSchools,
      viewer.accountId,
    ),
    total: left.length,
    page,
    counts: lead
      ? countsByAdviser(all, [...atWork.map(({ id }) => id), null]).map((line) => ({
          ...line,
          name: atWork.find(({ id }) => id === line.adviserId)?.name ?? 'Schools without an adviser',
          schools: schoolsOf(line.adviserId),
        }))
      : [],
  };
}

/** Whose caseload is shown: a broker's own; a lead's choice, else their own where they have schools, else all. */
function whose(
  viewer: Viewer,
  filter: CaseloadFilter,
  { lead, atWork, hasOwn }: { lead: boolean; atWork: readonly Adviser[]; hasOwn: boolean },
): string {
  if (!lead) return viewer.accountId;
  const asked = filter.adviser;
  if (asked === NOBODY || asked === EVERYBODY) return asked;
  if (asked !== undefined && atWork.some(({ id }) => id === asked)) return asked;
  return hasOwn ? viewer.accountId : EVERYBODY;
}

/** A broker's caseload has the schools that nobody looks after as well: they wait on every broker's list. */
function isIn(row: OpenCase, adviser: string, lead: boolean): boolean {
  if (adviser === EVERYBODY) return true;
  if (adviser === NOBODY) return row.adviserId === null;
  return row.adviserId === adviser || (!lead && row.adviserId === null);
}
