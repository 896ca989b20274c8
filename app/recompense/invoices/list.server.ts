import { and, asc, count, desc, eq, gt, inArray, like, lt, or, type SQL, sql, sum } from 'drizzle-orm';
import { invoice, school } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import type { Pence } from '~/kernel/money';
import { db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { isOverdue, OPEN_STATES, UNISSUED_STATES } from '../domain/invoices/invoice-states';
import type { InvoiceKind, InvoiceState } from '../domain/invoices/vocabulary';
import { type Ageing, ageingOf } from '../domain/ledger/ageing';
import { moneyReachOf } from '../domain/standing';
import type { InvoiceFilter, InvoiceView } from './forms';
import { invoiceScope } from './scope.server';

export const INVOICES_PER_PAGE = 20;

export type InvoiceListRow = {
  id: string;
  ref: string | null;
  kind: InvoiceKind;
  state: InvoiceState;
  schoolName: string;
  issuedOn: string | null;
  dueOn: string | null;
  totalPence: Pence;
  balancePence: Pence;
  overdue: boolean;
};

/** How many there are, what they asked for in all, and what is left to pay. */
export type InvoiceTotals = { n: number; totalPence: Pence; balancePence: Pence };

export type InvoiceList = {
  service: boolean;
  rows: InvoiceListRow[];
  /** Of everything the filters let through, not of one page. */
  totals: InvoiceTotals;
  page: number;
  /** Schools to narrow the list to; empty where there is only one. */
  schools: { urn: number; name: string }[];
  /** Waiting for the service: to be approved or issued; and past their day. */
  toIssue: InvoiceTotals;
  overdue: InvoiceTotals;
  /** What is left to pay of the school chosen, or of all, by how long it has been due. */
  ageing: Ageing;
};

/** Invoices the viewer may know of, those past their day first, then the latest. */
export async function listInvoices(
  viewer: Viewer,
  filter: InvoiceFilter,
  perPage = INVOICES_PER_PAGE,
): Promise<InvoiceList> {
  const reach = moneyReachOf(viewer);
  const scope = invoiceScope(reach);
  const none: InvoiceTotals = { n: 0, totalPence: 0, balancePence: 0 };
  const service = reach.serviceOf !== null;
  if (!scope)
    return {
      service,
      rows: [],
      totals: none,
      page: 1,
      schools: [],
      toIssue: none,
      overdue: none,
      ageing: ageingOf([], today()),
    };
  const where = and(
    scope,
    filter.view ? viewOf(filter.view) : undefined,
    filter.urn === null ? undefined : eq(invoice.urn, filter.urn),
    matching(filter.text),
  );
  const totals = await totalsOf(where);
  const page = Math.min(filter.page, Math.max(1, Math.ceil(totals.n / perPage)));
  const late = sql`case when ${viewOf('overdue')} then 0 else 1 end`;
  const rows = await db()
    .select({
      id: invoice.id,
      ref: invoice.ref,
      kind: invoice.kind,
      state: invoice.state,
      schoolName: school.name,
      issuedOn: invoice.issuedOn,
      dueOn: invoice.dueOn,
      totalPence: invoice.totalPence,
      balancePence: invoice.balancePence,
    })
    .from(invoice)
    .innerJoin(school, eq(school.urn, invoice.urn))
    .where(where)
    .orderBy(asc(late), desc(invoice.createdAt), asc(invoice.id))
    .limit(perPage)
    .offset((page - 1) * perPage);
  const schools = await db()
    .selectDistinct({ urn: school.urn, name: school.name, sort: school.sortName })
    .from(invoice)
    .innerJoin(school, eq(school.urn, invoice.urn))
    .where(scope)
    .orderBy(asc(school.sortName));
  return {
    service,
    rows: rows.map((row) => ({ ...row, overdue: isOverdue(row, today()) })),
    totals,
    page,
    schools: schools.length > 1 ? schools.map(({ urn, name }) => ({ urn, name })) : [],
    toIssue: service ? await totalsOf(and(scope, viewOf('to-issue'))) : none,
    overdue: await totalsOf(and(scope, viewOf('overdue'))),
    ageing: await ageingNow(and(scope, filter.urn === null ? undefined : eq(invoice.urn, filter.urn))),
  };
}

/** What is open of these invoices, by how long it has been due. */
async function ageingNow(where: SQL | undefined): Promise<Ageing> {
  const rows = await db()
    .select({ dueOn: invoice.dueOn, pence: sum(invoice.balancePence) })
    .from(invoice)
    .where(and(where, inArray(invoice.state, [...OPEN_STATES]), gt(invoice.balancePence, 0)))
    .groupBy(invoice.dueOn);
  return ageingOf(
    rows.map(({ dueOn, pence }) => ({ dueOn, balancePence: Number(pence ?? 0) })),
    today(),
  );
}

function viewOf(view: InvoiceView): SQL | undefined {
  switch (view) {
    case 'to-issue':
      return inArray(invoice.state, [...UNISSUED_STATES]);
    case 'to-pay':
      return inArray(invoice.state, [...OPEN_STATES]);
    case 'overdue':
      return and(
        inArray(invoice.state, [...OPEN_STATES]),
        gt(invoice.balancePence, 0),
        lt(invoice.dueOn, today()),
      );
    default:
      return eq(invoice.state, view);
  }
}

async function totalsOf(where: SQL | undefined): Promise<InvoiceTotals> {
  const [found] = await db()
    .select({ n: count(), total: sum(invoice.totalPence), balance: sum(invoice.balancePence) })
    .from(invoice)
    .innerJoin(school, eq(school.urn, invoice.urn))
    .where(where);
  return {
    n: found?.n ?? 0,
    totalPence: Number(found?.total ?? 0),
    balancePence: Number(found?.balance ?? 0),
  };
}

/** Number, order number or school containing each of the words typed. */
function matching(text: string): SQL | undefined {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 6);
  return and(
    ...words.map((word) => {
      const pattern = `%${word.replace(/[\\%_]/g, '')}%`;
      return or(
        like(sql`lower(${invoice.ref})`, pattern),
        like(sql`lower(${invoice.orderNumber})`, pattern),
        like(school.sortName, pattern),
      );
    }),
  );
}
