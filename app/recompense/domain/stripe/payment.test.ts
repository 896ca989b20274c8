import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INVOICE_STATES } from '../invoices/vocabulary';
import { decisionsFor, HELD_DECISIONS, movesMoney, PAYMENT_KINDS } from './held';
import {
  type BillAtStripe,
  billStands,
  billWanted,
  type InvoiceStanding,
  judgePayment,
  transferable,
} from './payment';
import { HELD_KINDS } from './vocabulary';

const paid = { status: 'paid', currency: 'gbp', paid: 500, paidElsewhere: 0 };
const owed = { state: 'issued', balancePence: 500 } as const;
const bill = { amountPence: 500 };

describe('a payment at Stripe', () => {
  type Case = [words: string, stripe: Partial<BillAtStripe>, invoice: InvoiceStanding, verdict: object];
  const cases: Case[] = [
    ['is taken to the penny', {}, owed, { do: 'take', pence: 500 }],
    [
      'is taken by an earlier bill that still fits',
      {},
      { ...owed, balancePence: 700 },
      { do: 'take', pence: 500 },
    ],
    ['is nothing while the bill is open', { status: 'open', paid: 0 }, owed, { do: 'nothing' }],
    ['is nothing for a void bill', { status: 'void', paid: 0 }, owed, { do: 'nothing' }],
    ['of another currency is held', { currency: 'usd' }, owed, { do: 'hold', kind: 'currency' }],
    [
      'of another currency is held before its amount',
      { currency: 'eur', paid: 499 },
      owed,
      { kind: 'currency' },
    ],
    ['a penny short is held', { paid: 499 }, owed, { do: 'hold', kind: 'amount' }],
    ['a penny over is held', { paid: 501 }, owed, { do: 'hold', kind: 'amount' }],
    ['in part is held', { status: 'open', paid: 200 }, owed, { do: 'hold', kind: 'amount' }],
    ['of nothing is held', { paid: 0 }, owed, { do: 'hold', kind: 'amount' }],
    ['made elsewhere is held', { paidElsewhere: 500 }, owed, { do: 'hold', kind: 'amount' }],
    ['above the balance is held', {}, { ...owed, balancePence: 499 }, { do: 'hold', kind: 'overpaid' }],
    ...(['draft', 'approved', 'paid', 'void', 'written-off'] as const).map(
      (state): Case => [
        `for an invoice that is ${state} is held`,
        {},
        { state, balancePence: 0 },
        { do: 'hold', kind: 'not-open' },
      ],
    ),
  ];
  it.each(cases)('%s', (_words, more, invoice, verdict) => {
    expect(judgePayment(bill, invoice, { ...paid, ...more })).toMatchObject(verdict);
  });

  it('is never taken unless it is what was asked for and what is owed', () => {
    const pence = fc.integer({ min: 0, max: 4 });
    fc.assert(
      fc.property(
        fc.record({ amountPence: pence }),
        fc.record({ state: fc.constantFrom(...INVOICE_STATES), balancePence: pence }),
        fc.record({
          status: fc.constantFrom('draft', 'open', 'paid', 'void', 'uncollectible'),
          currency: fc.constantFrom('gbp', 'GBP', 'usd'),
          paid: pence,
          paidElsewhere: pence,
        }),
        (ours, invoice, stripe) => {
          const judged = judgePayment(ours, invoice, stripe);
          if (judged.do === 'take') {
            expect(judged.pence).toBe(ours.amountPence);
            expect(stripe).toMatchObject({ status: 'paid', paid: ours.amountPence, paidElsewhere: 0 });
            expect(judged.pence).toBeLessThanOrEqual(invoice.balancePence);
            expect(['issued', 'part-paid']).toContain(invoice.state);
          }
          // No money that moved goes by unseen.
          if (judged.do === 'nothing') expect(stripe.paid).toBe(0);
          if (judged.do === 'hold') expect(judged.why).not.toBe('');
        },
      ),
    );
  });
});

describe('a bill', () => {
  it('is wanted for what an open invoice owes, and for nothing else', () => {
    expect(INVOICE_STATES.filter((state) => billWanted({ state, balancePence: 5 }) === 5)).toEqual([
      'issued',
      'part-paid',
    ]);
    expect(billWanted({ state: 'issued', balancePence: 0 })).toBeNull();
    // Owed to the school, after money was clawed back.
    expect(billWanted({ state: 'issued', balancePence: -5 })).toBeNull();
  });
  it('stands while it asks for as much and can be paid', () => {
    expect(['wanted', 'draft', 'open'].every((status) => billStands({ amountPence: 5, status }, 5))).toBe(
      true,
    );
    expect(
      ['paid', 'void', 'uncollectible', 'deleted', 'dropped'].some((status) =>
        billStands({ amountPence: 5, status }, 5),
      ),
    ).toBe(false);
    expect(billStands({ amountPence: 5, status: 'open' }, 4)).toBe(false);
    expect(billStands({ amountPence: 5, status: 'open' }, null)).toBe(false);
  });
});

it('sends on no more than is owed and no more than came and is still there', () => {
  const pence = fc.integer({ min: -5, max: 20 });
  fc.assert(
    fc.property(pence, pence, pence, (owing, received, sent) => {
      const sends = transferable(owing, received, sent);
      expect(sends).toBeGreaterThanOrEqual(0);
      if (sends > 0) {
        expect(sends).toBeLessThanOrEqual(owing);
        expect(sends + sent).toBeLessThanOrEqual(received);
      }
    }),
  );
  expect([transferable(100, 60, 0), transferable(40, 60, 0), transferable(100, 60, 60)]).toEqual([60, 40, 0]);
});

describe('what a person may decide', () => {
  const facts = { pence: 500, invoice: owed, receivedPence: 0 };
  it.each([
    ['amount', facts, ['accept', 'return']],
    ['overpaid', { ...facts, invoice: { ...owed, balancePence: 400 } }, ['accept-part', 'return']],
    ['not-open', { ...facts, invoice: { state: 'paid', balancePence: 0 } }, ['return']],
    ['currency', { ...facts, pence: null }, ['return']],
    ['unknown-invoice', { ...facts, invoice: null }, ['return']],
    ['refund', { ...facts, receivedPence: 500 }, ['reverse', 'note']],
    ['refund', { ...facts, receivedPence: 499 }, ['note']],
    ['dispute', { ...facts, pence: null, receivedPence: 500 }, ['note']],
    ['transfer', facts, ['note']],
  ] as const)('of %s %j: %j', (kind, more, decisions) => {
    expect(decisionsFor({ kind, ...more })).toEqual(decisions);
  });
  it('is always something, and money is taken only for payments, to what is owed', () => {
    for (const kind of HELD_KINDS)
      for (const state of INVOICE_STATES)
        for (const pence of [null, 1, 500, 501]) {
          const decisions = decisionsFor({
            kind,
            pence,
            invoice: { state, balancePence: 500 },
            receivedPence: 1,
          });
          expect(decisions.length).toBeGreaterThan(0);
          if (decisions.includes('accept') || decisions.includes('accept-part')) {
            expect(PAYMENT_KINDS).toContain(kind);
            expect(['issued', 'part-paid']).toContain(state);
          }
        }
    expect(HELD_DECISIONS.filter(movesMoney)).toEqual(['accept', 'accept-part', 'reverse']);
  });
});
