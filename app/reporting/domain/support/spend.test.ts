import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '~/recompense/domain/ledger/posting';
import {
  claimApproved,
  clawedBack,
  credited,
  paidOut,
  received,
  writtenOff,
} from '~/recompense/domain/ledger/postings';
import { SPEND_ACCOUNTS, SPEND_KINDS, type SpendEntry, spendOf, spendPerOutcome, wholeOf } from './spend';

const CLIENT = 100001;
const HOME = 100002;
const TAGS = {
  agreementId: 'a',
  providerId: 'p',
  urn: CLIENT,
  homeUrn: HOME,
  invoiceId: 'i',
  payableId: 'y',
};
const division = (authorityPence: number, schoolPence: number, brokeragePence = 0) => ({
  authorityPence,
  schoolPence,
  brokeragePence,
  homeSchoolPence: authorityPence + schoolPence - brokeragePence,
});

/** Entries as the query gives them: of the accounts that say what support cost. */
const read = (...postings: Entry[][]): SpendEntry[] =>
  postings
    .flat()
    .filter(({ account }) => SPEND_ACCOUNTS.includes(account))
    .map(({ account, urn, amountPence }) => ({ account, urn: urn ?? null, amountPence }));

describe('what support has cost', () => {
  const claim = claimApproved(
    division(60_000, 40_000, 5_000),
    { schoolPence: 8_000, homeSchoolPence: 3_000 },
    TAGS,
  );

  it('is what the authority and the school bear of an approved claim, without VAT', () => {
    expect(spendOf(read(claim), CLIENT)).toEqual({ authorityPence: 60_000, schoolPence: 40_000 });
  });

  it('is not known where no claim has been approved', () => {
    expect(spendOf([], CLIENT)).toBeNull();
  });

  it('stays the same when a school is credited or an invoice written off: the authority bears it then', () => {
    const credit = credited('claim', { netPence: 10_000, vatPence: 2_000 }, { invoiceId: 'i', urn: CLIENT });
    expect(spendOf(read(claim, credit), CLIENT)).toEqual({ authorityPence: 70_000, schoolPence: 30_000 });
    const loss = writtenOff(48_000, { invoiceId: 'i', urn: CLIENT });
    expect(spendOf(read(claim, loss), CLIENT)).toEqual({ authorityPence: 108_000, schoolPence: -8_000 });
  });

  it('is less by what was clawed back, whichever way it comes back', () => {
    for (const fromPayablePence of [0, 10_000, 20_000]) {
      const back = clawedBack(
        {
          division: division(12_000, 8_000),
          vat: { schoolPence: 0, homeSchoolPence: 0 },
          fromPayablePence,
          school: { creditedPence: 8_000, madeGoodPence: 0 },
        },
        { ...TAGS, clawBackInvoiceId: 'c' },
      );
      const spend = spendOf(read(claim, back), CLIENT);
      expect(spend).toEqual({ authorityPence: 48_000, schoolPence: 32_000 });
    }
  });

  it('does not count money that only moves: receipts and payments are no kind of its postings', () => {
    const kinds: readonly string[] = SPEND_KINDS;
    expect(kinds).not.toContain('received');
    expect(kinds).not.toContain('paid-out');
    // They would be seen among the entries, were their kinds not left out.
    expect(read(received(100, 'bank', { invoiceId: 'i', urn: CLIENT }))).toHaveLength(1);
    expect(
      read(paidOut(100, 'bank', { payableId: 'y', homeUrn: HOME, providerId: 'p', agreementId: 'a' })),
    ).toEqual([]);
  });

  it('is the whole of every claim, however it is divided', () => {
    const pence = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(pence, pence, pence, pence, (authority, school, schoolVat, homeVat) => {
        const entries = read(
          claimApproved(
            division(authority, school),
            { schoolPence: schoolVat, homeSchoolPence: homeVat },
            TAGS,
          ),
        );
        const spend = spendOf(entries, CLIENT);
        expect(spend && wholeOf(spend)).toBe(authority + school);
      }),
    );
  });
});

describe('the cost of each outcome met', () => {
  it('is nothing where none was met or nothing was claimed', () => {
    expect(spendPerOutcome({ authorityPence: 100, schoolPence: 0 }, 0)).toBeNull();
    expect(spendPerOutcome(null, 2)).toBeNull();
  });
  it('divides the whole', () => {
    expect(spendPerOutcome({ authorityPence: 300, schoolPence: 100 }, 2)).toBe(200);
  });
});
