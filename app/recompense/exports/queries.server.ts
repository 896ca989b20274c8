import { and, count, eq, gte, inArray, isNotNull, lte, sum } from 'drizzle-orm';
import { invoice, invoiceEntry, moneyPosting, payment } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { calendarDate } from '~/kernel/clock';
import type { Pence } from '~/kernel/money';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { type Cell, cellOf, columnsOf, type ExportDocument } from '../domain/exports/cells';
import { type Period, startYearOf, yearPeriod } from '../domain/exports/period';
import type { InvoiceEntryKind } from '../domain/invoices/vocabulary';
import { recompenseSettingsOf } from '../settings/settings.server';
import { csvFile } from './csv.server';
import { documentsOf } from './documents.server';
import type { FileAsked } from './forms';
import { DOCUMENT_GROUPS, type DocumentGroup } from './groups';
import { LEDGER_COLUMNS, ledgerLines } from './postings.server';

/** What a file would hold, before it is made. */
export type FilePreview = {
  groups: { group: DocumentGroup; n: number; grossPence: Pence }[];
  postings: number;
};

/** The financial year so far. */
export function usualPeriod(): Period {
  const today = calendarDate(clock.now());
  return { from: yearPeriod('financial', startYearOf('financial', today)).from, to: today };
}

/** Documents of a period by group: how many, and what they come to with VAT, as in the file. */
export async function filePreview(viewer: Viewer, { from, to }: Period): Promise<FilePreview> {
  const own = viewer.authorityId;
  const issued = await db()
    .select({ n: count(), pence: sum(invoice.totalPence) })
    .from(invoice)
    .where(
      and(
        eq(invoice.authorityId, own),
        isNotNull(invoice.number),
        gte(invoice.issuedOn, from),
        lte(invoice.issuedOn, to),
      ),
    );
  const entries = (kinds: readonly InvoiceEntryKind[]) =>
    db()
      .select({ n: count(), pence: sum(invoiceEntry.amountPence) })
      .from(invoiceEntry)
      .where(
        and(
          eq(invoiceEntry.authorityId, own),
          inArray(invoiceEntry.kind, [...kinds]),
          gte(invoiceEntry.on, from),
          lte(invoiceEntry.on, to),
        ),
      );
  const paid = await db()
    .select({ n: count(), pence: sum(payment.amountPence) })
    .from(payment)
    .where(and(eq(payment.authorityId, own), gte(payment.on, from), lte(payment.on, to)));
  const [posted] = await db()
    .select({ n: count() })
    .from(moneyPosting)
    .where(and(eq(moneyPosting.authorityId, own), gte(moneyPosting.on, from), lte(moneyPosting.on, to)));
  const found = {
    invoices: issued,
    credits: await entries(['credit-note', 'void', 'write-off']),
    receipts: await entries(['received', 'receipt-reversed']),
    payments: paid,
  };
  return {
    groups: DOCUMENT_GROUPS.map((group) => ({
      group,
      n: found[group][0]?.n ?? 0,
      grossPence: (group === 'credits' ? -1 : 1) * Number(found[group][0]?.pence ?? 0) || 0,
    })),
    postings: posted?.n ?? 0,
  };
}

/** The file for the finance system, in the columns, dates and separators of the viewer's authority. */
export async function financeFile(viewer: Viewer, { period, what, groups }: FileAsked): Promise<Response> {
  const { exportColumns, exportDate, exportDelimiter } = await recompenseSettingsOf(db(), viewer.authorityId);
  const name = `${what}-${period.from}-to-${period.to}.csv`;
  if (what === 'postings') {
    const lines = ledgerLines(viewer.authorityId, period, exportDate);
    return csvFile(name, LEDGER_COLUMNS, lines, exportDelimiter);
  }
  const columns = columnsOf(exportColumns);
  const line = (row: ExportDocument): Cell[] => columns.map((column) => cellOf(column, row, exportDate));
  async function* lines() {
    for await (const page of documentsOf(viewer.authorityId, period, groups)) yield page.map(line);
  }
  return csvFile(name, columns, lines(), exportDelimiter);
}
