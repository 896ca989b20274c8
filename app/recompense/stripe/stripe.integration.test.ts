import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  payable,
  payment,
  stripeBill,
  stripeCall,
  stripeEvent,
  stripeHeld,
  stripeParty,
} from '#drizzle/schema';
import { db } from '~/platform/db.server';
import { transact } from '~/platform/transact.server';
import { dialect } from '../../../tests/support/database';
import { must } from '../../../tests/support/recompense-world';
import type { Made } from '../../../tests/support/stripe-books';
import { signedNotice, type Trouble } from '../../../tests/support/stripe-server';
import { Crash, newStripeWorld, type StripeWorld } from '../../../tests/support/stripe-world';
import { giveCredit, recordReceipt } from '../invoices/commands.server';
import { payOut } from '../payments/pay.server';
import { checkStripe } from './checks.server';
import { askAgain, resolveHeld } from './commands.server';
import { differencesFor } from './compare.server';
import { workEvents } from './events.server';
import { beginOnboarding, checkOnboarding, onboardingFor } from './onboarding.server';
import { heldFor, payOnlineOf, reconciliationFor } from './queries.server';
import { receiveNotice } from './webhook.server';

/** Rules are tried at length on SQLite; PostgreSQL sees that the statements and the two workers hold there too. */
const runs = (many: number) => (dialect === 'postgres' ? Math.ceil(many / 8) : many);

let w: StripeWorld;
beforeEach(async () => {
  w = await newStripeWorld();
});

/** A receipt as a person records it from the bank. */
async function byBank(id: string, amount: number): Promise<void> {
  const { version } = await w.invoice(id);
  await must(
    recordReceipt(w.people.lead, {
      id,
      version,
      amount,
      on: new Date().toISOString().slice(0, 10),
      method: 'bacs',
      reference: 'BACS',
    }),
  );
}

