import { and, asc, eq, gt, gte, inArray, isNotNull, lte, or, type SQL } from 'drizzle-orm';
import {
  agreement,
  budgetPot,
  claim,
  invoice,
  invoiceEntry,
  invoiceLine,
  moneyEntry,
  moneyPosting,
  payable,
  payment,
  potCommitment,
  provider,
  school,
} from '#drizzle/schema';
import { db } from '~/platform/db.server';
import type { DocumentKind, ExportDocument } from '../domain/exports/cells';
import type { Period } from '../domain/exports/period';
import type { InvoiceEntryKind } from '../domain/invoices/vocabulary';
import type { DocumentGroup } from './groups';

/** Rows read at a time: a large authority's year never stands in memory as a whole. */
export const PAGE_ROWS = 500;

const ENTRY_KINDS: Readonly<Record<InvoiceEntryKind, DocumentKind>> = {
  received: 'receipt',
  'receipt-reversed': 'receipt-reversed',
  'credit-note': 'credit-note',
  void: 'void',
  'write-off': 'write-off',
};
const RECEIVED: readonly InvoiceEntryKind[] = ['received', 'receipt-reversed'];
const TAKEN_OFF: readonly InvoiceEntryKind[] = ['credit-note', 'void', 'write-off'];

/**
 * Documents of an authority in a period, group after group, each by date: invoices by the day of issue, the rest by the
 * day they belong to. Read in pages.
 */
export async function* documentsOf(
  authorityId: string,
  period: Period,
  groups: readonly DocumentGroup[],
): AsyncGenerator<ExportDocument[]> {
  if (groups.includes('invoices')) yield* invoices(authorityId, period);
  if (groups.includes('credits')) yield* entries(authorityId, period, TAKEN_OFF);
  if (groups.includes('receipts')) yield* entries(authorityId, period, RECEIVED);
  if (groups.includes('payments')) yield* payments(authorityId, period);
}

/** Pages of a query that goes on after the last row of the page before. */
async function* pages<Row>(read: (after: Row | null) => Promise<Row[]>): AsyncGenerator<Row[]> {
  let after: Row | null = null;
  for (;;) {
    const rows: Row[] = await read(after);
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE_ROWS) return;
    after = rows.at(-1) ?? null;
  }
}

type InvoiceFound = {
  row: typeof invoice.$inferSelect;
  name: string;
  laCode: string;
  establishment: number | null;
  ref: string | null;
  provider: string | null;
};

async function* invoices(authorityId: string, { from, to }: Period): AsyncGenerator<ExportDocument[]> {
  const read = (after: InvoiceFound | null) =>
    db()
      .select(INVOICE)
      .from(invoice)
      .innerJoin(school, eq(school.urn, invoice.urn))
      .leftJoin(agreement, eq(agreement.id, invoice.agreementId))
      .leftJoin(provider, eq(provider.id, agreement.providerId))
      .where(
        and(
          eq(invoice.authorityId, authorityId),
          isNotNull(invoice.number),
          gte(invoice.issuedOn, from),
          lte(invoice.issuedOn, to),
          after
            ? laterThan(
                [invoice.issuedOn, after.row.issuedOn ?? ''],
                gt(invoice.number, after.row.number ?? 0),
              )
            : undefined,
        ),
      )
      .orderBy(asc(invoice.issuedOn), asc(invoice.number))
      .limit(PAGE_ROWS);
  for await (const page of pages<InvoiceFound>(read)) {
    const ids = page.map(({ row }) => row.id);
    const texts = await descriptionsOf(ids);
    const postings = await invoicePostings(ids);
    const codes = await costCodesOf(page.map(({ row }) => row.agreementId));
    yield page.map(
      ({ row, ...of }): ExportDocument => ({
        ...whose(row.urn, of),
        document: row.ref ?? '',
        kind: 'invoice',
        date: row.issuedOn ?? '',
        due: row.dueOn,
        costCode: codes.get(row.agreementId ?? '') ?? null,
        description: texts.get(row.id) ?? '',
        netPence: row.netPence,
        vatTreatment: row.vatTreatment,
        vatPence: row.vatPence,
        grossPence: row.totalPence,
        balancePence: row.balancePence,
        state: row.state,
        orderNumber: row.orderNumber,
        reference: null,
        posting: postings.get(row.id) ?? null,
      }),
    );
  }
}

