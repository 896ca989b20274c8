import { eq } from 'drizzle-orm';
import type Stripe from 'stripe';
import { payable, stripeBill, stripeCall } from '#drizzle/schema';
import { yes } from '~/kernel/verdict';
import { db } from '~/platform/db.server';
import { systemActor, transact } from '~/platform/transact.server';
import { type CallSubject, readKey } from '../domain/stripe/calls';
import { transferKey } from '../domain/stripe/payment';
import { payOut } from '../payments/pay.server';
import { type CallEnd, CallRefused, type CallRow } from './bill-calls.server';
import type { Gate } from './gate.server';
import { hold } from './hold.server';
import { fetchBill, MARK } from './look.server';
import { connectedAccountOf } from './write-calls.server';

type Transfer = Extract<CallSubject, { kind: 'transfer' }>;

/**
 * Sends money on to a provider's school, and records the payment. What is no longer owed is not sent; what was sent and
 * cannot be recorded, because it was paid another way meanwhile, is held for a person.
 */
export async function sendTransfer(gate: Gate, call: CallRow, subject: Transfer): Promise<CallEnd> {
  const [row] = await db().select().from(payable).where(eq(payable.id, subject.payableId));
  if (!row) return 'dropped';
  const destination = await connectedAccountOf(db(), row.homeUrn);
  const name = call.key.split('#')[0] ?? call.key;
  const again = readKey(call.key)?.round !== 1;
  const made =
    (again ? await findTransfer(gate, row.id, name) : null) ??
    // Asked once already, it may have been sent: the same key tells. Only one never sent is given up.
    (call.attempts <= 1 && row.balancePence < subject.amountPence
      ? null
      : await create(gate, call, subject, { name, destination }));
  if (!made) return 'dropped';
  gate.after('transferred');
  const done = await transact(systemActor('job', row.authorityId), async (ctx) => {
    const paid = await payOut(ctx, {
      payableId: row.id,
      amountPence: subject.amountPence,
      on: ctx.today,
      method: 'stripe',
      reference: made.id,
      via: 'stripe',
      dedupeKey: transferKey(made.id),
    });
    if (!paid.ok)
      await hold(ctx, {
        authorityId: row.authorityId,
        kind: 'transfer',
        stripeId: made.id,
        payableId: row.id,
        invoiceId: call.invoiceId,
        details: {
          why: `Stripe sent money to the provider’s school that the record does not owe any more. ${paid.message}`,
          pence: subject.amountPence,
        },
      });
    await ctx.tx
      .update(stripeCall)
      .set({ state: 'done', doneAt: ctx.now, leasedUntil: null, lastError: null })
      .where(eq(stripeCall.id, call.id));
    return yes();
  });
  if (!done.ok) throw new Error(done.message);
  gate.after('transfer-recorded');
  return 'done';
}

async function create(
  gate: Gate,
  call: CallRow,
  subject: Transfer,
  { name, destination }: { name: string; destination: string | null },
): Promise<Stripe.Transfer> {
  if (!destination) throw new CallRefused('The school’s account at Stripe takes no transfers at present.');
  return gate.client.transfers.create(
    {
      amount: subject.amountPence,
      currency: 'gbp',
      destination,
      transfer_group: subject.payableId,
      metadata: { [MARK.call]: name },
      ...(await sourceOf(gate, subject)),
    },
    { idempotencyKey: `${call.key}/transfer` },
  );
}

/**
 * The payment it comes from: Stripe then waits for that money, rather than refusing while it is not there yet. Only where
 * one payment holds all of it.
 */
async function sourceOf(gate: Gate, subject: Transfer): Promise<{ source_transaction?: string }> {
  const [bill] = await db().select().from(stripeBill).where(eq(stripeBill.id, subject.billId));
  const facts = bill?.stripeId ? await fetchBill(gate, bill.stripeId) : null;
  const [charge, ...more] = facts?.charges ?? [];
  return charge && more.length === 0 && charge.amount >= subject.amountPence
    ? { source_transaction: charge.id }
    : {};
}

/** In a later round: what an earlier one sent without our hearing of it. */
async function findTransfer(gate: Gate, payableId: string, name: string): Promise<Stripe.Transfer | null> {
  for await (const sent of gate.client.transfers.list({ transfer_group: payableId, limit: 100 }))
    if (sent.metadata[MARK.call] === name) return sent;
  return null;
}
