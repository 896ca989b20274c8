import { eq } from 'drizzle-orm';
import { payment, school } from '#drizzle/schema';
import type { PrintedParty } from '#drizzle/schema/invoices';
import type { CalendarDate } from '~/kernel/clock';
import type { Pence } from '~/kernel/money';
import { no, type Verdict, yes } from '~/kernel/verdict';
import type { Db } from '~/platform/db.server';
import { type CommandContext, isSystem } from '~/platform/transact.server';
import { paidOut, paymentReversed, type Via } from '../domain/ledger/postings';
import { mayPay } from '../domain/payments/payable';
import type { PaymentMethod } from '../domain/payments/vocabulary';
import { takeReference } from '../ledger/numbers.server';
import { post } from '../ledger/post.server';
import { type PayableRow, payableWithFigures, settle } from './make.server';

export type PaymentRow = typeof payment.$inferSelect;

/** Money that has gone to a provider's home school. */
export type PayOut = {
  payableId: string;
  amountPence: Pence;
  on: CalendarDate;
  method: PaymentMethod;
  reference: string;
  /** Which of the ledger's accounts it left. */
  via: Via;
  /** Same key, same payment: the second is answered with the first. */
  dedupeKey?: string;
  /** The payment's own id, from the form that records it. */
  id?: string;
};

export type PaidOut = { paymentId: string; ref: string; balancePence: Pence };

/** Whose the sides of a payment are. */
const tagsOf = ({ id: payableId, homeUrn, providerId, agreementId }: PayableRow) => ({
  payableId,
  homeUrn,
  providerId,
  agreementId,
});

/**
 * Writes that money has been paid: its number, the payable's balance, the posting and the event, in the transaction of the
 * caller, who has asked who may.
 * @returns no `payment.overpaid` above the balance, `payment.future` for a day still to come
 */
export async function payOut(ctx: CommandContext, input: PayOut): Promise<Verdict<PaidOut>> {
  const found = await payableWithFigures(ctx.tx, input.payableId);
  if (!found) return no('payable.not-found', 'This payment could not be found.');
  const { row, figures } = found;
  const before = input.dedupeKey ? await paymentOfKey(ctx.tx, input.dedupeKey) : null;
  if (before) return yes({ paymentId: before.id, ref: before.ref, balancePence: row.balancePence });
  if (input.on > ctx.today)
    return no('payment.future', 'Enter the day it was paid: today or earlier.', { field: 'on' });
  const allowed = mayPay(input.amountPence, row.balancePence);
  if (!allowed.ok) return allowed;
  const made = await writePayment(ctx, row, { ...input, id: input.id ?? ctx.newId() });
  await settle(ctx, row, { ...figures, paidPence: figures.paidPence + input.amountPence });
  const balancePence = row.balancePence - input.amountPence;
  await post(ctx, {
    authorityId: row.authorityId,
    kind: 'paid-out',
    on: input.on,
    memo: `Payment ${made.ref}`,
    subject: { type: 'payable', id: row.id },
    entries: paidOut(input.amountPence, input.via, tagsOf(row)),
  });
  emitOf(ctx, row, 'payable.paid', { made, amountPence: input.amountPence, balancePence });
  return yes({ paymentId: made.id, ref: made.ref, balancePence });
}

/**
 * Writes that a payment did not reach the school, or should not have been made: the whole of it is owed again.
 * @returns no `payment.reversed` where that has been done, `payment.is-reversal` for a reversal
 */
