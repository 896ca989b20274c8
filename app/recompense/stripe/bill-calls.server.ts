import { and, asc, eq } from 'drizzle-orm';
import type Stripe from 'stripe';
import { invoice, invoiceLine, school, stripeBill, stripeCall, stripeParty } from '#drizzle/schema';
import { calendarDate, daysBetween } from '~/kernel/clock';
import { yes } from '~/kernel/verdict';
import { clock } from '~/platform/clock.server';
import { database, db } from '~/platform/db.server';
import { systemActor, transact } from '~/platform/transact.server';
import { firstKey, readKey } from '../domain/stripe/calls';
import { failureOf, type Gate, idOf, isMissing } from './gate.server';
import { MARK } from './look.server';
import { type BillRow, lookAtBill } from './take.server';

export type CallRow = typeof stripeCall.$inferSelect;
type InvoiceRow = typeof invoice.$inferSelect;

/** How a call ended: done, or not needed any more, or something is to be looked for and asked under a new key. */
export type CallEnd = 'done' | 'dropped' | 'afresh';

/** What cannot be mended by trying again. */
export class CallRefused extends Error {}

/**
 * Makes the bill at Stripe for what an invoice owes: customer, invoice, its lines, made final. Each step carries a key of
 * the call, and what is made is written down at once, so that it may end anywhere and be begun again.
 */
export async function makeBill(gate: Gate, call: CallRow, billId: string): Promise<CallEnd> {
  const loaded = await load(billId);
  if (!loaded) return 'dropped';
  const { bill, of } = loaded;
  if (!bill.current && bill.stripeId === null && call.attempts <= 1) {
    await setBill(bill.id, { status: 'dropped' });
    return 'dropped';
  }
  const found = await standing(gate, call, bill, of);
  if (found === 'afresh') return 'afresh';
  let made = found;
  if (made.status === 'draft' && !(await isCurrent(bill.id))) {
    await gate.client.invoices.del(made.id);
    await setBill(bill.id, { status: 'deleted' });
    return 'done';
  }
  if (made.status === 'draft') {
    if (made.lines.data.length === 0) {
      const lines = await linesOf(bill, of);
      made = await gate.client.invoices.addLines(made.id, { lines }, { idempotencyKey: `${call.key}/lines` });
      gate.after('lines-added');
    }
    if (made.total !== bill.amountPence || made.currency !== 'gbp')
      throw new CallRefused(
        `At Stripe the bill came to ${made.total} ${made.currency}, not ${bill.amountPence} gbp.`,
      );
    made = await gate.client.invoices.finalizeInvoice(
      made.id,
      { auto_advance: false },
      { idempotencyKey: `${call.key}/finalise` },
    );
    gate.after('finalised');
  }
  await recordMade(call, bill, of, made);
  gate.after('bill-opened');
  if (made.status === 'paid') await lookAtBill(gate, made.id);
  return 'done';
}

/** The bill as it stands at Stripe; made where it does not. */
async function standing(
  gate: Gate,
  call: CallRow,
  bill: BillRow,
  of: InvoiceRow,
): Promise<Stripe.Invoice | 'afresh'> {
  if (bill.stripeId !== null) {
    const found = await gate.client.invoices.retrieve(bill.stripeId).catch((error: unknown) => {
      if (isMissing(error)) return null;
      throw error;
    });
    if (found) return found;
    // Somebody deleted the draft at Stripe; its key would only give it back.
    await setBill(bill.id, { stripeId: null, status: 'wanted' });
    return 'afresh';
  }
  const customer = await customerOf(gate, call, of);
  gate.after('customer-recorded');
  const made =
    (await findMade(gate, call, bill, customer)) ??
    (await createBill(gate, call, bill, of, customer).catch((error: unknown) => {
      const failure = failureOf(error);
      if (failure?.code === 'resource_missing' && /customer/i.test(failure.message)) return null;
      throw error;
    }));
  if (!made) {
    // The customer was deleted at Stripe: another is made under a new key.
    await database().write((tx) =>
      tx
        .update(stripeParty)
        .set({ customerId: null })
        .where(and(eq(stripeParty.authorityId, of.authorityId), eq(stripeParty.urn, of.urn))),
    );
    return 'afresh';
  }
  gate.after('invoice-created');
  await setBill(bill.id, { stripeId: made.id, status: 'draft' });
  gate.after('invoice-recorded');
  return made;
}

