import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanceOf, type Entry, faultOf } from './posting';
import * as postings from './postings';
import type { LedgerAccount } from './vocabulary';

const pence = fc.integer({ min: 1, max: 20_000_000 });
const none = fc.integer({ min: 0, max: 20_000_000 });
const via = fc.constantFrom('bank' as const, 'stripe' as const);
const kind = fc.constantFrom('claim' as const, 'charge' as const, 'claw-back' as const);
const claim = {
  agreementId: 'agreement',
  providerId: 'ann',
  urn: 100001,
  homeUrn: 100002,
  invoiceId: 'invoice',
  payableId: 'payable',
};
const invoice = { invoiceId: 'invoice', urn: 100001 };
const payable = { payableId: 'payable', homeUrn: 100002, providerId: 'ann', agreementId: 'agreement' };
const pot = { potId: 'pot', agreementId: 'agreement' };

/** Any whole, divided in any way between who pays and who gets. */
const division = fc
  .record({
    whole: pence,
    authority: fc.integer({ min: 0, max: 100 }),
    home: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ whole, authority, home }) => {
    const authorityPence = Math.round((whole * authority) / 100);
    const homeSchoolPence = Math.round((whole * home) / 100);
    return {
      authorityPence,
      schoolPence: whole - authorityPence,
      homeSchoolPence,
      brokeragePence: whole - homeSchoolPence,
    };
  });
const vat = fc.record({ schoolPence: none, homeSchoolPence: none });

/** Every builder of the file, with any sums. */
const BUILT: Record<keyof typeof postings, fc.Arbitrary<Entry[]>> = {
  claimApproved: fc
    .tuple(division, vat, pence)
    .map(([parts, tax, p]) => postings.claimApproved(parts, tax, claim, postings.potSpent(p, pot))),
  clawedBack: fc
    .tuple(division, vat, fc.integer({ min: 0, max: 100 }), none)
    .map(([parts, tax, share, madeGoodPence]) =>
      postings.clawedBack(
        {
          division: parts,
          vat: tax,
          fromPayablePence: Math.round(((parts.homeSchoolPence + tax.homeSchoolPence) * share) / 100),
          school: { creditedPence: Math.round((parts.schoolPence * share) / 100), madeGoodPence },
        },
        { ...claim, clawBackInvoiceId: 'back' },
      ),
    ),
  chargeApproved: fc
    .tuple(pence, none)
    .map(([netPence, vatPence]) => postings.chargeApproved({ netPence, vatPence }, invoice)),
  received: fc.tuple(pence, via).map(([p, by]) => postings.received(p, by, invoice)),
  receiptReversed: fc.tuple(pence, via).map(([p, by]) => postings.receiptReversed(p, by, invoice)),
  refunded: fc.tuple(pence, via).map(([p, by]) => postings.refunded(p, by, invoice)),
  credited: fc
    .tuple(kind, pence, none)
    .map(([of, netPence, vatPence]) => postings.credited(of, { netPence, vatPence }, invoice)),
  voided: fc
    .tuple(kind, pence, none)
    .map(([of, netPence, vatPence]) => postings.voided(of, { netPence, vatPence }, invoice)),
  writtenOff: pence.map((p) => postings.writtenOff(p, invoice)),
  reinstated: pence.map((p) => postings.reinstated(p, invoice)),
  paidOut: fc.tuple(pence, via).map(([p, by]) => postings.paidOut(p, by, payable)),
  paymentReversed: fc.tuple(pence, via).map(([p, by]) => postings.paymentReversed(p, by, payable)),
  potAllocated: fc
    .tuple(pence, fc.constantFrom(1, -1))
    .map(([p, sign]) => postings.potAllocated(p * sign, 'pot')),
  potCommitted: pence.map((p) => postings.potCommitted(p, pot)),
  potReleased: pence.map((p) => postings.potReleased(p, pot)),
  potSpent: pence.map((p) => postings.potSpent(p, pot)),
  potUnspent: fc
    .tuple(pence, fc.constantFrom('pot.committed' as const, 'pot.free' as const))
    .map(([p, to]) => postings.potUnspent(p, pot, to)),
  stripeFee: pence.map((p) => postings.stripeFee(p)),
  stripePayout: pence.map((p) => postings.stripePayout(p)),
};

