import { and, asc, count, desc, eq, inArray, or } from 'drizzle-orm';
import { account, charge, domainEvent, invoice, school, tariff } from '#drizzle/schema';
import { has, type Viewer } from '~/accounts/domain/roles';
import { ownSchools } from '~/diagnosis/reach.server';
import type { Pence } from '~/kernel/money';
import { pageNumber } from '~/kernel/page-number';
import { type VatTreatment, vatOn } from '~/kernel/vat';
import { type Db, db } from '~/platform/db.server';
import { CHARGE_EVENTS, type ChargeEvent, mayWithCharge } from '../domain/tariffs/charges';
import { CHARGE_STATES, type ChargeKind, type ChargeState } from '../domain/tariffs/vocabulary';
import { recompenseSettingsOf } from '../settings/settings.server';
import { type ChargeRow, findCharge } from './decide.server';
import { CHARGE_HISTORY, quantityWords } from './wording';

export const CHARGES_PER_PAGE = 25;

export type ChargeFilter = { state: ChargeState | null; urn: number | null; page: number };

/** A charge in a list. */
export type ChargeLine = {
  id: string;
  name: string;
  kind: ChargeKind;
  quantity: string;
  schoolName: string;
  urn: number;
  netPence: Pence;
  state: ChargeState;
  year: number;
  askedOn: Date;
};

export type ChargesPage = {
  rows: ChargeLine[];
  total: number;
  page: number;
  service: boolean;
  /** Schools that have charges, to filter by; for the service. */
  schools: { urn: number; name: string }[];
};

/** Filters of the list, from its address; what makes no sense is left out. */
export function readChargeFilter(query: URLSearchParams): ChargeFilter {
  const urn = Number(query.get('school'));
  return {
    state: CHARGE_STATES.find((one) => one === query.get('state')) ?? null,
    urn: Number.isInteger(urn) && urn > 0 && urn < 10_000_000 ? urn : null,
    page: pageNumber(query.get('page')),
  };
}

/** Charges the viewer may know of: all of the authority's for its service, those of their schools for others. */
export async function chargesPage(
  viewer: Viewer,
  filter: ChargeFilter,
  perPage = CHARGES_PER_PAGE,
): Promise<ChargesPage> {
  const service = has(viewer, 'broker', 'lead');
  const own = await ownSchools(db(), viewer);
  const scope = or(
    service ? eq(charge.authorityId, viewer.authorityId) : undefined,
    own.length > 0 ? inArray(charge.urn, own) : undefined,
  );
  if (!scope) return { rows: [], total: 0, page: 1, service, schools: [] };
  const where = and(
    scope,
    filter.state ? eq(charge.state, filter.state) : undefined,
    filter.urn ? eq(charge.urn, filter.urn) : undefined,
  );
  const [counted] = await db().select({ n: count() }).from(charge).where(where);
  const total = counted?.n ?? 0;
  const page = Math.min(filter.page, Math.max(1, Math.ceil(total / perPage)));
  const rows = await db()
    .select({ row: charge, schoolName: school.name })
    .from(charge)
    .innerJoin(school, eq(school.urn, charge.urn))
    .where(where)
    .orderBy(desc(charge.createdAt), asc(charge.id))
    .limit(perPage)
    .offset((page - 1) * perPage);
  const schools = await db()
    .selectDistinct({ urn: school.urn, name: school.name })
    .from(charge)
    .innerJoin(school, eq(school.urn, charge.urn))
    .where(scope)
    .orderBy(asc(school.name), asc(school.urn));
  return { rows: rows.map(({ row, schoolName }) => lineOf(row, schoolName)), total, page, service, schools };
}

function lineOf(row: ChargeRow, schoolName: string): ChargeLine {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    quantity: row.kind === 'package' ? 'One package' : quantityWords(row.quantity, row.unit),
    schoolName,
    urn: row.urn,
    netPence: row.netPence,
    state: row.state,
    year: row.year,
    askedOn: row.createdAt,
  };
}