/** In a later round: what an earlier one made without our hearing of it. */
async function findMade(
  gate: Gate,
  call: CallRow,
  bill: BillRow,
  customer: string,
): Promise<Stripe.Invoice | null> {
  if (readKey(call.key)?.round === 1) return null;
  const since = Math.floor(bill.createdAt.getTime() / 1000) - 86_400;
  for await (const made of gate.client.invoices.list({ customer, created: { gte: since }, limit: 100 }))
    if (made.metadata?.[MARK.bill] === bill.id && made.status !== 'void') return made;
  return null;
}

function createBill(gate: Gate, call: CallRow, bill: BillRow, of: InvoiceRow, customer: string) {
  // Counted from the day the bill was wanted, so that the same key always carries the same words.
  const wantedOn = calendarDate(bill.createdAt);
  const methods = [...gate.methods];
  return gate.client.invoices.create(
    {
      customer,
      currency: 'gbp',
      collection_method: 'send_invoice',
      days_until_due: of.dueOn ? Math.max(0, daysBetween(wantedOn, of.dueOn)) : 30,
      auto_advance: false,
      pending_invoice_items_behavior: 'exclude',
      description: `Invoice ${of.ref ?? ''}`.trim(),
      metadata: { [MARK.bill]: bill.id, [MARK.invoice]: of.id },
      ...(methods.length > 0
        ? {
            payment_settings: {
              payment_method_types: methods,
              ...(methods.includes('customer_balance')
                ? {
                    payment_method_options: {
                      customer_balance: {
                        funding_type: 'bank_transfer',
                        bank_transfer: { type: 'gb_bank_transfer' },
                      },
                    },
                  }
                : {}),
            },
          }
        : {}),
    },
    { idempotencyKey: `${call.key}/invoice` },
  );
}

