import { and, asc, count, desc, eq, gt, inArray, lt, ne, type SQL, sql, sum } from 'drizzle-orm';
import {
  account,
  agreement,
  authority,
  claim,
  domainEvent,
  payable,
  payment,
  provider,
  school,
} from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import type { CalendarDate } from '~/kernel/clock';
import type { Pence } from '~/kernel/money';
import { pageNumber } from '~/kernel/page-number';
import { db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { withoutWithheld } from '~/platform/withheld.server';
import { type Ageing, ageingOf } from '../domain/ledger/ageing';
import { mayRecordPayment } from '../domain/payments/permissions';
import { moneyReachOf } from '../domain/standing';
import {
  type HistoryDetails,
  isReversible,
  type PayablePage,
  type PayableSummary,
  type PaymentView,
  type RunPage,
} from './payable-view';
import { payableScope } from './scope.server';

export const PAYABLES_PER_PAGE = 25;
export const PAYABLE_VIEWS = ['to-pay', 'overdue', 'paid', 'all'] as const;
export type PayableView = (typeof PAYABLE_VIEWS)[number];

export type PayablesFilter = { view: PayableView; urn: number | null; page: number };

/** What the list is narrowed to, from its address; what makes no sense is left out. */
export function readPayablesFilter(query: URLSearchParams): PayablesFilter {
  const view = query.get('view');
  const urn = Number(query.get('school'));
  return {
    view: PAYABLE_VIEWS.find((each) => each === view) ?? 'to-pay',
    urn: Number.isSafeInteger(urn) && urn > 0 && urn < 10_000_000 ? urn : null,
    page: pageNumber(query.get('page')),
  };
}

export type PayablesPage = {
  rows: PayableSummary[];
  total: number;
  page: number;
  counts: Record<PayableView, number>;
  /** Of the rows of this view, on all its pages. */
  sums: { totalPence: Pence; balancePence: Pence };
  ageing: Ageing;
  schools: { urn: number; name: string }[];
  /** Whether the viewer pays, rather than being paid. */
  service: boolean;
  today: CalendarDate;
};

const OPEN = gt(payable.balancePence, 0);

function fitting(view: PayableView, now: CalendarDate): SQL | undefined {
  switch (view) {
    case 'to-pay':
      return OPEN;
    case 'overdue':
      return and(OPEN, lt(payable.dueOn, now));
    case 'paid':
      return eq(payable.state, 'paid');
    case 'all':
      return undefined;
  }
}

const summaryColumns = {
  row: payable,
  homeName: school.name,
  providerName: provider.name,
  authorityName: authority.name,
  claimRef: claim.ref,
  agreementRef: agreement.ref,
};

function summaries() {
  return db()
    .select(summaryColumns)
    .from(payable)
    .innerJoin(school, eq(school.urn, payable.homeUrn))
    .innerJoin(provider, eq(provider.id, payable.providerId))
    .innerJoin(authority, eq(authority.id, payable.authorityId))
    .innerJoin(claim, eq(claim.id, payable.claimId))
    .innerJoin(agreement, eq(agreement.id, payable.agreementId));
}

type Found = Awaited<ReturnType<typeof summaries>>[number];

function summaryOf({ row, claimRef, ...names }: Found, now: CalendarDate): PayableSummary {
  const { id, state, homeUrn, claimId, agreementId, totalPence, balancePence, dueOn } = row;
  return {
    ...{ id, state, homeUrn, claimId, agreementId, totalPence, balancePence, dueOn },
    ...names,
    claimRef: claimRef ?? 'Claim',
    overdue: balancePence > 0 && dueOn < now,
  };
}

/** What the authority owes providers' schools, as far as it is the viewer's to see; what is longest due first. */
export async function payablesPage(
  viewer: Viewer,
  filter: PayablesFilter,
  perPage = PAYABLES_PER_PAGE,
): Promise<PayablesPage> {
  const now = today();
  const scope = payableScope(viewer);
  const service = moneyReachOf(viewer).serviceOf !== null;
  const noneOf = { 'to-pay': 0, overdue: 0, paid: 0, all: 0 };
  if (!scope)
    return {
      ...{ rows: [], total: 0, page: 1, counts: noneOf, sums: { totalPence: 0, balancePence: 0 } },
      ...{ ageing: ageingOf([], now), schools: [], service, today: now },
    };
  const theirs = and(scope, filter.urn === null ? undefined : eq(payable.homeUrn, filter.urn));
  const where = and(theirs, fitting(filter.view, now));
  const [counts, [sums], open, schools] = await Promise.all([
    countsOf(theirs, now),
    db()
      .select({ total: sum(payable.totalPence), balance: sum(payable.balancePence) })
      .from(payable)
      .where(where),
    db()
      .select({ dueOn: payable.dueOn, balancePence: sum(payable.balancePence) })
      .from(payable)
      .where(and(theirs, OPEN))
      .groupBy(payable.dueOn),
    db()
      .selectDistinct({ urn: school.urn, name: school.name, sortName: school.sortName })
      .from(payable)
      .innerJoin(school, eq(school.urn, payable.homeUrn))
      .where(scope)
      .orderBy(asc(school.sortName))
      .limit(500),
  ]);
  const total = counts[filter.view];
  const page = Math.min(filter.page, Math.max(1, Math.ceil(total / perPage)));
  const rows = await summaries()
    .where(where)
    .orderBy(
      ...(filter.view === 'to-pay' || filter.view === 'overdue'
        ? [asc(payable.dueOn), asc(payable.id)]
        : [desc(payable.updatedAt), asc(payable.id)]),
    )
    .limit(perPage)
    .offset((page - 1) * perPage);
  return {
    rows: rows.map((row) => summaryOf(row, now)),
    total,
    page,
    counts,
    sums: { totalPence: Number(sums?.total ?? 0), balancePence: Number(sums?.balance ?? 0) },
    ageing: ageingOf(
      open.map(({ dueOn, balancePence }) => ({ dueOn, balancePence: Number(balancePence) })),
      now,
    ),
    schools: schools.map(({ urn, name }) => ({ urn, name })),
    service,
    today: now,
  };
}

async function countsOf(where: SQL | undefined, now: CalendarDate): Promise<Record<PayableView, number>> {
  const [row] = await db()
    .select({
      all: count(),
      toPay: sum(sql`case when ${payable.balancePence} > 0 then 1 else 0 end`),
      late: sum(sql`case when ${payable.balancePence} > 0 and ${payable.dueOn} < ${now} then 1 else 0 end`),
      paid: sum(sql`case when ${payable.state} = 'paid' then 1 else 0 end`),
    })
    .from(payable)
    .where(where);
  return {
    'to-pay': Number(row?.toPay ?? 0),
    overdue: Number(row?.late ?? 0),
    paid: Number(row?.paid ?? 0),
    all: row?.all ?? 0,
  };
}

/** One payable with everything paid of it; null where it is not the viewer's to know of. */
export async function payablePage(viewer: Viewer, id: string): Promise<PayablePage | null> {
  const scope = payableScope(viewer);
  if (!scope) return null;
  const [found] = await summaries().where(and(scope, eq(payable.id, id)));
  if (!found) return null;
  const { row } = found;
  const payments = await paymentsOf(id);
  const paidPence = payments.reduce((total, { amountPence }) => total + amountPence, 0);
  const reach = moneyReachOf(viewer);
  const recorder = mayRecordPayment(reach, row);
  const { version, netPence, vatPence, vatTreatment, totalPence, balancePence } = row;
  return {
    ...summaryOf(found, today()),
    ...{ version, netPence, vatPence, vatTreatment, paidPence },
    reducedPence: totalPence - paidPence - balancePence,
    payments,
    history: await historyOf(id),
    mayPay: recorder && balancePence > 0,
    mayReverse: recorder && payments.some(isReversible),
    service: reach.serviceOf === row.authorityId,
    today: today(),
  };
}

async function paymentsOf(payableId: string): Promise<PaymentView[]> {
  const rows = await db()
    .select({ row: payment, by: account.name })
    .from(payment)
    .leftJoin(account, eq(account.id, payment.byId))
    .where(eq(payment.payableId, payableId))
    .orderBy(asc(payment.number));
  const refs = new Map(rows.map(({ row }) => [row.id, row.ref]));
  return rows.map(({ row, by }) => ({
    ...{ id: row.id, ref: row.ref, amountPence: row.amountPence, method: row.method },
    ...{ reference: row.reference, on: row.on, reason: row.reason },
    by: by ?? 'Alongside',
    reverses: row.reversesId === null ? null : (refs.get(row.reversesId) ?? 'a payment'),
    reversedBy: rows.find(({ row: other }) => other.reversesId === row.id)?.row.ref ?? null,
  }));
}

/** What happened to a payable, the latest first. The caller has established that the viewer may see it. */
async function historyOf(payableId: string): Promise<PayablePage['history']> {
  const rows = await db()
    .select({ event: domainEvent, name: account.name })
    .from(domainEvent)
    .leftJoin(account, eq(account.id, domainEvent.actorId))
    .where(and(eq(domainEvent.subjectType, 'payable'), eq(domainEvent.subjectId, payableId)))
    .orderBy(desc(domainEvent.at), desc(domainEvent.seq));
  const shown = await withoutWithheld(db(), rows);
  return shown.map(({ event, name }) => ({
    id: event.id,
    at: event.at,
    who: name ?? 'Alongside',
    type: event.type,
    // Written by this area's own events, in this shape.
    details: (JSON.parse(event.payload) as { details?: HistoryDetails }).details ?? {},
    reason: event.reason,
  }));
}

/** At most so many are recorded in one run. */
const MOST_IN_A_RUN = 200;

/** Everything a school is still to be paid, for one BACS run; null where it is not the viewer's to pay. */
export async function runPage(viewer: Viewer, urn: number): Promise<RunPage | null> {
  const { serviceOf, schools, providers } = moneyReachOf(viewer);
  if (serviceOf === null || schools.includes(urn)) return null;
  const [place] = await db().select({ name: school.name }).from(school).where(eq(school.urn, urn));
  if (!place) return null;
  const rows = await summaries()
    .where(
      and(
        eq(payable.authorityId, serviceOf),
        eq(payable.homeUrn, urn),
        OPEN,
        ne(payable.state, 'cancelled'),
        providers.length > 0 ? sql`not ${inArray(payable.providerId, [...providers])}` : undefined,
      ),
    )
    .orderBy(asc(payable.dueOn), asc(payable.id))
    .limit(MOST_IN_A_RUN);
  const now = today();
  return { urn, schoolName: place.name, rows: rows.map((row) => summaryOf(row, now)), today: now };
}
