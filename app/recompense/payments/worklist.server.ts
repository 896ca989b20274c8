import { and, asc, eq, gt, inArray, isNull, lte } from 'drizzle-orm';
import { bankFile, claim, invoice, payable, school } from '#drizzle/schema';
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

/** What waits in payments: invoices a school is to pay, what the service is to pay and to ask for, bank files to apply. */
export async function paymentsWorklist(viewer: Viewer): Promise<WorkItem[]> {
  const { serviceOf, schools } = moneyReachOf(viewer);
  const parts = await Promise.all([
    schools.length === 0 ? [] : invoicesOf(schools),
    serviceOf === null ? [] : overdueInvoices(serviceOf),
    serviceOf === null ? [] : payablesDue(serviceOf),
    serviceOf === null ? [] : filesToApply(serviceOf),
  ]);
  return parts.flat();
}

const lateWords = (dueOn: CalendarDate, now: CalendarDate) =>
  dueOn < now ? `${count(daysBetween(dueOn, now), 'day')} overdue` : `Due ${dateWords(dueOn)}`;

const open = and(inArray(invoice.state, ['issued', 'part-paid']), gt(invoice.balancePence, 0));

/** Invoices a school has to pay now, or soon. */
async function invoicesOf(schools: readonly number[]): Promise<WorkItem[]> {
  const now = today();
  const rows = await db()
    .select({ row: invoice, schoolName: school.name })
    .from(invoice)
    .innerJoin(school, eq(school.urn, invoice.urn))
    .where(and(open, inArray(invoice.urn, [...schools]), lte(invoice.dueOn, addDays(now, SOON_DAYS))))
    .orderBy(asc(invoice.dueOn), asc(invoice.id))
    .limit(MOST);
  return rows.map(({ row, schoolName }) => ({
    key: `invoice-due:${row.id}`,
    kind: (row.dueOn ?? now) < now ? 'now' : 'soon',
    title: `Pay ${moneyWords(row.balancePence)} for ${row.ref}`,
    detail: `${lateWords(row.dueOn ?? now, now)}. Invoice to ${schoolName}.`,
    href: `/invoices/${row.id}`,
    due: row.dueOn,
    since: row.createdAt,
  }));
}

/** Invoices of the authority that schools have not paid by their date. */
async function overdueInvoices(authorityId: string): Promise<WorkItem[]> {
  const now = today();
  const rows = await db()
    .select({ row: invoice, schoolName: school.name })
    .from(invoice)
    .innerJoin(school, eq(school.urn, invoice.urn))
    .where(and(open, eq(invoice.authorityId, authorityId), lte(invoice.dueOn, addDays(now, -1))))
    .orderBy(asc(invoice.dueOn), asc(invoice.id))
    .limit(MOST);
  return rows.map(({ row, schoolName }) => ({
    key: `invoice-overdue:${row.id}`,
    kind: 'now',
    title: `Ask ${schoolName} about ${row.ref}`,
    detail: `${moneyWords(row.balancePence)} is ${lateWords(row.dueOn ?? now, now)}.`,
    href: `/invoices/${row.id}`,
    due: row.dueOn,
    since: row.createdAt,
  }));
}

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