/** The school as customer at Stripe. It is written down at once; a second one would do no harm. */
async function customerOf(gate: Gate, call: CallRow, of: InvoiceRow): Promise<string> {
  const where = and(eq(stripeParty.authorityId, of.authorityId), eq(stripeParty.urn, of.urn));
  const [party] = await db().select().from(stripeParty).where(where);
  if (party?.customerId) return party.customerId;
  const [of_] = await db().select({ name: school.name }).from(school).where(eq(school.urn, of.urn));
  const round = call.key.split('#')[1];
  const { id } = await gate.client.customers.create(
    { name: of_?.name ?? String(of.urn), metadata: { alongside_school: String(of.urn) } },
    { idempotencyKey: `customer:${of.authorityId}:${of.urn}${round ? `#${round}` : ''}` },
  );
  gate.after('customer-created');
  return database().write(async (tx) => {
    const [now] = await tx.select().from(stripeParty).where(where);
    if (now?.customerId) return now.customerId;
    const values = { customerId: id, updatedAt: clock.now() };
    if (now) await tx.update(stripeParty).set(values).where(eq(stripeParty.id, now.id));
    else
      await tx.insert(stripeParty).values({
        id: `${of.authorityId}-${of.urn}`,
        authorityId: of.authorityId,
        urn: of.urn,
        transfers: false,
        ...values,
      });
    return id;
  });
}

/** The invoice's own lines with their VAT, where all of it is asked for; else one for what is left. */
async function linesOf(bill: BillRow, of: InvoiceRow): Promise<Stripe.InvoiceAddLinesParams.Line[]> {
  const left = [
    { amount: bill.amountPence, description: `What is left to pay of invoice ${of.ref ?? ''}`.trim() },
  ];
  if (bill.amountPence !== of.totalPence) return left;
  const rows = await db()
    .select()
    .from(invoiceLine)
    .where(eq(invoiceLine.invoiceId, of.id))
    .orderBy(asc(invoiceLine.position));
  const lines = rows.map((row) => ({
    amount: row.netPence + row.vatPence,
    description: `${row.description}${row.vatPence === 0 ? '' : ' (with VAT)'}`.slice(0, 500),
  }));
  return lines.reduce((total, line) => total + line.amount, 0) === bill.amountPence ? lines : left;
}

async function recordMade(call: CallRow, bill: BillRow, of: InvoiceRow, made: Stripe.Invoice): Promise<void> {
  await transact(systemActor('job', of.authorityId), async (ctx) => {
    const [now] = await ctx.tx.select().from(stripeBill).where(eq(stripeBill.id, bill.id));
    const [asked] = await ctx.tx.select().from(stripeCall).where(eq(stripeCall.id, call.id));
    if (asked?.state !== 'waiting') return yes();
    const status = made.status ?? 'open';
    // A webhook may have told of the payment already; what it wrote stands.
    if (now && now.status !== 'paid' && now.status !== 'void')
      await ctx.tx
        .update(stripeBill)
        .set({
          status: status === 'paid' ? 'open' : status,
          url: made.hosted_invoice_url ?? null,
          updatedAt: ctx.now,
        })
        .where(eq(stripeBill.id, bill.id));
    await ctx.tx
      .update(stripeCall)
      .set({ state: 'done', doneAt: ctx.now, leasedUntil: null, lastError: null })
      .where(eq(stripeCall.id, call.id));
    if (now?.current)
      ctx.emit({
        type: 'invoice.payable-online',
        subject: { type: 'invoice', id: of.id },
        urn: of.urn,
        details: { stripeId: made.id, amountPence: bill.amountPence, balancePence: of.balancePence },
      });
    return yes();
  });
}

/**
 * Takes a bill back at Stripe: a draft is deleted, an open one made void. One that has been paid meanwhile is no error:
 * the payment is fetched, and taken or held.
 */
export async function takeBillBack(gate: Gate, call: CallRow, billId: string): Promise<CallEnd> {
  const loaded = await load(billId);
  if (!loaded) return 'dropped';
  const stripeId = loaded.bill.stripeId ?? (await madeUnheard(gate, loaded));
  if (stripeId === null) {
    await setBill(billId, { status: 'dropped' });
    return 'done';
  }
  const found = await gate.client.invoices.retrieve(stripeId).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (found?.status === 'draft') await gate.client.invoices.del(stripeId);
  if (found?.status === 'open' || found?.status === 'uncollectible') {
    const refused = await gate.client.invoices
      .voidInvoice(stripeId, {}, { idempotencyKey: `${call.key}/void` })
      .then(() => false)
      .catch((error: unknown) => {
        // Paid between our question and our order, or being paid now: what it is becomes clear by looking again.
        if (failureOf(error)?.status === 400) return true;
        throw error;
      });
    gate.after('voided');
    await lookAtBill(gate, stripeId);
    const { status } = (await load(billId))?.bill ?? {};
    return refused && status === 'open' ? 'afresh' : 'done';
  }
  gate.after('deleted');
  await lookAtBill(gate, stripeId);
  return 'done';
}

/** A bill whose making was begun but never heard of: looked for under the customer. */
async function madeUnheard(
  gate: Gate,
  { bill, of }: { bill: BillRow; of: InvoiceRow },
): Promise<string | null> {
  const [party] = await db()
    .select()
    .from(stripeParty)
    .where(and(eq(stripeParty.authorityId, of.authorityId), eq(stripeParty.urn, of.urn)));
  if (!party?.customerId) return null;
  const since = Math.floor(bill.createdAt.getTime() / 1000) - 86_400;
  const all = gate.client.invoices.list({ customer: party.customerId, created: { gte: since }, limit: 100 });
  for await (const made of all) if (made.metadata?.[MARK.bill] === bill.id) return idOf(made);
  return null;
}

/** Whether a bill's making still waits: it is not taken back before. */
export async function isBeingMade(handle: ReturnType<typeof db>, billId: string): Promise<boolean> {
  const rows = await handle
    .select({ key: stripeCall.key })
    .from(stripeCall)
    .where(and(eq(stripeCall.kind, 'bill'), eq(stripeCall.state, 'waiting')));
  const key = firstKey({ kind: 'bill', billId });
  return rows.some((row) => row.key.split('#')[0] === key);
}

async function load(billId: string): Promise<{ bill: BillRow; of: InvoiceRow } | null> {
  const [row] = await db()
    .select({ bill: stripeBill, of: invoice })
    .from(stripeBill)
    .innerJoin(invoice, eq(invoice.id, stripeBill.invoiceId))
    .where(eq(stripeBill.id, billId));
  return row ?? null;
}

async function isCurrent(billId: string): Promise<boolean> {
  return (await load(billId))?.bill.current ?? false;
}

async function setBill(id: string, values: Partial<BillRow>): Promise<void> {
  await database().write((tx) =>
    tx
      .update(stripeBill)
      .set({ ...values, updatedAt: clock.now() })
      .where(eq(stripeBill.id, id)),
  );
}