/** Sum of an account. */
const on = (entries: readonly Entry[], account: LedgerAccount, tag: Partial<Entry> = {}) =>
  balanceOf(
    entries.filter(
      (entry) =>
        entry.account === account &&
        Object.entries(tag).every(([key, value]) => entry[key as keyof Entry] === value),
    ),
  );

describe('postings', () => {
  it.each(Object.entries(BUILT))('%s makes zero for any sums', (_, built) => {
    fc.assert(
      fc.property(built, (entries) => {
        expect(faultOf(entries)).toBeNull();
      }),
    );
  });

  it('of a claim say what each is owed: the school its part with VAT, the home school its own', () => {
    const parts = {
      authorityPence: 60_000,
      schoolPence: 40_000,
      homeSchoolPence: 95_000,
      brokeragePence: 5_000,
    };
    const entries = postings.claimApproved(parts, { schoolPence: 8_000, homeSchoolPence: 19_000 }, claim);
    expect(on(entries, 'receivable', { invoiceId: 'invoice', urn: 100001 })).toBe(48_000);
    expect(on(entries, 'payable', { payableId: 'payable', urn: 100002 })).toBe(-114_000);
    expect(on(entries, 'support-cost')).toBe(60_000);
    expect(on(entries, 'brokerage')).toBe(-5_000);
    expect([on(entries, 'vat-output'), on(entries, 'vat-input')]).toEqual([-8_000, 19_000]);
  });

  it('of a claw-back undo those of the claim account by account, wherever the home school’s part is taken from', () => {
    fc.assert(
      fc.property(division, vat, (parts, tax) => {
        const all = [
          ...postings.claimApproved(parts, tax, claim),
          ...postings.clawedBack(
            {
              division: parts,
              vat: tax,
              fromPayablePence: parts.homeSchoolPence + tax.homeSchoolPence,
              school: { creditedPence: parts.schoolPence, madeGoodPence: 0 },
            },
            { ...claim, clawBackInvoiceId: null },
          ),
        ];
        for (const account of [
          'support-cost',
          'receivable',
          'payable',
          'brokerage',
          'vat-output',
          'vat-input',
        ] as const)
          expect(on(all, account)).toBe(0);
      }),
    );
  });

  it('of a claw-back put what the payable does not bear on an invoice to the home school', () => {
    const parts = { authorityPence: 10_000, schoolPence: 0, homeSchoolPence: 10_000, brokeragePence: 0 };
    const entries = postings.clawedBack(
      {
        division: parts,
        vat: { schoolPence: 0, homeSchoolPence: 0 },
        fromPayablePence: 4_000,
        school: { creditedPence: 0, madeGoodPence: 0 },
      },
      { ...claim, clawBackInvoiceId: 'back' },
    );
    expect(on(entries, 'receivable', { invoiceId: 'back', urn: 100002 })).toBe(6_000);
    expect(on(entries, 'payable')).toBe(4_000);
  });

  it('are refused where the parts make no whole, or more is taken from a payable than is taken back', () => {
    const parts = { authorityPence: 10_000, schoolPence: 0, homeSchoolPence: 9_999, brokeragePence: 0 };
    const tax = { schoolPence: 0, homeSchoolPence: 0 };
    expect(() => postings.claimApproved(parts, tax, claim)).toThrow('same whole');
    const whole = { ...parts, homeSchoolPence: 10_000 };
    expect(() =>
      postings.clawedBack(
        {
          division: whole,
          vat: tax,
          fromPayablePence: 10_001,
          school: { creditedPence: 0, madeGoodPence: 0 },
        },
        { ...claim, clawBackInvoiceId: null },
      ),
    ).toThrow('more from a payable');
  });

  it('of a credit note undo a charge’s, and a void what is left of it', () => {
    fc.assert(
      fc.property(pence, none, (netPence, vatPence) => {
        const sum = { netPence, vatPence };
        for (const undo of [postings.credited, postings.voided]) {
          const all = [...postings.chargeApproved(sum, invoice), ...undo('charge', sum, invoice)];
          for (const account of ['receivable', 'charge-income', 'vat-output'] as const)
            expect(on(all, account)).toBe(0);
        }
      }),
    );
  });
});