const INVOICE = {
  row: invoice,
  name: school.name,
  laCode: school.laCode,
  establishment: school.establishmentNumber,
  ref: agreement.ref,
  provider: provider.name,
};

type EntryFound = InvoiceFound & { entry: typeof invoiceEntry.$inferSelect };

async function* entries(
  authorityId: string,
  { from, to }: Period,
  kinds: readonly InvoiceEntryKind[],
): AsyncGenerator<ExportDocument[]> {
  const read = (after: EntryFound | null) =>
    db()
      .select({ ...INVOICE, entry: invoiceEntry })
      .from(invoiceEntry)
      .innerJoin(invoice, eq(invoice.id, invoiceEntry.invoiceId))
      .innerJoin(school, eq(school.urn, invoice.urn))
      .leftJoin(agreement, eq(agreement.id, invoice.agreementId))
      .leftJoin(provider, eq(provider.id, agreement.providerId))
      .where(
        and(
          eq(invoiceEntry.authorityId, authorityId),
          inArray(invoiceEntry.kind, [...kinds]),
          gte(invoiceEntry.on, from),
          lte(invoiceEntry.on, to),
          after
            ? laterThan([invoiceEntry.on, after.entry.on], gt(invoiceEntry.id, after.entry.id))
            : undefined,
        ),
      )
      .orderBy(asc(invoiceEntry.on), asc(invoiceEntry.id))
      .limit(PAGE_ROWS);
  for await (const page of pages<EntryFound>(read)) {
    const posted = await postingsAt(page.map(({ row }) => row.id));
    const codes = await costCodesOf(page.map(({ row }) => row.agreementId));
    yield page.map(({ row, entry, ...of }): ExportDocument => {
      const receipt = RECEIVED.includes(entry.kind);
      // What comes in is told as it came; what an invoice asks less for, as less.
      const sign = receipt ? 1 : -1;
      return {
        ...whose(row.urn, of),
        document: entry.ref ?? row.ref ?? '',
        kind: ENTRY_KINDS[entry.kind],
        date: entry.on,
        due: null,
        costCode: codes.get(row.agreementId ?? '') ?? null,
        description: entry.reason ?? `For ${row.ref ?? 'an invoice'}`,
        netPence: receipt ? 0 : -entry.netPence || 0,
        vatTreatment: receipt ? null : row.vatTreatment,
        vatPence: receipt ? 0 : -entry.vatPence || 0,
        grossPence: sign * entry.amountPence,
        balancePence: null,
        state: entry.method,
        orderNumber: row.orderNumber,
        reference: entry.reference ?? (receipt ? null : row.ref),
        posting: posted.find(row.id, entry.at),
      };
    });
  }
}

type PaymentFound = Omit<InvoiceFound, 'row'> & {
  row: typeof payment.$inferSelect;
  agreementId: string;
  claim: string | null;
};

async function* payments(authorityId: string, { from, to }: Period): AsyncGenerator<ExportDocument[]> {
  const read = (after: PaymentFound | null) =>
    db()
      .select({
        ...INVOICE,
        row: payment,
        agreementId: payable.agreementId,
        claim: claim.ref,
      })
      .from(payment)
      .innerJoin(payable, eq(payable.id, payment.payableId))
      .innerJoin(claim, eq(claim.id, payable.claimId))
      .innerJoin(school, eq(school.urn, payment.homeUrn))
      .leftJoin(agreement, eq(agreement.id, payable.agreementId))
      .leftJoin(provider, eq(provider.id, payable.providerId))
      .where(
        and(
          eq(payment.authorityId, authorityId),
          gte(payment.on, from),
          lte(payment.on, to),
          after ? laterThan([payment.on, after.row.on], gt(payment.number, after.row.number)) : undefined,
        ),
      )
      .orderBy(asc(payment.on), asc(payment.number))
      .limit(PAGE_ROWS);
  for await (const page of pages<PaymentFound>(read)) {
    const posted = await postingsAt(page.map(({ row }) => row.payableId));
    const codes = await costCodesOf(page.map(({ agreementId }) => agreementId));
    yield page.map(
      ({ row, agreementId, claim: claimRef, ...of }): ExportDocument => ({
        ...whose(row.homeUrn, of),
        document: row.ref,
        kind: row.amountPence < 0 ? 'payment-reversed' : 'payment',
        date: row.on,
        due: null,
        costCode: codes.get(agreementId) ?? null,
        description: row.reason ?? `For ${claimRef ?? 'a claim'}`,
        netPence: 0,
        vatTreatment: null,
        vatPence: 0,
        grossPence: row.amountPence,
        balancePence: null,
        state: row.method,
        orderNumber: null,
        reference: row.reference,
        posting: posted.find(row.payableId, row.at),
      }),
    );
  }
}