describe('an invoice that is paid online', () => {
  it('has a bill once issued, is paid by it, and fee and payout are posted', async () => {
    const id = await w.issued(123_45);
    expect((await w.bills(id)).map(({ status, url }) => [status, url])).toEqual([['wanted', null]]);
    expect(await payOnlineOf(db(), id)).toBeNull();
    await w.work();
    const [bill] = await w.bills(id);
    expect(bill).toMatchObject({ status: 'open', current: true, amountPence: 123_45 });
    const atStripe = w.stripe.books.get(bill?.stripeId ?? '');
    expect(atStripe).toMatchObject({
      currency: 'gbp',
      total: 123_45,
      auto_advance: false,
      collection_method: 'send_invoice',
      days_until_due: 30,
      metadata: { alongside_bill: bill?.id, alongside_invoice: id },
    });
    expect(await payOnlineOf(db(), id)).toEqual({ url: atStripe.hosted_invoice_url, amountPence: 123_45 });
    await w.tell(w.stripe.books.pay(atStripe.id, { fee: 205 }));
    await w.work();
    expect(await w.invoice(id)).toMatchObject({ state: 'paid', balancePence: 0 });
    expect(await payOnlineOf(db(), id)).toBeNull();
    expect(await w.books()).toEqual({ 'charge-income': -123_45, stripe: 121_40, 'stripe-fees': 205 });
    await w.tell(w.stripe.books.payout());
    await w.work();
    expect(await w.books()).toEqual({ 'charge-income': -123_45, bank: 121_40, 'stripe-fees': 205 });
    expect(await w.held()).toEqual([]);
    expect(await differencesFor('testshire')).toEqual([]);
  });

  it('gets a new bill whenever its balance changes otherwise, and the earlier one cannot be paid any more', async () => {
    const id = await w.issued(100_00);
    await w.work();
    const first = await w.open(id);
    await byBank(id, 40_00);
    await w.work();
    const second = await w.open(id);
    expect(w.stripe.books.get(first).status).toBe('void');
    expect(w.stripe.books.get(second)).toMatchObject({ status: 'open', total: 60_00 });
    // Changed twice before the worker came: what was never asked for is not asked.
    const { version } = await w.invoice(id);
    await must(giveCredit(w.people.lead, { id, version, amount: 10_00, reason: 'Agreed' }));
    await byBank(id, 20_00);
    const before = w.stripe.asked.length;
    await w.work();
    expect(w.stripe.asked.slice(before).filter((name) => name === 'POST /v1/invoices')).toHaveLength(1);
    expect((await w.bills(id)).map(({ status }) => status)).toEqual(['void', 'void', 'dropped', 'open']);
    expect(w.stripe.books.get(await w.open(id)).total).toBe(30_00);
    await byBank(id, 30_00);
    await w.work();
    expect((await w.bills(id)).map(({ status, current }) => [status, current]).at(-1)).toEqual([
      'void',
      false,
    ]);
    expect(w.stripe.books.of('invoice').every(({ status }) => status === 'void')).toBe(true);
  });

  it('that was paid by its earlier bill in the meantime: taken where it still owes as much, else held', async () => {
    const [fits, tooMuch] = [await w.issued(100_00), await w.issued(100_00)];
    await w.work();
    const [a, b] = [await w.open(fits), await w.open(tooMuch)];
    w.stripe.books.pay(a);
    await byBank(tooMuch, 70_00);
    w.stripe.books.pay(b);
    await w.work(); // the order to make it void finds it paid
    expect(await w.invoice(tooMuch)).toMatchObject({ state: 'part-paid', balancePence: 30_00 });
    expect(await w.held()).toMatchObject([{ kind: 'overpaid', stripeId: b, state: 'open' }]);
    await w.reconcile(); // nobody told of the other
    expect(await w.invoice(fits)).toMatchObject({ state: 'paid' });
    // Decided by the lead alone: what it owes is taken, the rest goes back at Stripe.
    const [held] = await w.held();
    const answer = {
      id: held?.id ?? '',
      version: 1,
      decision: 'accept-part',
      reason: 'Spoke to the school',
    } as const;
    expect(await resolveHeld(w.people.broker, answer)).toMatchObject({ code: 'stripe.needs-lead' });
    expect(await resolveHeld(w.people.head, answer)).toMatchObject({ code: 'stripe.not-found' });
    expect(await resolveHeld(w.people.lead, answer)).toMatchObject({ ok: true });
    expect(await resolveHeld(w.people.lead, answer)).toMatchObject({ code: 'stripe.resolved' });
    expect(await w.invoice(tooMuch)).toMatchObject({ state: 'paid', balancePence: 0 });
    expect(await w.books()).toEqual({ 'charge-income': -200_00, bank: 70_00, stripe: 130_00 });
  });
});

/** One life of a claim's invoice: issued, billed, partly paid by bank, billed anew, paid online, its school paid. */
async function life(after: (id: string) => Promise<void> = async () => undefined): Promise<string> {
  const id = await w.issued(100_00, { claim: true });
  await w.workThrough();
  await byBank(id, 40_00);
  await w.workThrough();
  const told = w.stripe.books.pay(await w.open(id), { fee: 99 });
  await w.tell(told);
  await w.workThrough();
  await after(id);
  return id;
}

