import { eq } from 'drizzle-orm';
import { invoiceEntry } from '#drizzle/schema';
import { moneyWords, type Pence } from '~/kernel/money';
import { no, type Verdict, yes } from '~/kernel/verdict';
import type { CommandContext } from '~/platform/transact.server';
import { judgeReceipt } from '../domain/invoices/receipts';
import { receiptReversed, received, refunded, type Via } from '../domain/ledger/postings';
import type { PaymentMethod } from '../domain/payments/vocabulary';
import { post } from '../ledger/post.server';
import { addEntry, tagsOf, unknownInvoice } from './entries.server';
import { loadInvoice } from './record.server';

/** Money that came for an invoice. */
export type Receipt = {
  invoiceId: string;
  amountPence: Pence;
  /** The day it came, `YYYY-MM-DD`. */
  on: string;
  method: PaymentMethod;
  /** As on the bank statement, or Stripe's. */
  reference: string;
  via: Via;
  /** Same key, same receipt: a bank line or a Stripe payment is taken once. */
  dedupeKey?: string;
};

/**
 * Puts money received against an invoice, in the caller's transaction: entry, balance, state, posting and event. Whether
 * the person may is the caller's to know.
 * @returns what is left to pay; a `dedupeKey` already taken changes nothing. Refusals: `invoice.not-found`, and those of
 *   `judgeReceipt` (`invoice.overpaid` with `balancePence`)
 */
export async function receive(
  ctx: CommandContext,
  receipt: Receipt,
): Promise<Verdict<{ balancePence: Pence }>> {
  const found = await loadInvoice(ctx.tx, receipt.invoiceId);
  if (!found) return unknownInvoice();
  if (receipt.dedupeKey && (await isTaken(ctx, receipt.dedupeKey)))
    return yes({ balancePence: found.row.balancePence });
  const judged = judgeReceipt(found.row, receipt.amountPence, receipt.on, ctx.today);
  if (!judged.ok) return judged;
  const { amountPence, on, method, reference, dedupeKey } = receipt;
  const written = await addEntry(
    ctx,
    found,
    { kind: 'received', amountPence, netPence: amountPence, vatPence: 0, on, method, reference, dedupeKey },
    'invoice.received',
  );
  if (!written.ok) return written;
  await post(ctx, {
    authorityId: found.row.authorityId,
    kind: 'received',
    on,
    memo: `Received for ${found.row.ref}: ${reference}`,
    subject: { type: 'invoice', id: found.row.id },
    entries: received(amountPence, receipt.via, tagsOf(found)),
  });
  return yes({ balancePence: written.value.balancePence });
}

/**
 * Takes a receipt back that was recorded wrongly or bounced: the balance is what it was without it.
 * @returns what is left to pay; taken back already, nothing changes. Refusals: `invoice.not-found`, `invoice.written-off`,
 *   `invoice.paid-back` where the money went back to the school already
 */
export async function reverseReceipt(
  ctx: CommandContext,
  input: { entryId: string; reason: string },
): Promise<Verdict<{ balancePence: Pence }>> {
  const [entry] = await ctx.tx.select().from(invoiceEntry).where(eq(invoiceEntry.id, input.entryId));
  const found = entry?.kind === 'received' ? await loadInvoice(ctx.tx, entry.invoiceId) : null;
  if (!entry || !found) return unknownInvoice();
  if (found.entries.some(({ reversesId }) => reversesId === entry.id))
    return yes({ balancePence: found.row.balancePence });
  if (found.row.state === 'written-off')
    return no(
      'invoice.written-off',
      'The rest of this invoice was written off. A lead takes the write-off back first, then the receipt can be taken back.',
    );
  if (entry.amountPence > found.figures.receivedPence)
    return no(
      'invoice.paid-back',
      'Part of this money has been paid back to the school already, so the receipt cannot be taken back as a whole.',
    );
  const { amountPence, method, reference } = entry;
  const written = await addEntry(
    ctx,
    found,
    {
      kind: 'receipt-reversed',
      amountPence: -amountPence,
      netPence: -amountPence,
      vatPence: 0,
      on: ctx.today,
      method: method ?? undefined,
      reference: reference ?? undefined,
      reason: input.reason,
      reversesId: entry.id,
    },
    'invoice.receipt-reversed',
  );
  if (!written.ok) return written;
  await post(ctx, {
    authorityId: found.row.authorityId,
    kind: 'receipt-reversed',
    memo: `Receipt for ${found.row.ref} taken back: ${input.reason}`,
    subject: { type: 'invoice', id: found.row.id },
    entries: receiptReversed(amountPence, method === 'stripe' ? 'stripe' : 'bank', tagsOf(found)),
  });
  return yes({ balancePence: written.value.balancePence });
}

/**
 * Records money paid back to the school, of what was received for an invoice: its balance rises by as much.
 * @returns what is left to pay; a `dedupeKey` already taken changes nothing. Refusals: `invoice.not-found`,
 *   `invoice.too-much-back`
 */
export async function refund(
  ctx: CommandContext,
  input: Receipt & { reason: string },
): Promise<Verdict<{ balancePence: Pence }>> {
  const found = await loadInvoice(ctx.tx, input.invoiceId);
  if (!found) return unknownInvoice();
  if (input.dedupeKey && (await isTaken(ctx, input.dedupeKey)))
    return yes({ balancePence: found.row.balancePence });
  const { amountPence, on, method, reference, reason, dedupeKey } = input;
  const { receivedPence, balancePence } = found.figures;
  // A loss does not grow by paying money back: what was written off asks for nothing more.
  const most = found.row.state === 'written-off' ? Math.max(0, -balancePence) : receivedPence;
  if (amountPence <= 0 || amountPence > most)
    return no(
      'invoice.too-much-back',
      `At most ${moneyWords(most)} of what was received for this invoice can be paid back`,
      { field: 'amount', details: { mostPence: most } },
    );
  const written = await addEntry(
    ctx,
    found,
    {
      kind: 'receipt-reversed',
      amountPence: -amountPence,
      netPence: -amountPence,
      vatPence: 0,
      on,
      method,
      reference,
      reason,
      dedupeKey,
    },
    'invoice.refunded',
  );
  if (!written.ok) return written;
  await post(ctx, {
    authorityId: found.row.authorityId,
    kind: 'refund',
    on,
    memo: `Paid back for ${found.row.ref}: ${reference}`,
    subject: { type: 'invoice', id: found.row.id },
    entries: refunded(amountPence, input.via, tagsOf(found)),
  });
  return yes({ balancePence: written.value.balancePence });
}

async function isTaken(ctx: CommandContext, dedupeKey: string): Promise<boolean> {
  const [taken] = await ctx.tx
    .select({ id: invoiceEntry.id })
    .from(invoiceEntry)
    .where(eq(invoiceEntry.dedupeKey, dedupeKey));
  return taken !== undefined;
}