export async function reversePayment(
  ctx: CommandContext,
  input: { paymentId: string; on: CalendarDate; reason: string; id?: string; dedupeKey?: string },
): Promise<Verdict<PaidOut>> {
  const [paid] = await ctx.tx.select().from(payment).where(eq(payment.id, input.paymentId));
  const found = paid && (await payableWithFigures(ctx.tx, paid.payableId));
  if (!paid || !found) return no('payment.not-found', 'This payment could not be found.');
  const { row, figures } = found;
  const before = input.dedupeKey ? await paymentOfKey(ctx.tx, input.dedupeKey) : null;
  if (before) return yes({ paymentId: before.id, ref: before.ref, balancePence: row.balancePence });
  if (paid.reversesId !== null)
    return no('payment.is-reversal', 'This takes back a payment. Record a new payment instead.');
  const [already] = await ctx.tx.select().from(payment).where(eq(payment.reversesId, paid.id));
  if (already) return no('payment.reversed', `This payment has been taken back already, by ${already.ref}.`);
  if (input.on > ctx.today)
    return no('payment.future', 'Enter the day it came back: today or earlier.', { field: 'on' });
  if (input.on < paid.on)
    return no('payment.before', 'A payment cannot come back before it was made. Enter a later day.', {
      field: 'on',
    });
  const made = await writePayment(ctx, row, {
    id: input.id ?? ctx.newId(),
    amountPence: -paid.amountPence,
    on: input.on,
    method: paid.method,
    reference: paid.reference,
    reason: input.reason,
    reversesId: paid.id,
    dedupeKey: input.dedupeKey,
  });
  await settle(ctx, row, { ...figures, paidPence: figures.paidPence - paid.amountPence });
  const balancePence = row.balancePence + paid.amountPence;
  await post(ctx, {
    authorityId: row.authorityId,
    kind: 'payment-reversed',
    on: input.on,
    memo: `Reversal ${made.ref} of payment ${paid.ref}`,
    subject: { type: 'payable', id: row.id },
    entries: paymentReversed(paid.amountPence, paid.method === 'stripe' ? 'stripe' : 'bank', tagsOf(row)),
  });
  emitOf(ctx, row, 'payable.payment-reversed', {
    made,
    amountPence: paid.amountPence,
    balancePence,
    reason: input.reason,
    reverses: paid.ref,
  });
  return yes({ paymentId: made.id, ref: made.ref, balancePence });
}

async function paymentOfKey(handle: Db, dedupeKey: string): Promise<PaymentRow | null> {
  const [row] = await handle.select().from(payment).where(eq(payment.dedupeKey, dedupeKey));
  return row ?? null;
}

type Written = Pick<PaymentRow, 'id' | 'amountPence' | 'on' | 'method' | 'reference'> & {
  reason?: string;
  reversesId?: string;
  dedupeKey?: string;
};

async function writePayment(ctx: CommandContext, row: PayableRow, paid: Written): Promise<PaymentRow> {
  const values = {
    id: paid.id,
    authorityId: row.authorityId,
    ...(await takeReference(ctx.tx, row.authorityId, 'payment')),
    payableId: row.id,
    homeUrn: row.homeUrn,
    amountPence: paid.amountPence,
    method: paid.method,
    reference: paid.reference,
    on: paid.on,
    paidTo: await printedSchool(ctx.tx, row.homeUrn),
    reason: paid.reason ?? null,
    reversesId: paid.reversesId ?? null,
    dedupeKey: paid.dedupeKey ?? null,
    byId: isSystem(ctx.actor) ? null : ctx.actor.accountId,
    at: ctx.now,
  };
  await ctx.tx.insert(payment).values(values);
  return values;
}

function emitOf(
  ctx: CommandContext,
  row: PayableRow,
  type: string,
  of: { made: PaymentRow; amountPence: Pence; balancePence: Pence; reason?: string; reverses?: string },
): void {
  ctx.emit({
    type,
    subject: { type: 'payable', id: row.id },
    authorityId: row.authorityId,
    reason: of.reason,
    before: { balancePence: row.balancePence },
    after: { balancePence: of.balancePence },
    details: {
      paymentId: of.made.id,
      ref: of.made.ref,
      amountPence: of.amountPence,
      balancePence: of.balancePence,
      on: of.made.on,
      ...(of.reverses ? { reverses: of.reverses } : {}),
    },
  });
}

/** A school as printed on a document: its name and address on this day. */
export async function printedSchool(handle: Db, urn: number): Promise<PrintedParty> {
  const [row] = await handle.select().from(school).where(eq(school.urn, urn));
  const lines = row ? [row.street, row.locality, row.town, row.county, row.postcode] : [];
  return {
    name: row?.name ?? String(urn),
    lines: lines.filter((line): line is string => line !== null && line.trim() !== ''),
  };
}
