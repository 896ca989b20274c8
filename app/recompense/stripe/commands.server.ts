import { and, eq, inArray } from 'drizzle-orm';
import { invoice, invoiceEntry, stripeBill, stripeCall, stripeHeld } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { moneyWords } from '~/kernel/money';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { stale } from '~/platform/forms.server';
import { type CommandContext, transact } from '~/platform/transact.server';
import { moneyReachOf } from '../domain/standing';
import { nextRound } from '../domain/stripe/calls';
import {
  decisionsFor,
  type HeldDecision,
  type HeldFacts,
  movesMoney,
  PAYMENT_KINDS,
} from '../domain/stripe/held';
import { receiptKey } from '../domain/stripe/payment';
import { receive, refund } from '../invoices/receive.server';
import type { HeldDetails } from './hold.server';
import { postFees } from './take.server';
import { settleBills, wantTransfers } from './write-calls.server';

export type HeldRow = typeof stripeHeld.$inferSelect;
type InvoiceRow = typeof invoice.$inferSelect;

/** What is held, as the decision about it needs it. */
export async function heldFacts(
  handle: CommandContext['tx'],
  held: HeldRow,
): Promise<HeldFacts & { of: InvoiceRow | null; details: HeldDetails }> {
  const details = held.details as HeldDetails; // written by `hold` alone
  const [of] = held.invoiceId
    ? await handle.select().from(invoice).where(eq(invoice.id, held.invoiceId))
    : [];
  const entries = held.invoiceId
    ? await handle
        .select({ pence: invoiceEntry.amountPence })
        .from(invoiceEntry)
        .where(
          and(
            eq(invoiceEntry.invoiceId, held.invoiceId),
            eq(invoiceEntry.method, 'stripe'),
            inArray(invoiceEntry.kind, ['received', 'receipt-reversed']),
          ),
        )
    : [];
  return {
    kind: held.kind,
    pence: details.pence,
    invoice: of ?? null,
    receivedPence: entries.reduce((sum, { pence }) => sum + pence, 0),
    of: of ?? null,
    details,
  };
}

/**
 * Decides about what is held. What moves money is the lead's.
 * @returns refusals `stripe.not-found`, `stale`, `stripe.resolved`, `stripe.not-open` for a decision that is not offered,
 *   `stripe.needs-lead`, and those of the receipt or refund
 */
export async function resolveHeld(
  viewer: Viewer,
  input: { id: string; version: number; decision: HeldDecision; reason: string },
): Promise<Verdict<{ id: string }>> {
  return transact(viewer, async (ctx) => {
    const { serviceOf, lead } = moneyReachOf(viewer);
    const [held] = await ctx.tx.select().from(stripeHeld).where(eq(stripeHeld.id, input.id));
    if (!held || serviceOf === null || (held.authorityId !== null && held.authorityId !== serviceOf))
      return no('stripe.not-found', 'This could not be found.');
    if (held.state === 'resolved')
      return no('stripe.resolved', 'This has been decided already. Open the page again to see how.');
    if (held.version !== input.version) return stale({ state: held.state });
    const facts = await heldFacts(ctx.tx, held);
    if (!decisionsFor(facts).includes(input.decision))
      return no('stripe.not-open', 'This cannot be decided so any more. Choose again from what is offered.', {
        field: 'decision',
      });
    if (movesMoney(input.decision) && !lead)
      return no('stripe.needs-lead', 'This moves money in the record, so a lead decides it. Ask a lead.', {
        field: 'decision',
      });
    const done = await carryOut(ctx, held, facts, input);
    if (!done.ok) return done;
    await ctx.tx
      .update(stripeHeld)
      .set({
        state: 'resolved',
        resolution: `${input.decision}: ${input.reason}`,
        resolvedById: viewer.accountId,
        resolvedAt: ctx.now,
        version: held.version + 1,
      })
      .where(eq(stripeHeld.id, held.id));
    ctx.emit({
      type: held.payableId ? 'payable.stripe-resolved' : 'invoice.stripe-resolved',
      subject: held.payableId
        ? { type: 'payable', id: held.payableId }
        : held.invoiceId
          ? { type: 'invoice', id: held.invoiceId }
          : { type: 'stripe', id: held.id },
      reason: input.reason,
      details: { heldId: held.id, kind: held.kind, decision: input.decision, stripeId: held.stripeId },
    });
    if (held.invoiceId) await settleBills(ctx, held.invoiceId);
    return yes({ id: held.id });
  });
}

async function carryOut(
  ctx: CommandContext,
  held: HeldRow,
  { of, pence, details }: Awaited<ReturnType<typeof heldFacts>>,
  { decision, reason }: { decision: HeldDecision; reason: string },
): Promise<Verdict> {
  // Its bill asks for nothing any more: what the invoice owes after this is asked for by a new one.
  if (PAYMENT_KINDS.includes(held.kind))
    await ctx.tx
      .update(stripeBill)
      .set({ current: false, updatedAt: ctx.now })
      .where(and(eq(stripeBill.stripeId, held.stripeId), eq(stripeBill.status, 'paid')));
  if (!movesMoney(decision)) return yes();
  if (!of || pence === null) return no('stripe.not-found', 'The invoice this is about could not be found.');
  const money = {
    invoiceId: of.id,
    on: ctx.today,
    method: 'stripe',
    reference: held.stripeId,
    via: 'stripe',
    dedupeKey: receiptKey(held.stripeId),
  } as const;
  if (decision === 'reverse') {
    const back = await refund(ctx, { ...money, amountPence: pence, reason });
    return back.ok ? yes() : back;
  }
  const taken = await receive(ctx, {
    ...money,
    amountPence: decision === 'accept' ? pence : Math.min(pence, of.balancePence),
  });
  if (!taken.ok) return taken;
  await postFees(
    ctx,
    (details.fees ?? []).map((fee) => ({ fee: { ...fee, currency: 'gbp' } })),
    of,
  );
  await wantTransfers(ctx, of.id);
  return yes();
}

/**
 * Asks Stripe again for what it has refused, under a new key: what an earlier asking made is looked for first.
 * @returns refusal `stripe.not-found`; a call that waits already changes nothing
 */
export async function askAgain(viewer: Viewer, callId: string): Promise<Verdict> {
  return transact(viewer, async (ctx) => {
    const { serviceOf } = moneyReachOf(viewer);
    const [call] = await ctx.tx.select().from(stripeCall).where(eq(stripeCall.id, callId));
    if (!call || serviceOf === null || call.authorityId !== serviceOf)
      return no('stripe.not-found', 'This could not be found.');
    if (call.state !== 'failed') return yes();
    await ctx.tx
      .update(stripeCall)
      .set({
        state: 'waiting',
        attempts: 0,
        nextAt: ctx.now,
        doneAt: null,
        key: nextRound(call.key, ctx.now),
      })
      .where(eq(stripeCall.id, call.id));
    ctx.emit({
      type: 'invoice.stripe-asked-again',
      subject: { type: 'invoice', id: call.invoiceId ?? call.id },
      details: { callId: call.id, kind: call.kind, lastError: call.lastError },
    });
    return yes();
  });
}

/** Words of an amount that may not be one in pounds. */
export const heldAmount = (pence: number | null): string =>
  pence === null ? 'Not in pounds' : moneyWords(pence);
