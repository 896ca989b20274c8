import { and, asc, count, eq, gt, inArray, isNotNull, lte, sum } from 'drizzle-orm';
import { invoice, school } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { addDays } from '~/kernel/clock';
import { moneyWords } from '~/kernel/money';
import { count as counted, dateWords } from '~/kernel/words';
import type { WorkItem } from '~/kernel/work-item';
import { db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { isOverdue, OPEN_STATES, UNISSUED_STATES } from '../domain/invoices/invoice-states';
import { moneyReachOf } from '../domain/standing';

/** More than this of one kind on one page is no longer a list of what to do next. */
const MOST = 10;
/** Invoices are shown to their school this many days before they are due. */
const SOON_DAYS = 14;

/** What waits in invoices: to issue, to ask about, to pay back for the service; to pay for a school. */
export async function invoicesWorklist(viewer: Viewer): Promise<WorkItem[]> {
  const { serviceOf, schools } = moneyReachOf(viewer);
  return [
    ...(serviceOf === null ? [] : await ofService(serviceOf)),
    ...(schools.length === 0 ? [] : await ofSchools(schools)),
  ];
}

async function ofService(authorityId: string): Promise<WorkItem[]> {
  const [waiting] = await db()
    .select({ n: count(), pence: sum(invoice.totalPence) })
    .from(invoice)
    .where(and(eq(invoice.authorityId, authorityId), inArray(invoice.state, [...UNISSUED_STATES])));
  const late = await open(
    and(eq(invoice.authorityId, authorityId), lte(invoice.dueOn, addDays(today(), -1))),
  );
  const owed = await db()
    .select({ row: invoice, schoolName: school.name })
    .from(invoice)
    .innerJoin(school, eq(school.urn, invoice.urn))
    .where(and(eq(invoice.authorityId, authorityId), lte(invoice.balancePence, -1)))
    .orderBy(asc(invoice.updatedAt), asc(invoice.id))
    .limit(MOST);
  const n = waiting?.n ?? 0;
  return [
    ...(n === 0
      ? []
      : [
          {
            key: 'invoices-to-issue',
            kind: 'now' as const,
            title: `Issue ${counted(n, 'invoice')}`,
            detail: `${moneyWords(Number(waiting?.pence ?? 0))} in all. Schools see them once they are issued.`,
            href: '/invoices/ready',
            due: null,
            since: null,
          },
        ]),
    ...late.map(
      ({ row, schoolName }): WorkItem => ({
        key: `invoice-late:${row.id}`,
        kind: 'soon',
        title: `Ask ${schoolName} about invoice ${row.ref}`,
        detail: `${moneyWords(row.balancePence)} was to be paid by ${dateWords(row.dueOn)}.`,
        href: `/invoices/${row.id}`,
        due: row.dueOn,
        since: null,
      }),
    ),
    ...owed.map(
      ({ row, schoolName }): WorkItem => ({
        key: `invoice-credit:${row.id}`,
        kind: 'now',
        title: `Pay ${moneyWords(-row.balancePence)} back to ${schoolName}`,
        detail: `Invoice ${row.ref ?? 'not issued'} was credited after the school had paid.`,
        href: `/invoices/${row.id}`,
        due: null,
        since: row.updatedAt,
      }),
    ),
  ];
}

async function ofSchools(urns: readonly number[]): Promise<WorkItem[]> {
  const day = today();
  const rows = await open(inArray(invoice.urn, [...urns]));
  return rows.map(({ row }): WorkItem => {
    const late = isOverdue(row, day);
    const soon = row.dueOn !== null && row.dueOn <= addDays(day, SOON_DAYS);
    return {
      key: `invoice-pay:${row.id}`,
      kind: late || soon ? 'now' : 'soon',
      title: `Pay invoice ${row.ref}`,
      detail: `${moneyWords(row.balancePence)} by ${dateWords(row.dueOn)}${late ? ', which has passed' : ''}. How to pay is on its page.`,
      href: `/invoices/${row.id}`,
      due: row.dueOn,
      since: null,
    };
  });
}

/** Issued invoices with something left to pay, the earliest day first. */
function open(where: ReturnType<typeof and>) {
  return db()
    .select({ row: invoice, schoolName: school.name })
    .from(invoice)
    .innerJoin(school, eq(school.urn, invoice.urn))
    .where(
      and(
        where,
        inArray(invoice.state, [...OPEN_STATES]),
        gt(invoice.balancePence, 0),
        isNotNull(invoice.dueOn),
      ),
    )
    .orderBy(asc(invoice.dueOn), asc(invoice.id))
    .limit(MOST);
}
