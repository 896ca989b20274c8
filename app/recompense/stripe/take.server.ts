import { and, eq, or } from 'drizzle-orm';
import { invoice, invoiceEntry, moneyPosting, stripeBill } from '#drizzle/schema';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { db } from '~/platform/db.server';
import { type CommandContext, systemActor, transact } from '~/platform/transact.server';
import { stripeFee } from '../domain/ledger/postings';
import { feeKey, judgePayment, receiptKey } from '../domain/stripe/payment';
import { receive } from '../invoices/receive.server';
import { post } from '../ledger/post.server';
import type { Gate } from './gate.server';
import { hold } from './hold.server';
import { type BillFacts, type ChargeFacts, fetchBill } from './look.server';
import { settleBills, wantTransfers } from './write-calls.server';

export type BillRow = typeof stripeBill.$inferSelect;

/** What came of looking at a bill. */
export type Looked = 'taken' | 'held' | 'unchanged' | 'not-ours';

/**
 * Asks Stripe how a bill stands and brings the record in line. The same however often, and in whatever order, it is asked:
 * what Stripe says now decides, not what was told.
 */
export async function lookAtBill(gate: Gate, stripeId: string): Promise<Looked> {
  const facts = await fetchBill(gate, stripeId);
  gate.after('bill-fetched');
  if (!facts) return noteGone(stripeId);
  const looked = await recordBill(facts);
  gate.after('bill-recorded');
  return looked;
}

/** A draft that was deleted at Stripe. */
async function noteGone(stripeId: string): Promise<Looked> {
  const [bill] = await db().select().from(stripeBill).where(eq(stripeBill.stripeId, stripeId));
  if (!bill) return 'not-ours';
  await transact(systemActor('job', bill.authorityId), async (ctx) => {
    await ctx.tx
      .update(stripeBill)
      .set({ status: 'deleted', url: null, updatedAt: ctx.now })
      .where(eq(stripeBill.id, bill.id));
    await settleBills(ctx, bill.invoiceId);
    return yes();
  });
  return 'unchanged';
}

/** Writes what Stripe says of a bill: in one transaction its status, what was paid, fees, refunds and disputes. */
async function recordBill(facts: BillFacts): Promise<Looked> {
  const named = await db()
    .select()
    .from(stripeBill)
    .where(
      facts.billId
        ? or(eq(stripeBill.stripeId, facts.id), eq(stripeBill.id, facts.billId))
        : eq(stripeBill.stripeId, facts.id),
    );
  // The id we wrote down says more than words that can be changed at Stripe.
  const known = named.find(({ stripeId }) => stripeId === facts.id) ?? named[0];
  // Other business of the same account at Stripe is nobody's matter here.
  if (!known && !facts.billId) return 'not-ours';
  const done = await transact(systemActor('job', known?.authorityId ?? null), (ctx) =>
    record(ctx, facts, known?.id ?? null),
  );
  if (!done.ok) throw new Error(done.message);
  return done.value;
}

async function record(
  ctx: CommandContext,
  facts: BillFacts,
  billId: string | null,
): Promise<Verdict<Looked>> {
  const [bill] = billId ? await ctx.tx.select().from(stripeBill).where(eq(stripeBill.id, billId)) : [];
  // One that carries our mark but is not the bill we know under it: made twice, or its record is of another installation.
  if (!bill || (bill.stripeId !== null && bill.stripeId !== facts.id)) {
    if (facts.paid === 0) return yes('not-ours' as const);
    const made = await hold(ctx, {
      authorityId: bill?.authorityId ?? null,
      kind: 'unknown-invoice',
      stripeId: facts.id,
      invoiceId: bill?.invoiceId ?? null,
      details: detailsOf(facts, 'Stripe was paid for a bill with our mark that the record does not know.'),
    });
    return yes(made ? ('held' as const) : ('unchanged' as const));
  }
  const [of] = await ctx.tx.select().from(invoice).where(eq(invoice.id, bill.invoiceId));
  if (!of) return no('invoice.not-found', `Invoice ${bill.invoiceId} of a bill is not there.`);
  await ctx.tx
    .update(stripeBill)
    .set({
      stripeId: facts.id,
      status: facts.status,
      url: facts.status === 'open' ? facts.url : null,
      // When it was paid stays known: for some time after it, fees and refunds are looked for.
      updatedAt: bill.status === 'paid' ? bill.updatedAt : ctx.now,
    })
    .where(eq(stripeBill.id, bill.id));
  const paid = await recordPayment(ctx, facts, bill, of);
  if (!paid.ok) return paid;
  const reversed = await holdReversals(ctx, facts, of);
  if (facts.status === 'void' || facts.status === 'uncollectible') await settleBills(ctx, bill.invoiceId);
  return yes(paid.value === 'unchanged' && reversed ? ('held' as const) : paid.value);
}

