import { and, desc, eq, inArray, like } from 'drizzle-orm';
import {
  claim,
  invoice,
  invoiceEntry,
  payable,
  payment,
  stripeBill,
  stripeCall,
  stripeHeld,
  stripeParty,
} from '#drizzle/schema';
import type { StoredEvent } from '~/platform/audit.server';
import type { Db } from '~/platform/db.server';
import type { CommandContext } from '~/platform/transact.server';
import { type CallSubject, firstKey, readKey } from '../domain/stripe/calls';
import { PAYMENT_KINDS } from '../domain/stripe/held';
import { billStands, billWanted, transferable } from '../domain/stripe/payment';
import { isStripeOn } from './gate.server';

/** Asks Stripe for something, in the transaction of what caused it; the same is asked once. */
async function writeCall(
  ctx: CommandContext,
  of: { authorityId: string; invoiceId: string; payableId?: string; subject: CallSubject },
): Promise<void> {
  await ctx.tx
    .insert(stripeCall)
    .values({
      id: ctx.newId(),
      authorityId: of.authorityId,
      kind: of.subject.kind,
      invoiceId: of.invoiceId,
      payableId: of.payableId ?? null,
      key: firstKey(of.subject),
      state: 'waiting',
      attempts: 0,
      nextAt: ctx.now,
      createdAt: ctx.now,
    })
    .onConflictDoNothing();
}

/**
 * Brings the bills at Stripe in line with what an invoice owes: a bill of another amount is taken back, and one for the
 * balance is made. Does nothing where all stands as it should, so it may be asked at any time. While money that came is
 * held for a person, no new bill is made: the school would be asked twice.
 */
export async function settleBills(ctx: CommandContext, invoiceId: string): Promise<void> {
  const [row] = await ctx.tx.select().from(invoice).where(eq(invoice.id, invoiceId));
  if (!row) return;
  const bills = await ctx.tx
    .select()
    .from(stripeBill)
    .where(eq(stripeBill.invoiceId, invoiceId))
    .orderBy(desc(stripeBill.generation));
  const wanted = billWanted(row);
  const current = bills.find((bill) => bill.current);
  if (current && (billStands(current, wanted) || (await isHeld(ctx.tx, invoiceId)))) {
    if (!billStands(current, wanted) && current.status === 'open') await takeBack(ctx, current);
    return;
  }
  if (current) {
    await ctx.tx
      .update(stripeBill)
      .set({ current: false, updatedAt: ctx.now })
      .where(eq(stripeBill.id, current.id));
    await takeBack(ctx, current);
  }
  if (wanted === null || (await isHeld(ctx.tx, invoiceId))) return;
  const id = ctx.newId();
  await ctx.tx.insert(stripeBill).values({
    id,
    authorityId: row.authorityId,
    invoiceId,
    generation: (bills[0]?.generation ?? 0) + 1,
    amountPence: wanted,
    status: 'wanted',
    current: true,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  });
  await writeCall(ctx, {
    authorityId: row.authorityId,
    invoiceId,
    subject: { kind: 'bill', billId: id },
  });
}

/** Whether money that came for an invoice waits for a person's decision. */
export async function isHeld(handle: Db, invoiceId: string): Promise<boolean> {
  const [held] = await handle
    .select({ id: stripeHeld.id })
    .from(stripeHeld)
    .where(
      and(
        eq(stripeHeld.invoiceId, invoiceId),
        eq(stripeHeld.state, 'open'),
        inArray(stripeHeld.kind, [...PAYMENT_KINDS]),
      ),
    )
    .limit(1);
  return held !== undefined;
}

const OVER = ['paid', 'void', 'deleted', 'dropped'];

