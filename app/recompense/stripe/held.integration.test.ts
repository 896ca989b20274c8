import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { payable, stripeBill, stripeCall } from '#drizzle/schema';
import { db } from '~/platform/db.server';
import { transact } from '~/platform/transact.server';
import { must } from '../../../tests/support/recompense-world';
import type { Made } from '../../../tests/support/stripe-books';
import { Crash, newStripeWorld, type StripeWorld } from '../../../tests/support/stripe-world';
import { payOut } from '../payments/pay.server';
import { checkStripe } from './checks.server';
import { resolveHeld } from './commands.server';
import { differencesFor } from './compare.server';
import { workEvents } from './events.server';
import { heldFor, payOnlineOf, reconciliationFor } from './queries.server';

let w: StripeWorld;
beforeEach(async () => {
  w = await newStripeWorld();
});

describe('what disagrees', () => {
  it('is held for a person and never taken: amount, currency, paid elsewhere, not open, a bill made twice', async () => {
    const [less, dollars, elsewhere, done, twice] = await Promise.all(
      [0, 0, 0, 0, 0].map(() => w.issued(80_00)),
    );
    const ids = [less, dollars, elsewhere, done, twice] as string[]; // one each
    await w.work();
    const { books } = w.stripe;
    const open = async (n: number) => w.open(ids[n] ?? '');
    books.pay(await open(0), { amount: 79_99 });
    books.pay(await open(1), { currency: 'usd' });
    books.pay(await open(2), { elsewhere: true });
    const late = await open(3);
    books.pay(late);
    await w.byBank(ids[3] ?? '', 80_00);
    // What a call answered long after its key was forgotten would make.
    const { id: _, ...same } = books.get(await open(4));
    const copy = books.create('invoice', 'in', same);
    books.pay(copy.id);
    const told = books.of('event');
    await w.tell(told);
    await w.work();
    await w.tell(told);
    await w.reconcile();
    const held = await w.held();
    expect(held.map(({ kind, invoiceId }) => [kind, ids.indexOf(invoiceId ?? '')]).sort()).toEqual([
      ['amount', 0],
      ['amount', 2],
      ['currency', 1],
      ['not-open', 3],
      ['unknown-invoice', 4],
    ]);
    for (const n of [0, 1, 2, 4])
      expect(await w.invoice(ids[n] ?? '')).toMatchObject({ state: 'issued', balancePence: 80_00 });
    expect(await w.books()).toEqual({ 'charge-income': -400_00, receivable: 320_00, bank: 80_00 });
    // Nothing more is asked of a school whose money waits for a decision.
    for (const n of [0, 1, 2]) expect(await payOnlineOf(db(), ids[n] ?? '')).toBeNull();
    const view = await reconciliationFor(w.people.broker);
    expect(view !== 'off' && view?.held).toHaveLength(5);
    expect(await reconciliationFor(w.people.head)).toBeNull();
    // Nothing is taken: the school gets a new bill. All of it is taken where the invoice owes it.
    const of = (n: number) => held.find(({ invoiceId }) => invoiceId === ids[n]);
    const page = await heldFor(w.people.lead, of(0)?.id ?? '');
    expect(page?.choices.map(({ value }) => value)).toEqual(['accept', 'return']);
    expect((await heldFor(w.people.broker, of(0)?.id ?? ''))?.choices.map(({ value }) => value)).toEqual([
      'return',
    ]);
    const decide = (n: number, decision: 'accept' | 'return') =>
      resolveHeld(w.people.lead, { id: of(n)?.id ?? '', version: 1, decision, reason: 'Looked at Stripe' });
    expect(await decide(1, 'accept')).toMatchObject({ code: 'stripe.not-open' });
    await must(decide(0, 'accept'));
    await must(decide(1, 'return'));
    await w.work();
    expect(await w.invoice(ids[0] ?? '')).toMatchObject({ state: 'part-paid', balancePence: 1 });
    expect((await w.bills(ids[1] ?? '')).at(-1)).toMatchObject({
      status: 'open',
      generation: 2,
      current: true,
    });
    await w.books();
    expect(await checkStripe(db())).toEqual({ checked: 1, problems: [] });
    // Somebody changes the record behind the program's back: the check of the books names it.
    await w.world.open.write((tx) => tx.update(stripeBill).set({ current: true }));
    expect((await checkStripe(db())).problems).toEqual(
      expect.arrayContaining([expect.stringContaining('two bills at Stripe')]),
    );
  });

  it('refunds and failed payouts are put on record by a person and by Stripe’s word', async () => {
    const id = await w.issued(80_00);
    await w.work();
    const { books } = w.stripe;
    await w.tell(books.pay(await w.open(id), { fee: 100 }));
    await w.work();
    const [paidOut] = books.payout();
    await w.tell(paidOut ? [paidOut] : []);
    await w.work();
    expect(await w.books()).toEqual({ 'charge-income': -80_00, bank: 79_00, 'stripe-fees': 100 });
    const payout = books.of('payout')[0];
    Object.assign(payout ?? {}, { status: 'failed' });
    await w.tell([books.tell('payout.failed', payout as Made)]);
    await w.work();
    expect(await w.books()).toEqual({ 'charge-income': -80_00, stripe: 79_00, 'stripe-fees': 100 });
    const charge = books.of('charge')[0];
    await w.tell(books.refund(charge?.id ?? '', 30_00));
    await w.work();
    const [held] = await w.held();
    expect(held).toMatchObject({ kind: 'refund', invoiceId: id });
    await must(
      resolveHeld(w.people.lead, { id: held?.id ?? '', version: 1, decision: 'reverse', reason: 'Agreed' }),
    );
    await w.work();
    expect(await w.invoice(id)).toMatchObject({ state: 'part-paid', balancePence: 30_00 });
    expect(await w.books()).toEqual({
      'charge-income': -80_00,
      receivable: 30_00,
      stripe: 49_00,
      'stripe-fees': 100,
    });
    expect(w.stripe.books.get(await w.open(id))).toMatchObject({ total: 30_00, status: 'open' });
    expect(await differencesFor('testshire')).toEqual([]);
  });
});