/** After a row in the order of a date and what tells rows of one date apart. */
function laterThan([column, value]: [Parameters<typeof gt>[0], string], next: SQL): SQL | undefined {
  return or(gt(column, value), and(eq(column, value), next));
}

function whose(urn: number, of: Omit<InvoiceFound, 'row'>) {
  return {
    urn,
    schoolNumber:
      of.establishment === null ? null : `${of.laCode}${String(of.establishment).padStart(4, '0')}`,
    schoolName: of.name,
    provider: of.provider,
    agreement: of.ref,
  };
}

async function descriptionsOf(invoiceIds: readonly string[]): Promise<Map<string, string>> {
  const lines = await db()
    .select({ id: invoiceLine.invoiceId, text: invoiceLine.description })
    .from(invoiceLine)
    .where(inArray(invoiceLine.invoiceId, [...invoiceIds]))
    .orderBy(asc(invoiceLine.position));
  const texts = new Map<string, string>();
  for (const { id, text } of lines) texts.set(id, texts.has(id) ? `${texts.get(id)}; ${text}` : text);
  return texts;
}

/** Numbers of the postings that asked for each invoice's money. */
async function invoicePostings(invoiceIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db()
    .select({ id: moneyEntry.invoiceId, number: moneyPosting.number })
    .from(moneyEntry)
    .innerJoin(moneyPosting, eq(moneyPosting.id, moneyEntry.postingId))
    .where(
      and(
        inArray(moneyEntry.invoiceId, [...invoiceIds]),
        eq(moneyEntry.account, 'receivable'),
        inArray(moneyPosting.kind, ['claim-approved', 'charge-approved', 'claw-back']),
        gt(moneyEntry.amountPence, 0),
      ),
    );
  return new Map(rows.flatMap(({ id, number }) => (id ? [[id, number]] : [])));
}

/** Numbers of the postings of records, by the instant of their transaction. */
async function postingsAt(ids: readonly string[]) {
  const rows = await db()
    .select({ id: moneyPosting.subjectId, at: moneyPosting.at, number: moneyPosting.number })
    .from(moneyPosting)
    .where(
      and(
        inArray(moneyPosting.subjectType, ['invoice', 'payable', 'claim']),
        inArray(moneyPosting.subjectId, [...new Set(ids)]),
      ),
    );
  const numbers = new Map(rows.map(({ id, at, number }) => [`${id}@${at.getTime()}`, number]));
  return { find: (id: string, at: Date): number | null => numbers.get(`${id}@${at.getTime()}`) ?? null };
}

/** Cost codes of the pots that agreements draw on, each once. */
async function costCodesOf(agreementIds: readonly (string | null)[]): Promise<Map<string, string>> {
  const ids = [...new Set(agreementIds.filter((id) => id !== null))];
  if (ids.length === 0) return new Map();
  const rows = await db()
    .select({ id: potCommitment.agreementId, code: budgetPot.costCode })
    .from(potCommitment)
    .innerJoin(budgetPot, eq(budgetPot.id, potCommitment.potId))
    .where(
      and(inArray(potCommitment.agreementId, ids), inArray(potCommitment.state, ['approved', 'released'])),
    )
    .orderBy(asc(potCommitment.createdAt));
  const codes = new Map<string, string[]>();
  for (const { id, code } of rows) codes.set(id, [...new Set([...(codes.get(id) ?? []), code])]);
  return new Map([...codes].map(([id, list]) => [id, list.filter((code) => code !== '').join(' ')]));
}