/** Takes a bill back: what was never asked is not asked, and what may stand at Stripe is made void there. */
async function takeBack(ctx: CommandContext, bill: typeof stripeBill.$inferSelect): Promise<void> {
  if (OVER.includes(bill.status)) return;
  const subject = { kind: 'bill', billId: bill.id } as const;
  const [unasked] = await ctx.tx
    .update(stripeCall)
    .set({ state: 'dropped', doneAt: ctx.now })
    .where(
      and(eq(stripeCall.key, firstKey(subject)), eq(stripeCall.state, 'waiting'), eq(stripeCall.attempts, 0)),
    )
    .returning({ id: stripeCall.id });
  if (unasked) {
    await ctx.tx
      .update(stripeBill)
      .set({ status: 'dropped', updatedAt: ctx.now })
      .where(eq(stripeBill.id, bill.id));
    return;
  }
  await writeCall(ctx, {
    authorityId: bill.authorityId,
    invoiceId: bill.invoiceId,
    subject: { kind: 'unbill', billId: bill.id },
  });
}

/** Listens to everything that happens to invoices, in its transaction. */
export async function billOnEvents(ctx: CommandContext, events: readonly StoredEvent[]): Promise<void> {
  if (!isStripeOn()) return;
  const ids = new Set(events.flatMap((event) => (event.subjectType === 'invoice' ? [event.subjectId] : [])));
  for (const id of ids) await settleBills(ctx, id);
}

/**
 * Asks that what came in through Stripe for a claim's invoice is sent on to the provider's school, where it is still owed
 * and the school's account takes transfers. Otherwise it stays a payable.
 */
export async function wantTransfers(ctx: CommandContext, invoiceId: string): Promise<void> {
  const [of] = await ctx.tx.select().from(invoice).where(eq(invoice.id, invoiceId));
  if (of?.kind !== 'claim' || !of.claimId) return;
  const [paid] = await ctx.tx
    .select()
    .from(stripeBill)
    .where(and(eq(stripeBill.invoiceId, invoiceId), eq(stripeBill.status, 'paid')))
    .orderBy(desc(stripeBill.generation));
  if (!paid) return;
  const received = await ctx.tx
    .select({ pence: invoiceEntry.amountPence })
    .from(invoiceEntry)
    .where(and(eq(invoiceEntry.invoiceId, invoiceId), eq(invoiceEntry.method, 'stripe')));
  const owed = await ctx.tx
    .select({ row: payable })
    .from(payable)
    .innerJoin(claim, eq(claim.id, payable.claimId))
    .where(eq(claim.id, of.claimId));
  for (const { row } of owed) {
    if (!(await connectedAccountOf(ctx.tx, row.homeUrn))) continue;
    const sent = await ctx.tx
      .select({ pence: payment.amountPence })
      .from(payment)
      .where(and(eq(payment.payableId, row.id), eq(payment.method, 'stripe')));
    const waiting = await ctx.tx
      .select({ key: stripeCall.key })
      .from(stripeCall)
      .where(and(like(stripeCall.key, `transfer:${row.id}:%`), eq(stripeCall.state, 'waiting')));
    const underWay = sum(
      waiting.map(({ key }) => {
        const subject = readKey(key)?.subject;
        return subject?.kind === 'transfer' ? subject.amountPence : 0;
      }),
    );
    const amountPence = transferable(
      row.balancePence - underWay,
      sum(received.map(({ pence }) => pence)),
      sum(sent.map(({ pence }) => pence)) + underWay,
    );
    if (amountPence === 0) continue;
    const subject = { kind: 'transfer', payableId: row.id, billId: paid.id, amountPence } as const;
    await writeCall(ctx, { authorityId: row.authorityId, invoiceId, payableId: row.id, subject });
  }
}

const sum = (figures: readonly number[]) => figures.reduce((total, figure) => total + figure, 0);

/** The account at Stripe to which a school's money may be sent; null where there is none that takes transfers. */
export async function connectedAccountOf(handle: Db, urn: number): Promise<string | null> {
  const rows = await handle
    .select({ id: stripeParty.connectedId })
    .from(stripeParty)
    .where(and(eq(stripeParty.urn, urn), eq(stripeParty.transfers, true)));
  return rows.find(({ id }) => id !== null)?.id ?? null;
}