/** Everything that must be so at the end of a life, whatever happened on the way. */
async function expectWhole(ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    expect(await w.invoice(id)).toMatchObject({ state: 'paid', balancePence: 0 });
    const entries = await w.entries(id);
    expect(entries.map(({ method, amountPence }) => [method, amountPence]).sort()).toEqual([
      ['bacs', 40_00],
      ['stripe', 60_00],
    ]);
    const bills = await w.bills(id);
    expect(bills.map(({ status }) => status)).toEqual([
      expect.stringMatching(/^(void|deleted|dropped)$/),
      'paid',
    ]);
    // Each bill was made once at Stripe; a draft that was not wanted any more is gone.
    for (const bill of bills.filter(({ status }) => status === 'void' || status === 'paid')) {
      const made = w.stripe.books
        .of('invoice')
        .filter(({ metadata }) => (metadata as Record<string, string>).alongside_bill === bill.id);
      expect(made.map((one) => one.id)).toEqual([bill.stripeId]);
    }
  }
  const n = ids.length;
  expect(w.stripe.books.of('transfer').map(({ amount }) => amount)).toEqual(ids.map(() => 60_00));
  expect((await db().select().from(payment)).map(({ amountPence }) => amountPence)).toEqual(
    ids.map(() => 60_00),
  );
  expect((await db().select().from(payable)).every(({ balancePence }) => balancePence === 40_00)).toBe(true);
  expect(await w.books()).toEqual({
    bank: n * 40_00,
    payable: n * -40_00,
    'stripe-fees': n * 99,
    // What came in less what was sent on is less than nothing by the fee: that is Stripe's.
    stripe: n * -99,
  });
  expect(await w.held()).toEqual([]);
  expect(await differencesFor('testshire')).toEqual([]);
  expect(await checkStripe(db())).toEqual({ checked: n, problems: [] });
}

describe('whatever ends the process or the connection', () => {
  it('loses nothing and pays nothing twice, ended after each step in turn', async () => {
    await w.onboarded();
    const ids = [await life()];
    const steps = [...new Set(w.steps)];
    expect(steps).toEqual(
      expect.arrayContaining([
        'invoice-created',
        'finalised',
        'voided',
        'bill-recorded',
        'transferred',
        'event-closed',
      ]),
    );
    for (const ended of steps.filter((_, n) => dialect === 'sqlite' || n % 5 === 0)) {
      // Ended there twice, as the second attempt may end too.
      let times = 0;
      w.crash((step) => step === ended && ++times <= 2);
      ids.push(await life());
      w.crash(null);
    }
    await expectWhole(ids);
  });

  it('does so ended anywhere at random, with every trouble of a network, keys forgotten after a day', async () => {
    await w.onboarded();
    w.impatient();
    const ids: string[] = [];
    const trouble = fc.constantFrom<Trouble | null>(
      '429',
      '409',
      '500',
      '500-after',
      'hang',
      'lost',
      'drop',
      null,
      null,
      null,
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(trouble, { minLength: 1, maxLength: 12 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 4 }),
        fc.boolean(),
        async (troubles, ends, dayLater) => {
          const queue = [...troubles];
          w.stripe.trouble((name) =>
            name.startsWith('GET') && queue[0] === '500-after' ? null : (queue.shift() ?? null),
          );
          let step = 0;
          w.crash(() => ends.includes(++step));
          const id = await w.issued(100_00, { claim: true });
          await w.work().catch(ended);
          if (dayLater) {
            w.stripe.forgetKeys();
            w.later(25 * 60);
          } else w.later();
          await w.workThrough(20);
          await byBank(id, 40_00);
          await w.workThrough(20);
          await w.tell(w.stripe.books.pay(await w.open(id), { fee: 99 }));
          await w.workThrough(20);
          w.stripe.trouble(null);
          w.crash(null);
          ids.push(id);
          await w.workThrough();
        },
      ),
      { numRuns: runs(12), endOnFailure: true },
    );
    await expectWhole(ids);
  });

  const ended = (error: unknown) => {
    if (!(error instanceof Crash)) throw error;
  };

  it('ends the same in whatever order, how often and how late it is told', async () => {
    const results = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat()), async (chance) => {
        const pick = (n: number) => (chance.next().value ?? 0) % n;
        const [paid, refunded, disputed] = [
          await w.issued(50_00),
          await w.issued(70_00),
          await w.issued(90_00),
        ];
        await w.work();
        const { books } = w.stripe;
        const told: Made[] = [];
        for (const id of [paid, refunded, disputed]) told.push(...books.pay(await w.open(id), { fee: 10 }));
        const [one, two] = books.of('charge').slice(-2);
        told.push(...books.refund(one?.id ?? '', 70_00), ...books.dispute(two?.id ?? ''));
        const many = [...told, ...told.filter(() => pick(2) === 0)];
        while (many.length > 0) {
          await w.tell(many.splice(pick(many.length), 1));
          if (pick(3) === 0) await w.work();
        }
        await w.work();
        const state = await Promise.all(
          [paid, refunded, disputed].map(async (id) => [
            (await w.invoice(id)).state,
            (await w.entries(id)).map(({ amountPence }) => amountPence),
            (await w.bills(id)).map(({ status, current }) => [status, current]),
            (await w.held())
              .filter((held) => held.invoiceId === id)
              .map(({ kind, state }) => [kind, state])
              .sort(),
          ]),
        );
        results.add(JSON.stringify(state));
      }),
      { numRuns: runs(8) },
    );
    expect([...results]).toEqual([
      JSON.stringify([
        ['paid', [50_00], [['paid', false]], []],
        ['paid', [70_00], [['paid', false]], [['refund', 'open']]],
        ['paid', [90_00], [['paid', false]], [['dispute', 'open']]],
      ]),
    ]);
  });

  it('keeps to it with two workers at once', async () => {
    await w.onboarded();
    w.stripe.slow(4);
    const ids: string[] = [];
    for (let n = 0; n < 4; n++) ids.push(await w.issued(100_00, { claim: true }));
    const both = () => Promise.all([w.work(), w.work()]);
    for (let n = 0; n < 3; n++) await both();
    for (const id of ids) await byBank(id, 40_00);
    for (let n = 0; n < 3; n++) await both();
    for (const id of ids) await w.tell(w.stripe.books.pay(await w.open(id), { fee: 99 }));
    for (let n = 0; n < 3; n++) await both();
    await w.workThrough();
    await expectWhole(ids);
  });
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
    await byBank(ids[3] ?? '', 80_00);
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

