import { eq, sum } from 'drizzle-orm';
import { payable, payment } from '#drizzle/schema';
import type { CalendarDate } from '~/kernel/clock';
import type { Pence } from '~/kernel/money';
import { type VatTreatment, vatOn } from '~/kernel/vat';
import { no, type Verdict, yes } from '~/kernel/verdict';
import type { Db } from '~/platform/db.server';
import type { CommandContext } from '~/platform/transact.server';
import { type PayableFigures, payableStateOf, reducible } from '../domain/payments/payable';

export type PayableRow = typeof payable.$inferSelect;

/** Money that the authority will owe a provider's home school. */
export type NewPayable = {
  /** Where the caller has to know it beforehand, as for a posting's tags. */
  payableId?: string;
  authorityId: string;
  claimId: string;
  agreementId: string;
  providerId: string;
  homeUrn: number;
  /** Pence before VAT, above nothing. */
  netPence: Pence;
  vatTreatment: VatTreatment;
  dueOn: CalendarDate;
};

/**
 * Writes that a provider's home school is owed money. The caller posts it to the ledger, in the same transaction.
 * @throws Error for an amount of nothing: a fault of the program
 */
export async function makePayable(
  ctx: CommandContext,
  { payableId, netPence, ...input }: NewPayable,
): Promise<{ payableId: string; vatPence: Pence; totalPence: Pence }> {
  if (!Number.isSafeInteger(netPence) || netPence <= 0)
    throw new Error(`A payable of ${netPence} pence cannot be made`);
  const id = payableId ?? ctx.newId();
  const vatPence = vatOn(netPence, input.vatTreatment);
  const totalPence = netPence + vatPence;
  await ctx.tx.insert(payable).values({
    ...input,
    id,
    state: 'due',
    netPence,
    vatPence,
    totalPence,
    balancePence: totalPence,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    version: 1,
  });
  ctx.emit({
    type: 'payable.made',
    subject: { type: 'payable', id },
    authorityId: input.authorityId,
    details: { claimId: input.claimId, totalPence, balancePence: totalPence, dueOn: input.dueOn },
  });
  return { payableId: id, vatPence, totalPence };
}

/** A payable with what has been paid of it; null where there is none. For commands, which ask who may. */
export async function payableWithFigures(
  handle: Db,
  id: string,
): Promise<{ row: PayableRow; figures: PayableFigures } | null> {
  const [row] = await handle.select().from(payable).where(eq(payable.id, id));
  if (!row) return null;
  const [paid] = await handle
    .select({ pence: sum(payment.amountPence) })
    .from(payment)
    .where(eq(payment.payableId, id));
  const paidPence = Number(paid?.pence ?? 0);
  const reducedPence = row.totalPence - paidPence - row.balancePence;
  return { row, figures: { totalPence: row.totalPence, paidPence, reducedPence } };
}

/** Writes a payable's balance and the state that follows from it. */
export async function settle(ctx: CommandContext, row: PayableRow, figures: PayableFigures): Promise<void> {
  await ctx.tx
    .update(payable)
    .set({
      balancePence: figures.totalPence - figures.paidPence - figures.reducedPence,
      state: payableStateOf(figures),
      updatedAt: ctx.now,
      version: row.version + 1,
    })
    .where(eq(payable.id, row.id));
}

/**
 * Takes money off a payable that has not been paid in full: part of its claim is taken back. The caller posts what was
 * taken off (Dr payable), and asks back what could not be.
 * @param input.amountPence gross pence; more than the balance takes off the balance
 * @returns what was taken off; nothing where all has been paid
 */
export async function reducePayable(
  ctx: CommandContext,
  input: { payableId: string; amountPence: Pence; reason: string },
): Promise<Verdict<{ reducedPence: Pence }>> {
  const found = await payableWithFigures(ctx.tx, input.payableId);
  if (!found) return no('payable.not-found', 'This payment could not be found.');
  const { row, figures } = found;
  const reducedPence = reducible(input.amountPence, row.balancePence);
  if (reducedPence === 0) return yes({ reducedPence });
  await settle(ctx, row, { ...figures, reducedPence: figures.reducedPence + reducedPence });
  const balancePence = row.balancePence - reducedPence;
  ctx.emit({
    type: 'payable.reduced',
    subject: { type: 'payable', id: row.id },
    authorityId: row.authorityId,
    reason: input.reason,
    before: { balancePence: row.balancePence },
    after: { balancePence },
    details: { amountPence: reducedPence, balancePence },
  });
  return yes({ reducedPence });
}
