import { and, eq } from 'drizzle-orm';
import type Stripe from 'stripe';
import { moneyEntry, moneyPosting, payment, stripeBill } from '#drizzle/schema';
import { yes } from '~/kernel/verdict';
import { db } from '~/platform/db.server';
import { systemActor, transact } from '~/platform/transact.server';
import { reversed } from '../domain/ledger/posting';
import { stripePayout } from '../domain/ledger/postings';
import { feeKey, payoutKey, transferKey } from '../domain/stripe/payment';
import { post } from '../ledger/post.server';
import { type Gate, idOf } from './gate.server';
import { billOfPayment } from './look.server';

/**
 * Posts what Stripe paid into the bank, once for each authority whose money is in it; what belongs to none of them is
 * other business of the same account and is left. One that failed at the bank is posted back.
 * @returns what was done, in words
 */
export async function lookAtPayout(gate: Gate, payoutId: string): Promise<string> {
  const payout = await gate.client.payouts.retrieve(payoutId);
  const undone = payout.status === 'failed' || payout.status === 'canceled';
  if (payout.currency !== 'gbp' || (payout.status !== 'paid' && !undone)) return `payout ${payout.status}`;
  if (undone) {
    await takeBack(payout.id);
    return `payout ${payout.status}`;
  }
  if ((await postedOf(payout.id)) === payout.amount) return 'payout';
  const shares = await sharesOf(gate, payout);
  for (const [authorityId, pence] of shares) await postOnce(authorityId, payout.id, pence);
  const ours = [...shares.values()].reduce((total, pence) => total + pence, 0);
  return ours === payout.amount ? 'payout' : `payout, of which ${payout.amount - ours} pence are not ours`;
}

async function postOnce(authorityId: string, payoutId: string, pence: number): Promise<void> {
  await transact(systemActor('job', authorityId), async (ctx) => {
    const dedupeKey = payoutKey(payoutId, authorityId);
    const [known] = await ctx.tx.select().from(moneyPosting).where(eq(moneyPosting.dedupeKey, dedupeKey));
    if (known || pence === 0) return yes();
    await post(ctx, {
      authorityId,
      kind: 'stripe-payout',
      memo: `Stripe paid into the bank: ${payoutId}`,
      subject: { type: 'payout', id: payoutId },
      dedupeKey,
      entries: stripePayout(pence),
    });
    ctx.emit({
      type: 'payout.received',
      subject: { type: 'payout', id: payoutId },
      details: { pence },
    });
    return yes();
  });
}

/** Pence that came into the bank by a payout, by posting. */
async function postingsOf(payoutId: string): Promise<{ authorityId: string; key: string; pence: number }[]> {
  const rows = await db()
    .select({
      authorityId: moneyPosting.authorityId,
      key: moneyPosting.dedupeKey,
      pence: moneyEntry.amountPence,
    })
    .from(moneyPosting)
    .innerJoin(moneyEntry, eq(moneyEntry.postingId, moneyPosting.id))
    .where(
      and(
        eq(moneyPosting.subjectType, 'payout'),
        eq(moneyPosting.subjectId, payoutId),
        eq(moneyEntry.account, 'bank'),
      ),
    );
  return rows.map((row) => ({ ...row, key: row.key ?? '' }));
}

/** What of a payout is posted. */
async function postedOf(payoutId: string): Promise<number> {
  return (await postingsOf(payoutId)).reduce((total, { pence }) => total + pence, 0);
}

/** A payout that did not reach the bank. */
async function takeBack(payoutId: string): Promise<void> {
  const made = (await postingsOf(payoutId)).filter(({ key }) => key.startsWith('stripe-payout:'));
  for (const { authorityId, key, pence } of made)
    await transact(systemActor('job', authorityId), async (ctx) => {
      const dedupeKey = `back:${key}`;
      const [known] = await ctx.tx.select().from(moneyPosting).where(eq(moneyPosting.dedupeKey, dedupeKey));
      if (known) return yes();
      await post(ctx, {
        authorityId,
        kind: 'stripe-payout',
        memo: `A payment of Stripe did not reach the bank: ${payoutId}`,
        subject: { type: 'payout', id: payoutId },
        dedupeKey,
        entries: reversed(stripePayout(pence)),
      });
      ctx.emit({ type: 'payout.failed', subject: { type: 'payout', id: payoutId }, details: { pence } });
      return yes();
    });
}

/** Pence of a payout by authority. */
async function sharesOf(gate: Gate, payout: Stripe.Payout): Promise<Map<string, number>> {
  const shares = new Map<string, number>();
  const add = (authorityId: string | null, pence: number) => {
    if (authorityId) shares.set(authorityId, (shares.get(authorityId) ?? 0) + pence);
  };
  if (!payout.automatic) {
    // Stripe does not say what a payout ordered by hand is made of: it is whose it can only be.
    const all = await db().selectDistinct({ id: stripeBill.authorityId }).from(stripeBill);
    if (all.length === 1) add(all[0]?.id ?? null, payout.amount);
    return shares;
  }
  const moved = gate.client.balanceTransactions.list({
    payout: payout.id,
    limit: 100,
    expand: ['data.source'],
  });
  for await (const one of moved) {
    if (one.type === 'payout') continue;
    add(await authorityOf(gate, one), one.net);
  }
  return shares;
}

/** Whose a movement at Stripe is: by the fee posted for it, the transfer recorded, or the bill it paid. */
async function authorityOf(gate: Gate, one: Stripe.BalanceTransaction): Promise<string | null> {
  const [posted] = await db()
    .select({ id: moneyPosting.authorityId })
    .from(moneyPosting)
    .where(eq(moneyPosting.dedupeKey, feeKey(one.id)));
  if (posted) return posted.id;
  const { source } = one;
  const sourceId = idOf(source);
  if (!sourceId) return null;
  const [sent] = await db()
    .select({ id: payment.authorityId })
    .from(payment)
    .where(eq(payment.dedupeKey, transferKey(sourceId)));
  if (sent) return sent.id;
  if (typeof source !== 'object' || source === null || !('payment_intent' in source)) return null;
  const intent = idOf(source.payment_intent as string | { id: string } | null); // charges, refunds and disputes have it
  const stripeId = await billOfPayment(gate, intent);
  if (!stripeId) return null;
  const [bill] = await db().select().from(stripeBill).where(eq(stripeBill.stripeId, stripeId));
  return bill?.authorityId ?? null;
}
