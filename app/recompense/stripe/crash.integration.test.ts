import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { payable, payment } from '#drizzle/schema';
import { db } from '~/platform/db.server';
import { dialect } from '../../../tests/support/database';
import type { Made } from '../../../tests/support/stripe-books';
import type { Trouble } from '../../../tests/support/stripe-server';
import { Crash, newStripeWorld, type StripeWorld } from '../../../tests/support/stripe-world';
import { checkStripe } from './checks.server';
import { differencesFor } from './compare.server';

/** Rules are tried at length on SQLite; PostgreSQL sees that the statements and the two workers hold there too. */
const runs = (many: number) => (dialect === 'postgres' ? Math.ceil(many / 8) : many);

let w: StripeWorld;
beforeEach(async () => {
  w = await newStripeWorld();
});

/** One life of a claim's invoice: issued, billed, partly paid by bank, billed anew, paid online, its school paid. */
async function life(after: (id: string) => Promise<void> = async () => undefined): Promise<string> {
  const id = await w.issued(100_00, { claim: true });
  await w.workThrough();
  await w.byBank(id, 40_00);
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
      // Ended there twice, as the second attempt may end too: once for a day, once for a while.
      let times = 0;
      w.crash((step) => step === ended && ++times <= 2, true);
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
      'late',
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
            await w.stripe.forgetKeys();
            w.later(25 * 60);
          } else w.later();
          await w.workThrough(20);
          await w.byBank(id, 40_00);
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
    const both = async () => {
      for (let n = 0; n < 3; n++) {
        await Promise.all([w.work(), w.work()]);
        // What met the other worker's request is asked again later.
        w.later();
      }
      await w.workThrough();
    };
    await both();
    for (const id of ids) await w.byBank(id, 40_00);
    await both();
    for (const id of ids) await w.tell(w.stripe.books.pay(await w.open(id), { fee: 99 }));
    await both();
    await expectWhole(ids);
  });
});