describe('a transfer', () => {
  /** What is owed for an invoice's claim, and its payment by bank. */
  async function owedFor(id: string) {
    const { claimId } = await w.invoice(id);
    const [row] = await db()
      .select()
      .from(payable)
      .where(eq(payable.claimId, claimId ?? ''));
    if (!row) throw new Error('Nothing is owed');
    return row;
  }
  const paidByBacs = async (id: string) => {
    const { id: payableId, balancePence } = await owedFor(id);
    await must(
      transact(w.people.lead, (ctx) =>
        payOut(ctx, {
          payableId,
          amountPence: balancePence,
          on: ctx.today,
          method: 'bacs',
          reference: 'BACS',
          via: 'bank',
        }),
      ),
    );
  };

  it('waits for money that is not there yet, is not made once paid another way, and is held where both were', async () => {
    const account = await w.onboarded('inactive');
    const { books } = w.stripe;
    const waits = await w.issued(100_00, { claim: true });
    await w.work();
    await w.tell(books.pay(await w.open(waits)));
    await w.work();
    // Part of it went back and was paid anew: no one payment holds all of it, so it comes of what Stripe has.
    await w.tell(books.refund(books.of('charge')[0]?.id ?? '', 30_00));
    await w.work();
    const [refund] = await w.held();
    await must(
      resolveHeld(w.people.lead, { id: refund?.id ?? '', version: 1, decision: 'reverse', reason: 'Agreed' }),
    );
    await w.work();
    await w.tell(books.pay(await w.open(waits)));
    await w.work();
    expect(await w.invoice(waits)).toMatchObject({ state: 'paid' });
    books.available = 0;
    await w.tell(books.capable(account, 'active'));
    await w.reconcile();
    expect(books.of('transfer')).toEqual([]);
    expect(await db().select().from(stripeCall).where(eq(stripeCall.kind, 'transfer'))).toMatchObject([
      { state: 'waiting', lastError: expect.stringContaining('insufficient') },
    ]);
    books.available = 200_00;
    w.later();
    await w.workThrough();
    expect(books.of('transfer').map(({ amount }) => amount)).toEqual([100_00]);
    expect(await owedFor(waits)).toMatchObject({ balancePence: 0, state: 'paid' });

    const before = await w.issued(50_00, { claim: true });
    const between = await w.issued(60_00, { claim: true });
    await w.work();
    await w.tell([...books.pay(await w.open(before)), ...books.pay(await w.open(between))]);
    await workEvents(w.gate);
    await paidByBacs(before);
    w.crash((step) => step === 'transferred');
    await expect(w.work()).rejects.toThrow(Crash);
    w.crash(null);
    await paidByBacs(between);
    w.later();
    await w.workThrough();
    expect(books.of('transfer').map(({ amount }) => amount)).toEqual([100_00, 60_00]);
    const [, held] = await w.held();
    expect(held).toMatchObject({ kind: 'transfer', details: { pence: 60_00 } });
    expect((await heldFor(w.people.broker, held?.id ?? ''))?.choices.map(({ value }) => value)).toEqual([
      'note',
    ]);
    await must(
      resolveHeld(w.people.broker, {
        id: held?.id ?? '',
        version: 1,
        decision: 'note',
        reason: 'Asked back',
      }),
    );
    // Sent, but its answer was lost, and Stripe has forgotten the key: it is found, not sent again.
    const lost = await w.issued(70_00, { claim: true });
    await w.work();
    await w.tell(books.pay(await w.open(lost)));
    await workEvents(w.gate);
    w.stripe.trouble((name) => (name === 'POST /v1/transfers' ? 'lost' : null));
    await w.work();
    w.stripe.trouble(null);
    await w.stripe.forgetKeys();
    w.later(25 * 60);
    await w.workThrough();
    expect(books.of('transfer').map(({ amount }) => amount)).toEqual([100_00, 60_00, 70_00]);
    expect((await db().select().from(payable)).every(({ balancePence }) => balancePence === 0)).toBe(true);
    expect(await checkStripe(db())).toMatchObject({ problems: [] });
    await w.books();
  });
});
