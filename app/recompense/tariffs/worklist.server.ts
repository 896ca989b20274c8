import { and, asc, eq, inArray, or } from 'drizzle-orm';
import { charge, school } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { moneyWords } from '~/kernel/money';
import type { WorkItem } from '~/kernel/work-item';
import { db } from '~/platform/db.server';
import { moneyReachOf } from '../domain/standing';

/** More than this on one page is no longer a list of what to do next. */
const MOST = 10;

/** Charges that wait: what schools asked for, for the service; what the service entered, for the head to confirm. */
export async function chargesWorklist(viewer: Viewer): Promise<WorkItem[]> {
  const reach = moneyReachOf(viewer);
  const service = reach.serviceOf
    ? and(eq(charge.authorityId, reach.serviceOf), eq(charge.state, 'asked'))
    : undefined;
  const head =
    reach.headOf.length > 0
      ? and(inArray(charge.urn, [...reach.headOf]), eq(charge.state, 'agreed'))
      : undefined;
  const where = or(service, head);
  if (!where) return [];
  const rows = await db()
    .select({ row: charge, schoolName: school.name })
    .from(charge)
    .innerJoin(school, eq(school.urn, charge.urn))
    .where(where)
    .orderBy(asc(charge.createdAt), asc(charge.id))
    .limit(MOST);
  return rows.map(
    ({ row, schoolName }): WorkItem => ({
      key: `charge:${row.id}:${row.state}`,
      kind: 'now',
      title:
        row.state === 'asked'
          ? `Answer ${schoolName}: ${row.name}`
          : `Confirm what your school asked for: ${row.name}`,
      detail: `${moneyWords(row.netPence)} without VAT. Nothing is invoiced before both sides have agreed.`,
      href: `/charges/${row.id}`,
      due: null,
      since: row.createdAt,
    }),
  );
}
