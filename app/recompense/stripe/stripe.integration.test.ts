import { beforeEach, describe, expect, it } from 'vitest';
import { newStripeWorld, type StripeWorld } from '../../../tests/support/stripe-world';

let w: StripeWorld;
beforeEach(async () => {
  w = await newStripeWorld();
});

describe('an invoice that is paid online', () => {
  it('has a bill at Stripe once issued, is paid by it, and its fee and payout are posted', async () => {
    const id = await w.issued(123_45);
    expect((await w.bills(id)).map(({ status, url }) => [status, url])).toEqual([['wanted', null]]);
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
    });
    expect(bill?.url).toBe(atStripe.hosted_invoice_url);
    await w.tell(w.stripe.books.pay(atStripe.id, { fee: 205 }));
    await w.work();
    expect(await w.invoice(id)).toMatchObject({ state: 'paid', balancePence: 0 });
    expect(await w.books()).toEqual({ 'charge-income': -123_45, stripe: 121_40, 'stripe-fees': 205 });
    await w.tell(w.stripe.books.payout());
    await w.work();
    expect(await w.books()).toEqual({ 'charge-income': -123_45, bank: 121_40, 'stripe-fees': 205 });
    expect(await w.held()).toEqual([]);
  });
});