/** What became of a charge, step by step. */
export type ChargeStep = { id: string; at: Date; who: string; what: string; reason: string | null };

export type ChargePage = ChargeLine & {
  version: number;
  unit: string;
  unitPence: Pence;
  vat: { treatment: VatTreatment; pence: Pence };
  list: { id: string; number: number };
  note: string;
  orderNumber: string | null;
  askedBy: string;
  decision: string | null;
  invoice: { id: string; ref: string | null } | null;
  service: boolean;
  /** What the viewer can do with it now. */
  may: ChargeEvent[];
  history: ChargeStep[];
};

/** A charge; null where it is not the viewer's to know of. */
export async function chargePage(viewer: Viewer, id: string): Promise<ChargePage | null> {
  const found = await findCharge(viewer, id);
  if (!found) return null;
  const { row, standings } = found;
  const handle = db();
  const [more] = await handle
    .select({ schoolName: school.name, number: tariff.number, askedBy: account.name })
    .from(charge)
    .innerJoin(school, eq(school.urn, charge.urn))
    .innerJoin(tariff, eq(tariff.id, charge.tariffId))
    .leftJoin(account, eq(account.id, charge.askedById))
    .where(eq(charge.id, row.id));
  const service = standings.includes('service');
  const own = (event: ChargeEvent) =>
    !((event === 'agree' || event === 'confirm') && row.askedById === viewer.accountId);
  return {
    ...lineOf(row, more?.schoolName ?? ''),
    version: row.version,
    unit: row.unit,
    unitPence: row.unitPence,
    vat: await vatOf(handle, row),
    list: { id: row.tariffId, number: more?.number ?? 0 },
    note: row.note,
    orderNumber: row.orderNumber,
    askedBy: more?.askedBy ?? 'Alongside',
    decision: row.decision,
    invoice: await invoiceOf(handle, row, service),
    service,
    may: CHARGE_EVENTS.filter((event) => mayWithCharge(event, row.state, standings) && own(event)),
    history: await historyOf(handle, row.id),
  };
}

/** VAT on a charge: as the invoice has it, or before there is one as the authority's settings say. */
async function vatOf(handle: Db, row: ChargeRow): Promise<ChargePage['vat']> {
  if (row.invoiceId) {
    const [made] = await handle
      .select({ treatment: invoice.vatTreatment, pence: invoice.vatPence })
      .from(invoice)
      .where(eq(invoice.id, row.invoiceId));
    if (made) return made;
  }
  const { vatTreatment } = await recompenseSettingsOf(handle, row.authorityId);
  return { treatment: vatTreatment, pence: vatOn(row.netPence, vatTreatment) };
}

/** The invoice, for the service at once and for the school from when it is issued. */
async function invoiceOf(handle: Db, row: ChargeRow, service: boolean): Promise<ChargePage['invoice']> {
  if (!row.invoiceId) return null;
  const [made] = await handle
    .select({ id: invoice.id, ref: invoice.ref })
    .from(invoice)
    .where(eq(invoice.id, row.invoiceId));
  if (!made) return null;
  return service || made.ref !== null ? made : null;
}

async function historyOf(handle: Db, id: string): Promise<ChargeStep[]> {
  const rows = await handle
    .select({ event: domainEvent, who: account.name })
    .from(domainEvent)
    .leftJoin(account, eq(account.id, domainEvent.actorId))
    .where(and(eq(domainEvent.subjectType, 'charge'), eq(domainEvent.subjectId, id)))
    .orderBy(asc(domainEvent.at), asc(domainEvent.seq));
  return rows.map(({ event, who }) => ({
    id: event.id,
    at: event.at,
    who: who ?? 'Alongside',
    what: CHARGE_HISTORY[event.type] ?? event.type,
    reason: event.reason,
  }));
}