async function recordPayment(
  ctx: CommandContext,
  facts: BillFacts,
  bill: BillRow,
  of: typeof invoice.$inferSelect,
): Promise<Verdict<Looked>> {
  const dedupeKey = receiptKey(facts.id);
  const [taken] = await ctx.tx.select().from(invoiceEntry).where(eq(invoiceEntry.dedupeKey, dedupeKey));
  if (taken) {
    // What Stripe kept may be known only days later.
    await postFees(ctx, facts.charges, of);
    return yes('unchanged' as const);
  }
  const judged = judgePayment(bill, of, facts);
  if (judged.do === 'nothing') return yes('unchanged' as const);
  if (judged.do === 'hold') {
    const made = await hold(ctx, {
      authorityId: of.authorityId,
      kind: judged.kind,
      stripeId: facts.id,
      invoiceId: of.id,
      details: detailsOf(facts, judged.why),
    });
    return yes(made ? ('held' as const) : ('unchanged' as const));
  }
  // Before it is received: what listens to the receipt sees that this bill asks for nothing any more.
  await ctx.tx
    .update(stripeBill)
    .set({ status: 'paid', current: false, updatedAt: ctx.now })
    .where(eq(stripeBill.id, bill.id));
  const received = await receive(ctx, {
    invoiceId: of.id,
    amountPence: judged.pence,
    on: ctx.today,
    method: 'stripe',
    reference: facts.id,
    via: 'stripe',
    dedupeKey,
  });
  if (!received.ok) return received;
  await postFees(ctx, facts.charges, of);
  await wantTransfers(ctx, of.id);
  await settleBills(ctx, of.id);
  return yes('taken' as const);
}

/** Posts what Stripe kept of payments, each once. */
export async function postFees(
  ctx: CommandContext,
  charges: readonly Pick<ChargeFacts, 'fee'>[],
  of: { id: string; authorityId: string; urn: number; agreementId: string | null; ref: string | null },
): Promise<void> {
  for (const { fee } of charges) {
    if (!fee || fee.pence === 0) continue;
    if (fee.currency !== 'gbp') {
      await hold(ctx, {
        authorityId: of.authorityId,
        kind: 'currency',
        stripeId: fee.id,
        invoiceId: of.id,
        details: { why: `Stripe's fee for ${of.ref ?? 'an invoice'} is not in pounds.`, pence: null },
      });
      continue;
    }
    const dedupeKey = feeKey(fee.id);
    const [known] = await ctx.tx
      .select({ id: moneyPosting.id })
      .from(moneyPosting)
      .where(eq(moneyPosting.dedupeKey, dedupeKey));
    if (known) continue;
    await post(ctx, {
      authorityId: of.authorityId,
      kind: 'stripe-fee',
      memo: `Stripe's fee for ${of.ref ?? 'an invoice'}`,
      subject: { type: 'invoice', id: of.id },
      dedupeKey,
      entries: stripeFee(fee.pence, { urn: of.urn, agreementId: of.agreementId }),
    });
  }
}

/** Money that went back: refunds and disputes are always a person's to decide. */
async function holdReversals(
  ctx: CommandContext,
  facts: BillFacts,
  of: typeof invoice.$inferSelect,
): Promise<boolean> {
  let any = false;
  for (const charge of facts.charges) {
    for (const { id, pence, currency } of charge.refunds)
      any =
        (await hold(ctx, {
          authorityId: of.authorityId,
          kind: 'refund',
          stripeId: id,
          invoiceId: of.id,
          details: {
            why: 'At Stripe money was given back to the payer.',
            pence: currency === 'gbp' ? pence : null,
          },
        })) || any;
    for (const { id, pence, currency } of charge.disputes)
      any =
        (await hold(ctx, {
          authorityId: of.authorityId,
          kind: 'dispute',
          stripeId: id,
          invoiceId: of.id,
          details: {
            why: 'The payer has disputed the payment with their bank. Answer the dispute at Stripe.',
            pence: currency === 'gbp' ? pence : null,
          },
        })) || any;
  }
  return any;
}

function detailsOf(facts: BillFacts, why: string) {
  const through = facts.currency === 'gbp' ? facts.paid - facts.paidElsewhere : 0;
  return {
    why,
    pence: through > 0 ? through : null,
    fees: facts.charges.flatMap(({ fee }) =>
      fee && fee.currency === 'gbp' ? [{ id: fee.id, pence: fee.pence }] : [],
    ),
  };
}

/** A receipt through Stripe that was taken for a bill. */
export async function receiptOf(ctx: CommandContext, stripeId: string, invoiceId: string) {
  const [row] = await ctx.tx
    .select()
    .from(invoiceEntry)
    .where(and(eq(invoiceEntry.dedupeKey, receiptKey(stripeId)), eq(invoiceEntry.invoiceId, invoiceId)));
  return row ?? null;
}
