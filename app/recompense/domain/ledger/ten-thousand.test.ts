import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ON_DAYS_GIVEN, PAYERS, type RecompenseTerms, recompenseOf, SHARINGS } from '~/agreements/domain';
import { VAT_TREATMENTS } from '~/kernel/vat';
import { MoneyBook } from '../../../../tests/support/money-book';
import { DEEDS, type DeedName } from '../../../../tests/support/money-deeds';

/** Sequences in all; each of 6 to 34 deeds after a visit and a first claim. */
const SEQUENCES = 10_000;

const INSTALMENTS: readonly RecompenseTerms['instalments'][] = [
  [ON_DAYS_GIVEN],
  [
    { key: 'sign', when: 'on-signing', term: null, basisPoints: 3_333 },
    { key: 'days', when: 'on-days', term: null, basisPoints: 5_000 },
    { key: 'exit', when: 'on-exit', term: null, basisPoints: 1_667 },
  ],
  [
    { key: 'autumn', when: 'by-term', term: '2026-1-autumn', basisPoints: 5_001 },
    { key: 'spring', when: 'by-term', term: '2026-2-spring', basisPoints: 4_999 },
  ],
];

const anyTerms: fc.Arbitrary<RecompenseTerms> = fc.record({
  ratePence: fc.integer({ min: 0, max: 70_000 }),
  halfDays: fc.integer({ min: 0, max: 24 }),
  onCostsBasisPoints: fc.integer({ min: 0, max: 3_000 }),
  backfillPencePerDay: fc.integer({ min: 0, max: 25_000 }),
  expensesCapPence: fc.integer({ min: 0, max: 20_000 }),
  payer: fc.constantFrom(...PAYERS),
  sharing: fc.constantFrom(...SHARINGS),
  authorityPercent: fc.integer({ min: 0, max: 100 }),
  authorityPence: fc.integer({ min: 0, max: 400_000 }),
  brokerageBasisPoints: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 10_000 })),
  vat: fc.constantFrom(...VAT_TREATMENTS),
  instalments: fc.constantFrom(...INSTALMENTS),
  note: fc.constant(''),
});

/** Deeds by weight: what makes money comes more often than what takes it away, so that there is something to take. */
const WEIGHTS: Record<DeedName, number> = {
  allocate: 2,
  commit: 3,
  release: 1,
  visit: 4,
  correct: 1,
  claim: 6,
  approve: 8,
  decline: 1,
  clawBack: 4,
  charge: 2,
  issue: 9,
  receive: 10,
  reverseReceipt: 5,
  refund: 6,
  credit: 2,
  void: 1,
  writeOff: 2,
  reinstate: 6,
  pay: 4,
  reversePayment: 1,
};
const NAMES = (Object.keys(WEIGHTS) as DeedName[]).flatMap(
  (
    name, // keys as declared
  ) => Array.from({ length: WEIGHTS[name] }, () => name),
);

const anyDeeds = fc.array(
  fc.tuple(fc.constantFrom(...NAMES), fc.nat({ max: 1_000_000 }), fc.nat({ max: 1_000_000 })),
  { minLength: 6, maxLength: 34, size: 'max' },
);

describe('ten thousand sequences of claims, payments, credits and voids', () => {
  it('keep the ledger at zero after every step, no balance negative, every total explained by the records', () => {
    const seen = new Map<DeedName, number>();
    fc.assert(
      fc.property(anyTerms, fc.boolean(), anyDeeds, (terms, hasPots, deeds) => {
        const book = new MoneyBook(terms, hasPots);
        DEEDS.allocate(book, 0, 399_999);
        DEEDS.commit(book, 0, 3);
        for (const day of [0, 40, 80]) DEEDS.visit(book, day, 3);
        DEEDS.claim(book, 2, 3);
        DEEDS.approve(book, 0, 1);
        for (const [name, which, much] of deeds) {
          const before = book.postings.length;
          DEEDS[name](book, which, much);
          if (book.postings.length > before) seen.set(name, (seen.get(name) ?? 0) + 1);
          const faults = book.faults();
          if (faults.length > 0) throw new Error(`After ${name}: ${faults.join('; ')}`);
        }
        // What was approved, less what was taken back, is never more than was agreed.
        const whole = recompenseOf(terms);
        const kept = book
          .approved()
          .reduce((sum, { settlement, lines }) => sum + settlement.netPence - back(lines), 0);
        expect(kept).toBeLessThanOrEqual(whole.total);
      }),
      { numRuns: SEQUENCES, seed: 22_112_026 },
    );
    // Sequences in which nothing happens prove nothing: each deed that moves money did so often.
    const moves = NAMES.filter((name) => !['visit', 'correct', 'claim', 'decline', 'issue'].includes(name));
    for (const name of new Set(moves)) expect(seen.get(name) ?? 0, name).toBeGreaterThan(100);
  });
});

const back = (lines: readonly { removed: boolean; clawedBackPence: number }[]) =>
  lines.reduce((sum, { removed, clawedBackPence }) => sum + (removed ? 0 : clawedBackPence), 0);