describe('what Stripe refuses', () => {
  it('is shown in words and asked again by a person; a wrong key waits and loses nothing', async () => {
    const id = await w.issued(80_00);
    const { books } = w.stripe;
    const asIs = books.addLines.bind(books);
    books.addLines = (invoiceId, lines) => asIs(invoiceId, lines.slice(1));
    await w.work();
    expect(await differencesFor('testshire')).toMatchObject([
      { kind: 'call-failed', invoiceId: id, said: expect.stringContaining('not 8000') },
    ]);
    const [call] = await w.calls(id);
    expect(await askAgain(w.people.head, call?.id ?? '')).toMatchObject({ code: 'stripe.not-found' });
    await must(askAgain(w.people.broker, call?.id ?? ''));
    // Somebody deletes the draft at Stripe; the same key would only give it back.
    books.addLines = asIs;
    books.deleteInvoice(await w.open(id));
    w.stripe.trouble(() => '401');
    await w.work();
    expect((await w.calls(id))[0]).toMatchObject({
      state: 'waiting',
      lastError: expect.stringContaining('API Key'),
    });
    w.stripe.trouble(null);
    w.later();
    await w.workThrough();
    expect(books.get(await w.open(id))).toMatchObject({ status: 'open', total: 80_00 });
    expect(await differencesFor('testshire')).toEqual([]);
  });

  it('transfers wait for the school’s account, and are made once', async () => {
    const account = await w.onboarded('inactive');
    const id = await w.issued(100_00, { claim: true });
    const other = await w.issued(100_00, { claim: true });
    await w.work();
    for (const one of [id, other]) await w.tell(w.stripe.books.pay(await w.open(one), { fee: 0 }));
    await w.work();
    // Not onboarded: it stays owed.
    expect(w.stripe.books.of('transfer')).toEqual([]);
    expect((await db().select().from(payable)).map(({ balancePence }) => balancePence)).toEqual([
      100_00, 100_00,
    ]);
    w.stripe.books.capable(account, 'active');
    await w.reconcile();
    const [party] = await db().select().from(stripeParty).where(eq(stripeParty.connectedId, account));
    expect(party).toMatchObject({ transfers: true });
    expect(w.stripe.books.of('transfer').map(({ amount, destination }) => [amount, destination])).toEqual([
      [100_00, account],
      [100_00, account],
    ]);
    expect(await w.books()).toEqual({});
    // Told again, compared again: nothing is sent twice.
    await w.tell(w.stripe.books.capable(account, 'active'));
    await w.work();
    await w.reconcile();
    expect(w.stripe.books.of('transfer')).toHaveLength(2);
    expect((await db().select().from(stripeCall)).every(({ state }) => state === 'done')).toBe(true);
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
    w.stripe.forgetKeys();
    w.later(25 * 60);
    await w.workThrough();
    expect(books.of('transfer').map(({ amount }) => amount)).toEqual([100_00, 60_00, 70_00]);
    expect((await db().select().from(payable)).every(({ balancePence }) => balancePence === 0)).toBe(true);
    expect(await checkStripe(db())).toMatchObject({ problems: [] });
    await w.books();
  });
});

