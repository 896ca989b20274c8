import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { can, next } from '~/kernel/state-machine';
import type { Verdict } from '~/kernel/verdict';
import { type EntrySums, figuresOf, moneyEvent } from './balance';
import { INVOICE_EVENTS, type InvoiceEvent, invoiceMachine, isOpen, isOverdue } from './invoice-states';
import { INVOICE_STATES, type InvoiceState } from './vocabulary';

/** Where each event leads from each state; every pair that is not here is refused. */
const ALLOWED: Record<InvoiceState, Partial<Record<InvoiceEvent, InvoiceState>>> = {
  draft: { approve: 'approved', void: 'void', 'credit-all': 'void' },
  approved: { issue: 'issued', void: 'void', 'credit-all': 'void' },
  issued: {
    'take-part': 'part-paid',
    settle: 'paid',
    'credit-all': 'void',
    void: 'void',
    'write-off': 'written-off',
  },
  'part-paid': {
    'take-part': 'part-paid',
    settle: 'paid',
    'reopen-part': 'part-paid',
    reopen: 'issued',
    'write-off': 'written-off',
  },
  paid: { 'reopen-part': 'part-paid', reopen: 'issued', 'credit-all': 'void' },
  void: {},
  'written-off': { 'reinstate-part': 'part-paid', reinstate: 'issued' },
};

describe.each(INVOICE_STATES)('an invoice that is %s', (state) => {
  it.each(INVOICE_EVENTS)('%s', (event) => {
    const to = ALLOWED[state][event];
    const verdict = next(invoiceMachine, state, event);
    expect(verdict.ok && verdict.value).toBe(to ?? false);
    if (!to) expect(verdict).toMatchObject({ code: 'invoice.not-allowed' });
  });
});

it('is never issued twice, nor made void once something was received', () => {
  for (const state of INVOICE_STATES) {
    expect(can(invoiceMachine, state, 'issue'), state).toBe(state === 'approved');
    if (state === 'part-paid' || state === 'paid') expect(can(invoiceMachine, state, 'void')).toBe(false);
  }
});

describe('what money makes of an invoice', () => {
  const sums = { netPence: 1000, vatPence: 200, totalPence: 1200 };
  const step = fc.record({
    kind: fc.constantFrom('received' as const, 'receipt-reversed' as const, 'credit-note' as const),
    amount: fc.integer({ min: 1, max: 1200 }),
  });

  it('always has an event the machine allows, and says truly whether something is left to pay', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let state: InvoiceState = 'issued';
        const entries: EntrySums[] = [];
        for (const { kind, amount } of steps) {
          const { balancePence, receivedPence } = figuresOf(sums, entries);
          if (!['issued', 'part-paid', 'paid'].includes(state)) break;
          const most = kind === 'receipt-reversed' ? receivedPence : balancePence;
          if (amount > most) continue;
          const amountPence = kind === 'receipt-reversed' ? -amount : amount;
          entries.push({ kind, amountPence, netPence: amountPence, vatPence: 0 });
          const figures = figuresOf(sums, entries);
          const event = moneyEvent(state, figures);
          if (event) {
            const to: Verdict<InvoiceState> = next(invoiceMachine, state, event);
            if (!to.ok) throw new Error(`${state} ${event}`);
            state = to.value;
          }
          expect(isOpen(state)).toBe(figures.balancePence > 0);
          if (state === 'paid' || state === 'part-paid') expect(figures.receivedPence).toBeGreaterThan(0);
          if (state === 'issued' || state === 'void') expect(figures.receivedPence).toBe(0);
        }
      }),
    );
  });

  it('gives a paid invoice credit without opening it, and settles it when all of that is paid back', () => {
    const entry = (kind: EntrySums['kind'], amountPence: number): EntrySums => ({
      kind,
      amountPence,
      netPence: amountPence,
      vatPence: 0,
    });
    const credited = figuresOf(sums, [entry('received', 1200), entry('credit-note', 500)]);
    expect(credited.balancePence).toBe(-500);
    expect(moneyEvent('paid', credited)).toBeNull();
    const back = figuresOf(sums, [
      entry('received', 1200),
      entry('credit-note', 500),
      entry('receipt-reversed', -500),
    ]);
    expect(back.balancePence).toBe(0);
    expect(moneyEvent('paid', back)).toBeNull();
  });

  it('does not move a draft that is credited in part, and ends one that is credited whole', () => {
    const credit = (amountPence: number) =>
      figuresOf(sums, [{ kind: 'credit-note', amountPence, netPence: amountPence, vatPence: 0 }]);
    expect(moneyEvent('draft', credit(500))).toBeNull();
    expect(moneyEvent('approved', credit(1200))).toBe('credit-all');
  });
});

it('is overdue from the day after it was due, while something is left to pay', () => {
  const invoice = { state: 'issued' as const, dueOn: '2027-03-04', balancePence: 1 };
  expect(isOverdue(invoice, '2027-03-04')).toBe(false);
  expect(isOverdue(invoice, '2027-03-05')).toBe(true);
  for (const state of ['draft', 'approved', 'paid', 'void', 'written-off'] as const)
    expect(isOverdue({ ...invoice, state }, '2028-01-01'), state).toBe(false);
});
