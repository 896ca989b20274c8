import { and, asc, eq, inArray } from 'drizzle-orm';
import { school } from '#drizzle/schema';
import { has, type Viewer } from '~/accounts/domain/roles';
import { academicYearOf } from '~/kernel/academic-year';
import { daysWords } from '~/kernel/days';
import type { WorkItem } from '~/kernel/work-item';
import { db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { firstBeyond } from '../domain/entitlements/draw-down';
import { schoolsWithVisitsAhead, schoolYears } from './load.server';

/** More than this on one page is no longer a list of what to do next. */
const MOST = 10;

/**
 * Schools whose allowance is used up while visits are still planned, and which have neither agreed to pay for them nor
 * been asked to: for their broker, or for every broker where a school has none.
 */
export async function entitlementsWorklist(viewer: Viewer): Promise<WorkItem[]> {
  if (!has(viewer, 'broker')) return [];
  const urns = await schoolsWithVisitsAhead(db(), viewer.authorityId, today());
  if (urns.length === 0) return [];
  const schools = await db()
    .select({ urn: school.urn, name: school.name, maintained: school.maintained })
    .from(school)
    .where(and(inArray(school.urn, urns), eq(school.statusGroup, 'open')))
    .orderBy(asc(school.sortName), asc(school.urn));
  const years = await schoolYears(db(), viewer.authorityId, academicYearOf(today()), schools);
  return schools
    .flatMap(({ urn, name }): WorkItem[] => {
      const year = years.get(urn);
      if (!year || year.days.uncovered <= year.days.asked || year.days.planned === 0) return [];
      const beyond = firstBeyond(year.days, year.visits);
      const broker = year.current?.brokerId ?? null;
      if (broker !== null && broker !== viewer.accountId) return [];
      return [
        {
          key: `adviser-days:${urn}:${year.days.uncovered}`,
          kind: 'soon',
          title: `Settle visits beyond the allowance of ${name}`,
          detail: `${daysWords(year.days.uncovered)} used or planned beyond its ${daysWords(year.days.allowance)}, and the school has not agreed to pay.`,
          href: `/schools/${urn}/adviser-days`,
          due: beyond?.state === 'planned' ? beyond.on : null,
          since: null,
        },
      ];
    })
    .slice(0, MOST);
}
