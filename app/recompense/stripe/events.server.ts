import { and, asc, eq, lte } from 'drizzle-orm';
import type Stripe from 'stripe';
import { stripeEvent } from '#drizzle/schema';
import { clock } from '~/platform/clock.server';
import { database, db } from '~/platform/db.server';
import { delayAfter, meaningOf } from '../domain/stripe/calls';
import type { StripeEventState } from '../domain/stripe/vocabulary';
import { failureOf, type Gate, idOf, isMissing } from './gate.server';
import { billOfPayment } from './look.server';
import { lookAtAccount } from './parties.server';
import { lookAtPayout } from './payouts.server';
import { lookAtBill } from './take.server';

/** Events we ask Stripe for; a webhook should be told of the same. */
export const EVENT_TYPES = [
  'invoice.finalized',
  'invoice.paid',
  'invoice.payment_succeeded',
  'invoice.overpaid',
  'invoice.voided',
  'invoice.marked_uncollectible',
  'invoice.deleted',
  'invoice_payment.paid',
  'charge.refunded',
  'charge.succeeded',
  'charge.updated',
  'refund.created',
  'refund.updated',
  'charge.dispute.created',
  'charge.dispute.closed',
  'payout.paid',
  'payout.failed',
  'payout.canceled',
  'account.updated',
];

type EventRow = typeof stripeEvent.$inferSelect;
type Outcome = { state: StripeEventState; result: string; type?: string };

/** An account named by a notice: the event of another account cannot be fetched without it. */
const ACCOUNT_HINT = /^of (acct_\w+)$/;
const MOST = 200;

/**
 * Stores that Stripe told of an event: its id alone is believed.
 * @param account id of the connected account it is of, where it is of one
 * @returns false where it was known
 */
export async function storeEvent(id: string, account: string | null = null): Promise<boolean> {
  const now = clock.now();
  const stored = await database().write((tx) =>
    tx
      .insert(stripeEvent)
      .values({
        id,
        state: 'waiting',
        receivedAt: now,
        attempts: 0,
        nextAt: now,
        result: account ? `of ${account}` : null,
      })
      .onConflictDoNothing()
      .returning({ id: stripeEvent.id }),
  );
  return stored.length > 0;
}

/** Fetches what was told of and brings the record in line; order and number of the tellings make no difference. */
export async function workEvents(
  gate: Gate,
): Promise<{ done: number; later: number; taken: number; held: number }> {
  const worked = { done: 0, later: 0, taken: 0, held: 0 };
  const due = await db()
    .select()
    .from(stripeEvent)
    .where(and(eq(stripeEvent.state, 'waiting'), lte(stripeEvent.nextAt, clock.now())))
    .orderBy(asc(stripeEvent.receivedAt), asc(stripeEvent.id))
    .limit(MOST);
  for (const row of due) {
    const outcome = await workEvent(gate, row);
    worked[outcome ? 'done' : 'later']++;
    if (outcome?.result === 'taken') worked.taken++;
    if (outcome?.state === 'held') worked.held++;
  }
  return worked;
}

/** @returns what came of it; null where it is to be tried again */
async function workEvent(gate: Gate, row: EventRow): Promise<Outcome | null> {
  try {
    const outcome = await follow(gate, row);
    gate.after('event-followed');
    await close(row, outcome);
    gate.after('event-closed');
    return outcome;
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    const meaning = meaningOf(failure);
    if (meaning === 'refused') {
      const failed: Outcome = { state: 'failed', result: failure.message };
      await close(row, failed);
      return failed;
    }
    const now = clock.now();
    await database().write((tx) =>
      tx
        .update(stripeEvent)
        .set({
          attempts: row.attempts + 1,
          nextAt: new Date(now.getTime() + delayAfter(row.attempts + 1, Math.random(), meaning)),
        })
        .where(eq(stripeEvent.id, row.id)),
    );
    return null;
  }
}

async function close(row: EventRow, { state, result, type }: Outcome): Promise<void> {
  await database().write((tx) =>
    tx
      .update(stripeEvent)
      .set({
        state,
        result,
        type: type ?? row.type,
        processedAt: clock.now(),
        attempts: row.attempts + 1,
      })
      .where(eq(stripeEvent.id, row.id)),
  );
}

/** Fetches the event, then looks at what it is about as it is now. */
async function follow(gate: Gate, row: EventRow): Promise<Outcome> {
  const account = ACCOUNT_HINT.exec(row.result ?? '')?.[1];
  if (account) {
    const known = await lookAtAccount(gate, account);
    return {
      state: known ? 'done' : 'ignored',
      result: known ? 'account' : 'not ours',
      type: 'account.updated',
    };
  }
  const event = await gate.client.events.retrieve(row.id).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  gate.after('event-fetched');
  if (!event) return { state: 'ignored', result: 'Stripe has no such event' };
  return { ...(await lookAtSubject(gate, event)), type: event.type };
}

async function lookAtSubject(gate: Gate, event: Stripe.Event): Promise<Outcome> {
  const object = event.data.object;
  if (!('object' in object)) return ignored;
  switch (object.object) {
    case 'invoice':
      return bill(gate, object.id ?? null);
    case 'invoice_payment':
      return bill(gate, idOf(object.invoice as string | { id: string })); // a deleted invoice has an id as well
    case 'charge':
      return bill(
        gate,
        await billOfPayment(gate, idOf((await gate.client.charges.retrieve(object.id)).payment_intent)),
      );
    case 'refund':
      return bill(
        gate,
        await billOfPayment(gate, idOf((await gate.client.refunds.retrieve(object.id)).payment_intent)),
      );
    case 'dispute':
      return bill(
        gate,
        await billOfPayment(gate, idOf((await gate.client.disputes.retrieve(object.id)).payment_intent)),
      );
    case 'payout':
      return { state: 'done', result: await lookAtPayout(gate, object.id) };
    case 'account':
      return (await lookAtAccount(gate, object.id)) ? { state: 'done', result: 'account' } : ignored;
    default:
      return ignored;
  }
}

const ignored: Outcome = { state: 'ignored', result: 'not ours' };

async function bill(gate: Gate, stripeId: string | null): Promise<Outcome> {
  if (!stripeId) return ignored;
  const looked = await lookAtBill(gate, stripeId);
  if (looked === 'not-ours') return ignored;
  return { state: looked === 'held' ? 'held' : 'done', result: looked };
}
