import { eq } from 'drizzle-orm';
import { payment } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import type { CalendarDate } from '~/kernel/clock';
import { moneyWords, type Pence } from '~/kernel/money';
import { no, type Refusal, type Verdict, yes } from '~/kernel/verdict';
import { stale } from '~/platform/forms.server';
import { type CommandContext, transact } from '~/platform/transact.server';
import { mayRecordPayment, maySeePayable } from '../domain/payments/permissions';
import type { ManualMethod } from '../domain/payments/vocabulary';
import { moneyReachOf } from '../domain/standing';
import { type PayableRow, payableWithFigures } from './make.server';
import { type PaidOut, payOut, reversePayment } from './pay.server';

const notFound = (): Refusal => no('payable.not-found', 'This payment could not be found.');

/** A payable that the viewer may record payments of. */
async function payableToPay(ctx: CommandContext, viewer: Viewer, id: string): Promise<Verdict<PayableRow>> {
  const found = await payableWithFigures(ctx.tx, id);
  const reach = moneyReachOf(viewer);
  if (!found || !maySeePayable(reach, found.row)) return notFound();
  if (!mayRecordPayment(reach, found.row))
    return no(
      'payable.forbidden',
      'Payments are recorded by the service of the authority, and by nobody who is paid by them.',
    );
  return yes(found.row);
}

/** How money went, as a person records it. */
export type PaymentDetails = {
  /** From the form, so that sending it twice records one payment. */
  id: string;
  on: CalendarDate;
  method: ManualMethod;
  reference: string;
};

/**
 * Records that a payable has been paid, in full or in part.
 * @returns refusals of `payOut`; `stale` where it has changed since the form was opened
 */
export async function recordPayment(
  viewer: Viewer,
  input: PaymentDetails & { payableId: string; version: number; amountPence: Pence },
): Promise<Verdict<PaidOut>> {
  return transact(viewer, async (ctx) => {
    const allowed = await payableToPay(ctx, viewer, input.payableId);
    if (!allowed.ok) return allowed;
    const row = allowed.value;
    const [sent] = await ctx.tx.select().from(payment).where(eq(payment.id, input.id));
    if (sent?.payableId === row.id)
      return yes({ paymentId: sent.id, ref: sent.ref, balancePence: row.balancePence });
    if (row.version !== input.version) return stale({ amount: moneyWords(row.balancePence) });
    return payOut(ctx, { ...input, via: 'bank' });
  });
}

/** Records that a payment did not reach the school, or should not have been made. */
export async function takePaymentBack(
  viewer: Viewer,
  input: { id: string; payableId: string; paymentId: string; on: CalendarDate; reason: string },
): Promise<Verdict<PaidOut>> {
  return transact(viewer, async (ctx) => {
    const allowed = await payableToPay(ctx, viewer, input.payableId);
    if (!allowed.ok) return allowed;
    const row = allowed.value;
    const [sent] = await ctx.tx.select().from(payment).where(eq(payment.id, input.id));
    if (sent?.reversesId === input.paymentId)
      return yes({ paymentId: sent.id, ref: sent.ref, balancePence: row.balancePence });
    const [paid] = await ctx.tx.select().from(payment).where(eq(payment.id, input.paymentId));
    if (paid?.payableId !== row.id) return notFound();
    return reversePayment(ctx, input);
  });
}

/**
 * Records one BACS run: several payables of one school, each paid what is left of it. All are recorded or none.
 * @param input.chosen what the person saw of each: its id and what was left to pay
 * @returns refusal `stale` where one has changed since the form was opened
 */
export async function recordRun(
  viewer: Viewer,
  input: PaymentDetails & { urn: number; chosen: readonly { payableId: string; balancePence: Pence }[] },
): Promise<Verdict<{ payments: number; totalPence: Pence }>> {
  return transact(viewer, async (ctx) => {
    const totalPence = input.chosen.reduce((sum, { balancePence }) => sum + balancePence, 0);
    for (const { payableId, balancePence } of input.chosen) {
      const allowed = await payableToPay(ctx, viewer, payableId);
      if (!allowed.ok) return allowed;
      const row = allowed.value;
      if (row.homeUrn !== input.urn) return notFound();
      const dedupeKey = `run:${input.id}:${payableId}`;
      const [sent] = await ctx.tx.select().from(payment).where(eq(payment.dedupeKey, dedupeKey));
      if (sent) continue;
      if (row.balancePence !== balancePence) return stale();
      const { on, method, reference } = input;
      const paid = await payOut(ctx, {
        payableId,
        amountPence: balancePence,
        on,
        method,
        reference,
        via: 'bank',
        dedupeKey,
      });
      if (!paid.ok) return paid;
    }
    return yes({ payments: input.chosen.length, totalPence });
  });
}
