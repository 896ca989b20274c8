import { and, asc, eq, gt, isNull, lte } from 'drizzle-orm';
import { bankFile, claim, payable, school } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { addDays, type CalendarDate, daysBetween } from '~/kernel/clock';
import { moneyWords } from '~/kernel/money';
import { count, dateWords } from '~/kernel/words';
import type { WorkItem } from '~/kernel/work-item';
import { db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { moneyReachOf } from '../domain/standing';

/** More than this of one kind on one page is no longer a list of what to do next. */
const MOST = 10;
/** What is due within so many days is shown before it is late. */
const SOON_DAYS = 7;

/** What waits in payments for the service: what it is to pay, and bank files to apply. Invoices are with invoices. */
export async function paymentsWorklist(viewer: Viewer): Promise<WorkItem[]> {
  const { serviceOf } = moneyReachOf(viewer);
  if (serviceOf === null) return [];
  const parts = await Promise.all([payablesDue(serviceOf), filesToApply(serviceOf)]);
  return parts.flat();
}

const lateWords = (dueOn: CalendarDate, now: CalendarDate) =>
  dueOn < now ? `${count(daysBetween(dueOn, now), 'day')} overdue` : `Due ${dateWords(dueOn)}`;

/** What the authority owes providers' schools and should pay. */
async function payablesDue(authorityId: string): Promise<WorkItem[]> {
  const now = today();
  const rows = await db()
    .select({ row: payable, schoolName: school.name, ref: claim.ref })
    .from(payable)
    .innerJoin(school, eq(school.urn, payable.homeUrn))
    .innerJoin(claim, eq(claim.id, payable.claimId))
    .where(
      and(
        eq(payable.authorityId, authorityId),
        gt(payable.balancePence, 0),
        lte(payable.dueOn, addDays(now, SOON_DAYS)),
      ),
    )
    .orderBy(asc(payable.dueOn), asc(payable.id))
    .limit(MOST);
  return rows.map(({ row, schoolName, ref }) => ({
    key: `payable-due:${row.id}`,
    kind: row.dueOn < now ? 'now' : 'soon',
    title: `Pay ${schoolName} ${moneyWords(row.balancePence)} for ${ref ?? 'a claim'}`,
    detail: `${lateWords(row.dueOn, now)}. A provider’s school must not lose by helping.`,
    href: `/payables/${row.id}`,
    due: row.dueOn,
    since: row.createdAt,
  }));
}

/** Bank files that were read and still wait for somebody to apply them. */
async function filesToApply(authorityId: string): Promise<WorkItem[]> {
  const rows = await db()
    .select()
    .from(bankFile)
    .where(and(eq(bankFile.authorityId, authorityId), isNull(bankFile.appliedAt)))
    .orderBy(asc(bankFile.at), asc(bankFile.id))
    .limit(MOST);
  return rows.map((row) => ({
    key: `bank-file:${row.id}`,
    kind: 'now',
    title: `Apply the bank file ${row.name}`,
    detail: `${count(row.lines, 'row')} read. Nothing has been recorded from it yet.`,
    href: `/recompense/bank/${row.id}`,
    due: null,
    since: row.at,
  }));
}
