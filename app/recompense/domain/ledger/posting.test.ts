import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanceOf, credit, debit, faultOf, reversed } from './posting';
import { LEDGER_ACCOUNTS } from './vocabulary';

const account = fc.constantFrom(...LEDGER_ACCOUNTS);
const amount = fc.integer({ min: 1, max: 100_000_000 });

describe('a posting', () => {
  it('is sound when a debit and a credit of the same sum stand against each other', () => {
    fc.assert(
      fc.property(account, account, amount, (from, to, pence) => {
        expect(faultOf([debit(to, pence), credit(from, pence)])).toBeNull();
      }),
    );
  });

  it('is refused when its sides differ by as little as a penny', () => {
    fc.assert(
      fc.property(amount, fc.constantFrom(-1, 1), (pence, off) => {
        expect(faultOf([debit('support-cost', pence), credit('payable', pence + off)])).toMatch(
          /not zero|two sides/,
        );
      }),
    );
  });

  it('is refused with one side, with parts of a penny, and with nothing', () => {
    expect(faultOf([])).toMatch('two sides');
    expect(faultOf([debit('bank', 100)])).toMatch('two sides');
    expect(faultOf([debit('bank', 100), credit('bank', 0)])).toMatch('two sides');
    expect(faultOf([debit('bank', 0.5), credit('receivable', 0.5)])).toMatch('whole numbers');
  });

  it('and its reversal make nothing, account by account', () => {
    const entries = [debit('support-cost', 600), debit('receivable', 400), credit('payable', 1000)];
    expect(faultOf(reversed(entries))).toBeNull();
    for (const [i, back] of reversed(entries).entries()) {
      expect(balanceOf([back, entries[i] ?? back])).toBe(0);
      expect(back.account).toBe(entries[i]?.account);
    }
  });
});
