import { has, type Viewer } from '~/accounts/domain/roles';
import { moneyWords, type Pence } from '~/kernel/money';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { type CommandContext, transact } from '~/platform/transact.server';
import { judgeLessening, judgeWriteOff, type Lessening } from '../domain/invoices/deciding';
import type { InvoiceEntryKind } from '../domain/invoices/vocabulary';
import { reinstated, voided, writtenOff } from '../domain/ledger/postings';
import type { PaymentMethod } from '../domain/payments/vocabulary';
import { post } from '../ledger/post.server';
import { recompenseSettingsOf } from '../settings/settings.server';
import { creditNote } from './credit.server';
import { addEntry, tagsOf, unknownInvoice } from './entries.server';
import { staleInvoice } from './issue.server';
import { receive, refund, reverseReceipt } from './receive.server';
import type { InvoiceRecord } from './record.server';
import { servedInvoice } from './scope.server';

type Changed = { id: string; balancePence: Pence };
type Asked = {
  id: string;
  version: number;
  reason?: string;
  reference?: string;
  amount?: Pence;
  entryId?: string;
};

/** One change of an invoice by the service: found as theirs, at the version the form was opened with. */
function change(
  viewer: Viewer,
  input: Asked,
  kind: InvoiceEntryKind,
  work: (ctx: CommandContext, found: InvoiceRecord) => Promise<Verdict<{ balancePence: Pence }>>,
): Promise<Verdict<Changed>> {
  return transact(viewer, async (ctx) => {
    const found = await servedInvoice(ctx.tx, viewer, input.id);
    if (!found) return unknownInvoice();
    if (found.row.version !== input.version)
      return isSentTwice(viewer, input, kind, found)
        ? yes({ id: found.row.id, balancePence: found.row.balancePence })
        : staleInvoice(found);
    const done = await work(ctx, found);
    return done.ok ? yes({ id: found.row.id, balancePence: done.value.balancePence }) : done;
  });
}

/** Whether the last change of the invoice is this very form, sent before: the same person's, with the same words and sum. */
function isSentTwice(
  viewer: Viewer,
  input: Asked,
  kind: InvoiceEntryKind,
  { row, entries }: InvoiceRecord,
): boolean {
  if (row.version !== input.version + 1) return false;
  const latest = Math.max(...entries.map(({ at }) => at.getTime()));
  return entries.some(
    (last) =>
      last.at.getTime() === latest &&
      last.byId === viewer.accountId &&
      last.kind === kind &&
      (input.entryId === undefined || last.reversesId === input.entryId) &&
      (input.reason === undefined || last.reason === input.reason) &&
      (input.reference === undefined || last.reference === input.reference) &&
      (input.amount === undefined || Math.abs(last.amountPence) === input.amount),
  );
}

/** Money of a school put against its invoice by a person, from a remittance. */
export type ReceiptInput = {
  id: string;
  version: number;
  amount: Pence;
  on: string;
  method: Exclude<PaymentMethod, 'stripe'>;
  reference: string;
};

/** Records a remittance. @returns refusals of `receive`, `stale` */
export function recordReceipt(viewer: Viewer, input: ReceiptInput): Promise<Verdict<Changed>> {
  return change(viewer, input, 'received', (ctx, { row }) =>
    receive(ctx, {
      invoiceId: row.id,
      amountPence: input.amount,
      on: input.on,
      method: input.method,
      reference: input.reference,
      via: 'bank',
    }),
  );
}

/** Takes a receipt back that was recorded wrongly, or bounced. @returns refusals of `reverseReceipt`, `stale` */
export function takeReceiptBack(
  viewer: Viewer,
  input: { id: string; version: number; entryId: string; reason: string },
): Promise<Verdict<Changed>> {
  return change(viewer, input, 'receipt-reversed', async (ctx, found) => {
    const entry = found.entries.find(({ id }) => id === input.entryId);
    if (entry?.kind !== 'received')
      return no('invoice.no-receipt', 'Choose the receipt to take back', { field: 'entryId' });
    if (entry.method === 'stripe')
      return no(
        'invoice.stripe-receipt',
        'This money came through Stripe, which takes it back itself. Refund it there; it then shows here.',
        { field: 'entryId' },
      );
    return reverseReceipt(ctx, { entryId: entry.id, reason: input.reason });
  });
}

/** Records that what a school had paid too much was paid back to it. @returns refusals of `refund`, `invoice.nothing-owed` */
export function payBack(viewer: Viewer, input: ReceiptInput & { reason: string }): Promise<Verdict<Changed>> {
  return change(viewer, input, 'receipt-reversed', async (ctx, found) => {
    const owed = Math.max(0, -found.row.balancePence);
    if (owed === 0) return no('invoice.nothing-owed', 'Nothing is owed to the school on this invoice.');
    if (input.amount > owed || input.amount <= 0)
      return no(
        'invoice.too-much-back',
        `Enter an amount between £0.01 and ${moneyWords(owed)}, which is owed to the school`,
        {
          field: 'amount',
        },
      );
    if (input.on > ctx.today)
      return no('invoice.date', 'The date is in the future. Enter the day it was paid back', { field: 'on' });
    const lead = await lessening(ctx, viewer, found, 'refund', input.amount);
    if (!lead.ok) return lead;
    return refund(ctx, {
      invoiceId: found.row.id,
      amountPence: input.amount,
      on: input.on,
      method: input.method,
      reference: input.reference,
      via: 'bank',
      reason: input.reason,
    });
  });
}

