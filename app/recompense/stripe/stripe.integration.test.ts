import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { payable, stripeCall, stripeEvent, stripeHeld, stripeParty } from '#drizzle/schema';
import { db } from '~/platform/db.server';
import { must } from '../../../tests/support/recompense-world';
import { signedNotice } from '../../../tests/support/stripe-server';
import { newStripeWorld, type StripeWorld } from '../../../tests/support/stripe-world';
import { giveCredit } from '../invoices/commands.server';
import { askAgain, resolveHeld } from './commands.server';
import { differencesFor } from './compare.server';
import { beginOnboarding, checkOnboarding, onboardingFor } from './onboarding.server';
import { payOnlineOf } from './queries.server';
import { receiveNotice } from './webhook.server';

let w: StripeWorld;
beforeEach(async () => {
  w = await newStripeWorld();
});

describe('an invoice that is paid online', () => {
  it('has a bill once issued, is paid by it, and fee and payout are posted', async () => {
    w.gate.methods = ['card', 'bacs_debit', 'customer_balance'];
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
      payment_settings: { payment_method_types: ['card', 'bacs_debit', 'customer_balance'] },
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
    await w.byBank(id, 40_00);
    await w.work();
    const second = await w.open(id);
    expect(w.stripe.books.get(first).status).toBe('void');
    expect(w.stripe.books.get(second)).toMatchObject({ status: 'open', total: 60_00 });
    // Changed twice before the worker came: what was never asked for is not asked.
    const { version } = await w.invoice(id);
    await must(giveCredit(w.people.lead, { id, version, amount: 10_00, reason: 'Agreed' }));
    await w.byBank(id, 20_00);
    const before = w.stripe.asked.length;
    await w.work();
    expect(w.stripe.asked.slice(before).filter((name) => name === 'POST /v1/invoices')).toHaveLength(1);
    expect((await w.bills(id)).map(({ status }) => status)).toEqual(['void', 'void', 'dropped', 'open']);
    expect(w.stripe.books.get(await w.open(id)).total).toBe(30_00);
    await w.byBank(id, 30_00);
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
    await w.byBank(tooMuch, 70_00);
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
