import { and, asc, eq, gte, inArray, isNotNull, notInArray, type SQL } from 'drizzle-orm';
import { invoice, stripeBill, stripeEvent } from '#drizzle/schema';
import { yes } from '~/kernel/verdict';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { systemActor, transact } from '~/platform/transact.server';
import { OPEN_STATES } from '../domain/invoices/invoice-states';
import { workCalls } from './calls.server';
import { EVENT_TYPES, storeEvent, workEvents } from './events.server';
import type { Gate } from './gate.server';
import { lookAtAccounts } from './parties.server';
import { lookAtPayout } from './payouts.server';
import { lookAtBill } from './take.server';
import { settleBills } from './write-calls.server';

const DAY_SECONDS = 86_400;
/** Days of events asked for again; Stripe itself tries to tell of one for three. */
const EVENT_DAYS = 4;
/** Days after payment in which fees, refunds and payouts are looked for anew. */
const RECENT_DAYS = 14;
/** Most bills asked about in one run, those asked longest ago first. */
const MOST_BILLS = 100;

export type Reconciled = { missedEvents: number; bills: number; taken: number; held: number; wanted: number };

/** The worker's round: what waits to be asked, what was told of, and what follows from it. */
export async function work(gate: Gate) {
  const before = await workCalls(gate);
  const events = await workEvents(gate);
  const after = await workCalls(gate);
  return {
    calls: before.done + after.done,
    later: before.later + after.later + events.later,
    failed: before.failed + after.failed,
    events: events.done,
  };
}

/**
 * Compares with Stripe: fetches events nobody told of, asks of every bill that may be paid and of those paid of late,
 * of the schools' accounts and of payouts, and makes bills that are missing.
 */
export async function reconcile(gate: Gate): Promise<Reconciled> {
  const now = Math.floor(clock.now().getTime() / 1000);
  const result: Reconciled = { missedEvents: 0, bills: 0, taken: 0, held: 0, wanted: 0 };
  result.missedEvents = await fetchMissed(gate, now - EVENT_DAYS * DAY_SECONDS);
  const told = await workEvents(gate);
  result.taken += told.taken;
  result.held += told.held;
  for (const { stripeId } of await billsToAsk(new Date((now - RECENT_DAYS * DAY_SECONDS) * 1000))) {
    if (!stripeId) continue;
    const looked = await lookAtBill(gate, stripeId);
    result.bills++;
    if (looked === 'taken') result.taken++;
    if (looked === 'held') result.held++;
  }
  await lookAtAccounts(gate);
  for await (const { id } of gate.client.payouts.list({
    created: { gte: now - RECENT_DAYS * DAY_SECONDS },
    limit: 100,
  }))
    await lookAtPayout(gate, id);
  result.wanted = await makeMissing();
  await workCalls(gate);
  return result;
}

async function fetchMissed(gate: Gate, since: number): Promise<number> {
  let missed = 0;
  const told = gate.client.events.list({ types: EVENT_TYPES, created: { gte: since }, limit: 100 });
  for await (const { id } of told) {
    const [known] = await db().select({ id: stripeEvent.id }).from(stripeEvent).where(eq(stripeEvent.id, id));
    if (!known && (await storeEvent(id))) missed++;
  }
  return missed;
}

/** Bills that may be paid, those asked about longest ago first, and those paid of late. */
async function billsToAsk(since: Date): Promise<{ stripeId: string | null }[]> {
  const asked = (which: SQL | undefined) =>
    db()
      .select({ stripeId: stripeBill.stripeId })
      .from(stripeBill)
      .where(and(isNotNull(stripeBill.stripeId), which))
      .orderBy(asc(stripeBill.updatedAt), asc(stripeBill.id))
      .limit(MOST_BILLS);
  const open = await asked(inArray(stripeBill.status, ['open', 'draft', 'wanted', 'uncollectible']));
  return [...open, ...(await asked(and(eq(stripeBill.status, 'paid'), gte(stripeBill.updatedAt, since))))];
}

/** Invoices that owe money and have no bill: issued before Stripe was set up here, or by another program. */
async function makeMissing(): Promise<number> {
  const billed = db()
    .select({ id: stripeBill.invoiceId })
    .from(stripeBill)
    .where(eq(stripeBill.current, true));
  const open = await db()
    .select({ id: invoice.id, authorityId: invoice.authorityId })
    .from(invoice)
    .where(and(inArray(invoice.state, [...OPEN_STATES]), notInArray(invoice.id, billed)))
    .limit(MOST_BILLS);
  for (const { id, authorityId } of open)
    await transact(systemActor('job', authorityId), async (ctx) => {
      await settleBills(ctx, id);
      return yes();
    });
  return open.length;
}
