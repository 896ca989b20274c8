import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayPay, type PayableFigures, payableBalance, payableStateOf, reducible } from './payable';

const total = fc.integer({ min: 1, max: 10_000_000 });

/** Any payable after any sequence of payments, reversals and reductions. */
const lives = fc
  .tuple(total, fc.array(fc.tuple(fc.constantFrom('pay', 'reverse', 'reduce'), fc.nat(10_000_000))))
  .map(([totalPence, steps]) => {
    const figures: PayableFigures = { totalPence, paidPence: 0, reducedPence: 0 };
    const paid: number[] = [];
    for (const [what, pence] of steps) {
      if (what === 'pay' && mayPay(pence, payableBalance(figures)).ok) {
        figures.paidPence += pence;
        paid.push(pence);
      }
      if (what === 'reverse') figures.paidPence -= paid.pop() ?? 0;
      if (what === 'reduce') figures.reducedPence += reducible(pence, payableBalance(figures));
    }
    return figures;
  });

describe('a payable', () => {
  it('is never paid beyond its total, and its state follows from its figures', () => {
    fc.assert(
      fc.property(lives, (figures) => {
        const balance = payableBalance(figures);
        expect(balance).toBeGreaterThanOrEqual(0);
        expect(figures.paidPence).toBeGreaterThanOrEqual(0);
        const state = payableStateOf(figures);
        expect(state === 'paid' || state === 'cancelled').toBe(balance === 0);
        expect(state === 'due' || state === 'cancelled').toBe(figures.paidPence === 0);
      }),
    );
  });

  it.each([
    [{ totalPence: 100, paidPence: 0, reducedPence: 0 }, 'due'],
    [{ totalPence: 100, paidPence: 0, reducedPence: 40 }, 'due'],
    [{ totalPence: 100, paidPence: 30, reducedPence: 0 }, 'part-paid'],
    [{ totalPence: 100, paidPence: 100, reducedPence: 0 }, 'paid'],
    [{ totalPence: 100, paidPence: 30, reducedPence: 70 }, 'paid'],
    [{ totalPence: 100, paidPence: 0, reducedPence: 100 }, 'cancelled'],
  ] as const)('%o is %s', (figures, state) => {
    expect(payableStateOf(figures)).toBe(state);
  });

  it.each([
    [0, 100, 'payment.nothing'],
    [-5, 100, 'payment.nothing'],
    [1.5, 100, 'payment.nothing'],
    [1, 0, 'payment.settled'],
    [101, 100, 'payment.overpaid'],
    [100, 100, null],
    [1, 100, null],
  ])('%d pence of a balance of %d: %s', (amount, balance, code) => {
    const verdict = mayPay(amount, balance);
    expect(verdict.ok ? null : verdict.code).toBe(code);
  });
});
