import { asc, eq } from 'drizzle-orm';
import { invoice, invoiceEntry } from '#drizzle/schema';
import type { Db } from '~/platform/db.server';
import { figuresOf, type InvoiceFigures } from '../domain/invoices/balance';

export type InvoiceRow = typeof invoice.$inferSelect;
export type InvoiceEntryRow = typeof invoiceEntry.$inferSelect;

/** An invoice with everything that changed its balance. */
export type InvoiceRecord = { row: InvoiceRow; entries: InvoiceEntryRow[]; figures: InvoiceFigures };

/** An invoice by its id, whoever asks; null where there is none. */
export async function loadInvoice(handle: Db, id: string): Promise<InvoiceRecord | null> {
  const [row] = await handle.select().from(invoice).where(eq(invoice.id, id));
  if (!row) return null;
  const entries = await handle
    .select()
    .from(invoiceEntry)
    .where(eq(invoiceEntry.invoiceId, id))
    .orderBy(asc(invoiceEntry.at), asc(invoiceEntry.id));
  return { row, entries, figures: figuresOf(row, entries) };
}
