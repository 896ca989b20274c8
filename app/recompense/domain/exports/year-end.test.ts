import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEDGER_ACCOUNTS, POSTING_KINDS } from '../ledger/vocabulary';
import { type LedgerSum, potYears, providerYears, schoolYears, totalOf } from './year-end';

const sum = (
  account: LedgerSum['account'],
  kind: LedgerSum['kind'],
  pence: number,
  before = false,
  key = 'a',
): LedgerSum => ({ key, account, kind, before, pence });

const anySums = fc.array(
  fc.record({
    key: fc.constantFrom('a', 'b', 'c'),
    account: fc.constantFrom(...LEDGER_ACCOUNTS),
    kind: fc.constantFrom(...POSTING_KINDS),
    before: fc.boolean(),
    pence: fc.integer({ min: -1_000_000, max: 1_000_000 }),
  }),
  { maxLength: 40 },
);

describe('a school’s year', () => {
  it('says what became of what it was charged', () => {
    expect(
      schoolYears([
        sum('receivable', 'claim-approved', 5_000, true),
        sum('receivable', 'received', -2_000, true),
        sum('receivable', 'claim-approved', 10_000),
        sum('receivable', 'charge-approved', 1_000),
        sum('receivable', 'credit-note', -500),
        sum('receivable', 'claw-back', -300),
        sum('receivable', 'void', -1_000),
        sum('receivable', 'write-off', -200),
        sum('receivable', 'received', -7_000),
        sum('receivable', 'receipt-reversed', 400),
        sum('support-cost', 'claim-approved', 4_000),
      ]),
    ).toEqual([
      {
        key: 'a',
        owedBefore: 3_000,
        charged: 11_000,
        credited: 1_800,
        writtenOff: 200,
        received: 6_600,
        owedAfter: 5_400,
        authorityPart: 4_000,
      },
    ]);
  });

  it('always adds up, whatever was posted', () => {
    fc.assert(
      fc.property(anySums, (sums) => {
        for (const row of schoolYears(sums)) {
          expect(row.owedBefore + row.charged - row.credited - row.writtenOff - row.received).toBe(
            row.owedAfter,
          );
        }
      }),
    );
  });
});

describe('a pot’s year', () => {
  it('tells what was added, promised and spent in it, and where the pot stands', () => {
    expect(
      potYears([
        sum('pot.allocated', 'pot-allocated', -100_000, true),
        sum('pot.free', 'pot-allocated', 100_000, true),
        sum('pot.allocated', 'pot-allocated', -20_000),
        sum('pot.free', 'pot-allocated', 20_000),
        sum('pot.free', 'committed', -50_000),
        sum('pot.committed', 'committed', 50_000),
        sum('pot.committed', 'released', -5_000),
        sum('pot.free', 'released', 5_000),
        sum('pot.committed', 'claim-approved', -30_000),
        sum('pot.spent', 'claim-approved', 30_000),
      ]),
    ).toEqual([
      {
        key: 'a',
        added: 20_000,
        committed: 45_000,
        spentInYear: 30_000,
        allocated: 120_000,
        promised: 15_000,
        spent: 30_000,
        free: 75_000,
      },
    ]);
  });
});

describe('a provider’s year', () => {
  it('tells what was approved, taken back and paid', () => {
    expect(
      providerYears([
        sum('payable', 'claim-approved', -8_000, true),
        sum('payable', 'paid-out', 8_000, true),
        sum('payable', 'claim-approved', -20_000),
        sum('payable', 'claw-back', 1_500),
        sum('payable', 'paid-out', 12_000),
        sum('payable', 'payment-reversed', -2_000),
      ]),
    ).toEqual([
      { key: 'a', owedBefore: 0, approved: 20_000, takenBack: 1_500, paid: 10_000, owedAfter: 8_500 },
    ]);
  });

  it('always adds up, whatever was posted', () => {
    fc.assert(
      fc.property(anySums, (sums) => {
        for (const row of providerYears(sums)) {
          expect(row.owedBefore + row.approved - row.takenBack - row.paid).toBe(row.owedAfter);
        }
      }),
    );
  });
});

describe('the last row', () => {
  it('adds up every figure', () => {
    const rows = schoolYears([
      sum('receivable', 'claim-approved', 100, false, 'a'),
      sum('receivable', 'claim-approved', 250, false, 'b'),
    ]);
    expect(totalOf(rows)).toMatchObject({ charged: 350, owedAfter: 350, received: 0 });
  });
});
