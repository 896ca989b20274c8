import { and, eq } from 'drizzle-orm';
import { invoice, invoiceEntry } from '#drizzle/schema';
import type { Pence } from '~/kernel/money';
import { next } from '~/kernel/state-machine';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { type CommandContext, isSystem } from '~/platform/transact.server';
import { figuresOf, moneyEvent } from '../domain/invoices/balance';
import { type InvoiceEvent, invoiceMachine } from '../domain/invoices/invoice-states';
import type { InvoiceEntryKind, InvoiceState } from '../domain/invoices/vocabulary';
import type { PaymentMethod } from '../domain/payments/vocabulary';
import type { InvoiceEntryRow, InvoiceRecord } from './record.server';

/** What changes an invoice's balance. */
export type NewEntry = {
  kind: InvoiceEntryKind;
  /** Gross pence off the balance; negative where something is taken back. */
  amountPence: Pence;
  netPence: Pence;
  vatPence: Pence;
  on: string;
  number?: number;
  ref?: string;
  method?: PaymentMethod;
  reference?: string;
  reason?: string;
  reversesId?: string;
  dedupeKey?: string;
};

/** Whose sides of a posting are an invoice's. */
export function tagsOf({ row }: Pick<InvoiceRecord, 'row'>) {
  return { invoiceId: row.id, urn: row.urn, agreementId: row.agreementId };
}

/**
 * Writes an entry of an invoice, its balance and its state, and says so; what it posts is the caller's.
 * @param of the invoice as read in this transaction
 * @param entry what changes the balance
 * @param event what happened, as the audit trail names it
 * @param step the machine's event; where not given, what follows from the sums
 */
export async function addEntry(
  ctx: CommandContext,
  of: InvoiceRecord,
  entry: NewEntry,
  event: string,
  step?: InvoiceEvent,
): Promise<Verdict<{ entryId: string; balancePence: Pence; state: InvoiceState }>> {
  const entryId = ctx.newId();
  const figures = figuresOf(of.row, [...of.entries, entry]);
  const happened = step ?? moneyEvent(of.row.state, figures);
  const state = happened ? next(invoiceMachine, of.row.state, happened) : yes(of.row.state);
  if (!state.ok) return state;
  const row: InvoiceEntryRow = {
    id: entryId,
    authorityId: of.row.authorityId,
    invoiceId: of.row.id,
    kind: entry.kind,
    number: entry.number ?? null,
    ref: entry.ref ?? null,
    amountPence: entry.amountPence,
    netPence: entry.netPence,
    vatPence: entry.vatPence,
    method: entry.method ?? null,
    reference: entry.reference ?? null,
    on: entry.on,
    reason: entry.reason ?? null,
    reversesId: entry.reversesId ?? null,
    dedupeKey: entry.dedupeKey ?? null,
    byId: isSystem(ctx.actor) ? null : ctx.actor.accountId,
    at: ctx.now,
  };
  await ctx.tx.insert(invoiceEntry).values(row);
  await changeInvoice(ctx, of, { state: state.value, balancePence: figures.balancePence });
  ctx.emit({
    type: event,
    subject: { type: 'invoice', id: of.row.id },
    urn: of.row.urn,
    authorityId: of.row.authorityId,
    before: { state: of.row.state, balancePence: of.row.balancePence },
    after: { state: state.value, balancePence: figures.balancePence },
    details: {
      entryId,
      ref: of.row.ref,
      entryRef: row.ref,
      amountPence: entry.amountPence,
      balancePence: figures.balancePence,
      method: row.method,
      reference: row.reference,
      // A school that never saw the invoice is not told what became of it.
      parties: of.row.number === null ? [] : ['school'],
    },
    reason: row.reason,
  });
  return yes({ entryId, balancePence: figures.balancePence, state: state.value });
}

/** Changes an invoice as it was read in this transaction. */
export async function changeInvoice(
  ctx: CommandContext,
  { row }: Pick<InvoiceRecord, 'row'>,
  change: Partial<Omit<InvoiceRecord['row'], 'id' | 'version' | 'updatedAt'>>,
): Promise<void> {
  const changed = await ctx.tx
    .update(invoice)
    .set({ ...change, updatedAt: ctx.now, version: row.version + 1 })
    .where(and(eq(invoice.id, row.id), eq(invoice.version, row.version)))
    .returning({ id: invoice.id });
  if (changed.length !== 1) throw new Error(`Invoice ${row.id} changed while it was being changed.`);
}

/** The refusal of an invoice nobody may know of here. */
export function unknownInvoice() {
  return no('invoice.not-found', 'This invoice could not be found.');
}
