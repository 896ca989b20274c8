import { describe, expect, it } from 'vitest';
import {
  type ComparedBill,
  type ComparedCall,
  type ComparedInvoice,
  DIFFERENCES,
  differencesOf,
} from './differences';

const bill: ComparedBill = {
  id: 'b',
  amountPence: 500,
  status: 'open',
  current: true,
  takenPence: null,
  held: false,
};
const call: ComparedCall = { id: 'c', kind: 'bill', state: 'done', attempts: 1, billId: 'b' };
const sound: ComparedInvoice = {
  id: 'i',
  state: 'issued',
  balancePence: 500,
  bills: [bill],
  calls: [call],
  entriesPence: 0,
  ledgerPence: 0,
};
const kinds = (invoice: Partial<ComparedInvoice>) =>
  differencesOf({ ...sound, ...invoice }).map(({ kind }) => kind);

describe('Stripe, an invoice and the ledger', () => {
  const taken = { ...bill, status: 'paid', current: false, takenPence: 500 };
  it('agree where all is as it should be, under way or decided by a person', () => {
    expect(kinds({})).toEqual([]);
    expect(
      kinds({ state: 'paid', balancePence: 0, bills: [taken], entriesPence: 500, ledgerPence: 500 }),
    ).toEqual([]);
    expect(
      kinds({ bills: [{ ...bill, status: 'wanted' }], calls: [{ ...call, state: 'waiting', attempts: 0 }] }),
    ).toEqual([]);
    expect(kinds({ bills: [{ ...bill, status: 'paid', held: true }] })).toEqual([]);
    // A part a person took: what is left is asked for by another bill.
    const part = { ...bill, current: false, status: 'void', takenPence: 100, held: true };
    const rest = { ...bill, id: 'b2', amountPence: 400 };
    const money = { entriesPence: 100, ledgerPence: 100 };
    expect(kinds({ state: 'part-paid', balancePence: 400, bills: [part, rest], ...money })).toEqual([]);
    expect(
      kinds({
        bills: [
          { ...bill, current: false },
          { ...bill, id: 'b2' },
        ],
        calls: [{ ...call, kind: 'unbill', state: 'waiting' }],
      }),
    ).toEqual([]);
    expect(
      kinds({ state: 'void', balancePence: 0, bills: [{ ...bill, current: false, status: 'void' }] }),
    ).toEqual([]);
  });

  it.each([
    ['no-bill', { bills: [] }],
    ['bill-amount', { balancePence: 400, state: 'part-paid' }],
    ['bill-amount', { state: 'written-off' }],
    ['paid-not-taken', { bills: [{ ...bill, status: 'paid' }] }],
    [
      'taken-not-paid',
      { balancePence: 500, bills: [{ ...bill, takenPence: 100 }], entriesPence: 100, ledgerPence: 100 },
    ],
    [
      'earlier-open',
      {
        bills: [
          { ...bill, current: false },
          { ...bill, id: 'b2' },
        ],
      },
    ],
    ['call-waits', { calls: [{ ...call, state: 'waiting', attempts: 3 }] }],
    ['call-failed', { calls: [{ ...call, state: 'failed' }] }],
    ['ledger', { entriesPence: 5 }],
  ] as const)('differ: %s', (kind, invoice) => {
    expect(kinds(invoice)).toEqual([kind]);
  });

  it('can differ in each way that has words', () => {
    expect(new Set(DIFFERENCES).size).toBe(8);
  });
});