describe('the webhook', () => {
  const post = (body: string, header: string | null) =>
    receiveNotice(
      new Request('http://localhost/webhooks/stripe', {
        method: 'POST',
        body,
        headers: header === null ? {} : { 'stripe-signature': header },
      }),
    );

  it('stores an id once and nothing else of it, and refuses what is not signed so', async () => {
    const notice = {
      id: 'evt_1',
      object: 'event',
      type: 'invoice.paid',
      data: { object: { amount_paid: 1 } },
    };
    const { body, header } = signedNotice(notice);
    expect((await post(body, header)).status).toBe(200);
    expect((await post(body, header)).status).toBe(200);
    expect(await db().select().from(stripeEvent)).toMatchObject([
      { id: 'evt_1', type: null, state: 'waiting' },
    ]);
    expect((await post(body.replace('1', '2'), header)).status).toBe(400);
    expect((await post(body, null)).status).toBe(400);
    // An event nobody but the notice knows of changes nothing.
    await w.work();
    expect(await db().select().from(stripeEvent)).toMatchObject([{ state: 'ignored' }]);
    expect(await db().select().from(stripeHeld)).toEqual([]);
  });
});

describe('a home school', () => {
  it('is set up at Stripe by its head: one account, a link each time, and nobody else', async () => {
    const { release, head, broker } = w.people;
    const urn = 100002;
    expect(await onboardingFor(broker, urn)).toBeNull();
    expect(await onboardingFor(head, urn)).toBeNull();
    expect(await onboardingFor(release, null)).toMatchObject({ urn, state: 'none' });
    const begin = () => beginOnboarding(release, urn, 'http://localhost', w.gate);
    const both = await Promise.all([begin(), begin()]);
    expect(both.map((one) => one.ok)).toContain(true);
    expect(await begin()).toMatchObject({ ok: true, value: { url: expect.stringContaining('acct_') } });
    expect(w.stripe.books.of('account')).toHaveLength(1);
    expect(await onboardingFor(release, urn)).toMatchObject({ state: 'begun' });
    expect(await checkOnboarding(release, urn, w.gate)).toEqual({ ok: true, value: { ready: false } });
    w.stripe.books.capable(w.stripe.books.of('account')[0]?.id ?? '', 'active');
    expect(await checkOnboarding(release, urn, w.gate)).toEqual({ ok: true, value: { ready: true } });
    const [party] = await db().select().from(stripeParty).where(eq(stripeParty.urn, urn));
    expect(party).toMatchObject({ transfers: true });
    w.stripe.trouble(() => '500');
    expect(await begin()).toMatchObject({ code: 'stripe.unavailable' });
    expect(await beginOnboarding(head, urn, 'http://localhost', w.gate)).toMatchObject({
      code: 'stripe.not-found',
    });
  });
});
