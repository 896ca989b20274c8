import { and, eq } from 'drizzle-orm';
import { invoice, payable, payment } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { calendarDate } from '~/kernel/clock';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { giveCredit, recordReceipt, voidInvoice, writeOff } from '~/recompense/invoices/commands.server';
import { approveInvoice, issueInvoice } from '~/recompense/invoices/issue.server';
import { recordPayment, takePaymentBack } from '~/recompense/payments/commands.server';
import { idOf } from '../../ids';
import { must } from '../case';

type InvoiceRow = typeof invoice.$inferSelect;

/** The invoice a claim or a charge made; none where a school pays nothing. */
export async function invoiceOf(of: { claimId: string } | { chargeId: string }): Promise<InvoiceRow | null> {
  const where =
    'claimId' in of
      ? and(eq(invoice.claimId, of.claimId), eq(invoice.kind, 'claim'))
      : eq(invoice.chargeId, of.chargeId);
  const [row] = await db().select().from(invoice).where(where);
  return row ?? null;
}

const at = ({ id, version }: InvoiceRow) => ({ id, version });
const today = () => calendarDate(clock.now());

export async function approve(broker: Viewer, row: InvoiceRow): Promise<void> {
  must(await approveInvoice(broker, at(row)));
}

export async function issue(broker: Viewer, row: InvoiceRow): Promise<void> {
  must(await issueInvoice(broker, at(row)));
}

/** The school's remittance: all of what is left, or a part. */
export async function takeIn(broker: Viewer, row: InvoiceRow, part = 1): Promise<void> {
  const amount = Math.floor(row.balancePence * part);
  const receipt = { amount, on: today(), method: 'bacs' as const, reference: row.ref ?? '' };
  must(await recordReceipt(broker, { ...at(row), ...receipt }));
}

/** A part is credited, as the school had its own cover for half a day; the rest is paid. */
export async function credit(broker: Viewer, row: InvoiceRow): Promise<void> {
  const amount = Math.floor(row.balancePence / 10);
  const reason = 'The school found its own cover for half a day.';
  must(await giveCredit(broker, { ...at(row), amount, reason }));
}

export async function makeVoid(broker: Viewer, row: InvoiceRow): Promise<void> {
  const reason = 'Sent to the school by mistake: the diocese pays this part.';
  must(await voidInvoice(broker, { ...at(row), reason }));
}

export async function giveUp(lead: Viewer, row: InvoiceRow): Promise<void> {
  const reason = 'The school is to close and has nothing left to pay from.';
  must(await writeOff(lead, { ...at(row), reason }));
}

/** What is owed for a claim is paid by BACS; a part of it, or all. */
export async function payOut(broker: Viewer, claimId: string, part = 1): Promise<void> {
  const [row] = await db().select().from(payable).where(eq(payable.claimId, claimId));
  if (!row || row.balancePence === 0) return;
  must(
    await recordPayment(broker, {
      id: idOf('payment', claimId, String(part)),
      payableId: row.id,
      version: row.version,
      amountPence: Math.floor(row.balancePence * part),
      on: today(),
      method: 'bacs',
      reference: `BACS ${today().replaceAll('-', '')}`,
    }),
  );
}

/** The payment came back: the school's account had changed. */
export async function comesBack(broker: Viewer, claimId: string): Promise<void> {
  const paymentId = idOf('payment', claimId, '1');
  const [row] = await db().select().from(payment).where(eq(payment.id, paymentId));
  if (!row) return;
  const reason = 'Returned by the bank: the school’s account has moved.';
  const id = idOf('reversal', claimId);
  must(await takePaymentBack(broker, { id, payableId: row.payableId, paymentId, on: today(), reason }));
}