/** Credits part or all of the balance. @returns refusals of `creditNote`, `invoice.needs-lead`, `stale` */
export function giveCredit(
  viewer: Viewer,
  input: { id: string; version: number; amount: Pence; reason: string },
): Promise<Verdict<Changed>> {
  return change(viewer, input, 'credit-note', async (ctx, found) => {
    const lead = await lessening(ctx, viewer, found, 'credit', input.amount);
    if (!lead.ok) return lead;
    return creditNote(ctx, { invoiceId: found.row.id, amountPence: input.amount, reason: input.reason });
  });
}

/**
 * Makes an invoice void while nothing has been received for it: what is left of it is taken back in full.
 * @returns refusals `invoice.not-found`, `stale`, `invoice.received`, `invoice.not-allowed`, `invoice.needs-lead`
 */
export function voidInvoice(
  viewer: Viewer,
  input: { id: string; version: number; reason: string },
): Promise<Verdict<Changed>> {
  return change(viewer, input, 'void', async (ctx, found) => {
    if (found.figures.receivedPence > 0)
      return no(
        'invoice.received',
        'Money has been received for this invoice, so it cannot be made void. Credit what is left to pay, or take the receipt back first.',
      );
    const lead = await lessening(ctx, viewer, found, 'void', found.row.balancePence);
    if (!lead.ok) return lead;
    const { left } = found.figures;
    const entry = {
      kind: 'void' as const,
      amountPence: left.netPence + left.vatPence,
      ...left,
      on: ctx.today,
      reason: input.reason,
    };
    const written = await addEntry(ctx, found, entry, 'invoice.voided', 'void');
    if (!written.ok) return written;
    await post(ctx, {
      authorityId: found.row.authorityId,
      kind: 'void',
      memo: `${found.row.ref ?? 'An invoice not issued'} made void: ${input.reason}`,
      subject: { type: 'invoice', id: found.row.id },
      entries: voided(found.row.kind, left, tagsOf(found)),
    });
    return written;
  });
}

/**
 * Gives up what is left to pay on an issued invoice. A lead decides.
 * @returns refusals `invoice.not-found`, `stale`, `invoice.needs-lead`, `invoice.not-allowed`
 */
export function writeOff(
  viewer: Viewer,
  input: { id: string; version: number; reason: string },
): Promise<Verdict<Changed>> {
  return change(viewer, input, 'write-off', async (ctx, found) => {
    const lead = judgeWriteOff({ lead: has(viewer, 'lead') });
    if (!lead.ok) return lead;
    const { balancePence } = found.row;
    const entry = {
      kind: 'write-off' as const,
      amountPence: balancePence,
      netPence: balancePence,
      vatPence: 0,
      on: ctx.today,
      reason: input.reason,
    };
    const written = await addEntry(ctx, found, entry, 'invoice.written-off', 'write-off');
    if (!written.ok) return written;
    await post(ctx, {
      authorityId: found.row.authorityId,
      kind: 'write-off',
      memo: `${found.row.ref} written off: ${input.reason}`,
      subject: { type: 'invoice', id: found.row.id },
      entries: writtenOff(balancePence, tagsOf(found)),
    });
    return written;
  });
}

/**
 * Takes a write-off back, because the school pays after all. A lead decides.
 * @returns refusals `invoice.not-found`, `stale`, `invoice.needs-lead`, `invoice.not-allowed`
 */
export function reinstate(
  viewer: Viewer,
  input: { id: string; version: number; reason: string },
): Promise<Verdict<Changed>> {
  return change(viewer, input, 'write-off', async (ctx, found) => {
    const lead = judgeWriteOff({ lead: has(viewer, 'lead') });
    if (!lead.ok) return lead;
    const { writtenOffPence, receivedPence } = found.figures;
    const given = found.entries.filter(({ kind }) => kind === 'write-off').at(-1);
    const entry = {
      kind: 'write-off' as const,
      amountPence: -writtenOffPence,
      netPence: -writtenOffPence,
      vatPence: 0,
      on: ctx.today,
      reason: input.reason,
      reversesId: given?.id,
    };
    const step = receivedPence > 0 ? 'reinstate-part' : 'reinstate';
    const written = await addEntry(ctx, found, entry, 'invoice.reinstated', step);
    if (!written.ok) return written;
    await post(ctx, {
      authorityId: found.row.authorityId,
      kind: 'write-off',
      memo: `Write-off of ${found.row.ref} taken back: ${input.reason}`,
      subject: { type: 'invoice', id: found.row.id },
      entries: reinstated(writtenOffPence, tagsOf(found)),
    });
    return written;
  });
}

async function lessening(
  ctx: CommandContext,
  viewer: Viewer,
  { row }: InvoiceRecord,
  what: Lessening,
  amountPence: Pence,
): Promise<Verdict<undefined>> {
  const { approvalThresholdPence } = await recompenseSettingsOf(ctx.tx, row.authorityId);
  return judgeLessening(what, amountPence, approvalThresholdPence, { lead: has(viewer, 'lead') });
}
