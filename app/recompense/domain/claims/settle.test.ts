import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTerms } from '#tests/builders/agreement-content';
import { divideClaim, ON_DAYS_GIVEN, type RecompenseTerms, recompenseOf } from '~/agreements/domain';
import { claimedOf, partsLeft, type Settlement, settle, spread, takenBack } from './settle';

const TERMS: RecompenseTerms = {
  ratePence: 50_000,
  halfDays: 10,
  onCostsBasisPoints: 0,
  backfillPencePerDay: 0,
  expensesCapPence: 10_000,
  payer: 'shared',
  sharing: 'percent',
  authorityPercent: 60,
  authorityPence: 0,
  brokerageBasisPoints: 500,
  vat: 'outside',
  instalments: [{ ...ON_DAYS_GIVEN }],
  note: '',
};
const NONE = { workPence: 0, expensesPence: 0 };
const NO_PARTS = { authorityPence: 0, brokeragePence: 0 };
const lines = (work: number, expenses: number) => ({ workPence: work, expensesPence: expenses });

function settled(...args: Parameters<typeof settle>): Settlement {
  const verdict = settle(...args);
  if (!verdict.ok) throw new Error(verdict.message);
  return verdict.value;
}

describe('settling a claim', () => {
  it('sums lines of work and of expenses apart', () => {
    expect(
      claimedOf([
        { kind: 'days', amountPence: 1 },
        { kind: 'instalment', amountPence: 20 },
        { kind: 'expense', amountPence: 300 },
      ]),
    ).toEqual({ workPence: 21, expensesPence: 300 });
  });

  it('divides it between who pays and who receives (reckoned by hand)', () => {
    // £1,000 of work and £50: the authority 60% of £1,050; the brokerage 5% of the work.
    expect(settled(TERMS, NONE, NO_PARTS, lines(100_000, 5_000))).toEqual({
      workPence: 100_000,
      expensesPence: 5_000,
      netPence: 105_000,
      authorityPence: 63_000,
      schoolPence: 42_000,
      homeSchoolPence: 100_000,
      brokeragePence: 5_000,
    });
  });

  it('refuses what all claims together would have beyond the agreed, and says what is left', () => {
    const before = lines(240_000, 0);
    const soFar = { authorityPence: 144_000, brokeragePence: 12_000 };
    expect(settle(TERMS, before, soFar, lines(10_001, 0))).toMatchObject({
      code: 'claim.over-agreed',
      details: { leftPence: 10_000 },
    });
    expect(settle(TERMS, before, soFar, lines(10_000, 10_001))).toMatchObject({ ok: false });
    expect(settle(TERMS, before, soFar, lines(10_000, 10_000)).ok).toBe(true);
  });

  it('leaves parts alone that were agreed otherwise before an amendment', () => {
    const wholly = { authorityPence: 100_000, brokeragePence: 0 };
    expect(settled(TERMS, lines(100_000, 0), wholly, lines(50_000, 0))).toMatchObject({
      authorityPence: 30_000,
      schoolPence: 20_000,
      brokeragePence: 2_500,
    });
  });
});

describe('taking back', () => {
  const settlement = settled(TERMS, NONE, NO_PARTS, lines(100_000, 5_000));

  it('divides as the claim was, the brokerage by work alone (reckoned by hand)', () => {
    expect(takenBack(settlement, NONE, lines(50_000, 0))).toEqual({
      netPence: 50_000,
      authorityPence: 30_000,
      schoolPence: 20_000,
      homeSchoolPence: 47_500,
      brokeragePence: 2_500,
    });
    expect(takenBack(settlement, NONE, lines(0, 5_000))).toMatchObject({
      authorityPence: 3_000,
      homeSchoolPence: 5_000,
      brokeragePence: 0,
    });
    expect(partsLeft(settlement, lines(50_000, 0))).toEqual({
      authorityPence: 33_000,
      brokeragePence: 2_500,
    });
  });
});

/** A share of the agreed sums, in hundredths. */
const step = fc.record({ work: fc.integer({ min: 0, max: 40 }), expenses: fc.integer({ min: 0, max: 40 }) });
const back = fc.record({
  which: fc.nat(10),
  work: fc.integer({ min: 0, max: 100 }),
  expenses: fc.integer({ min: 0, max: 100 }),
});

describe('claims approved and taken back, in any order', () => {
  it('have parts that make each sum, none below nothing, and never exceed the agreed parts', () => {
    fc.assert(
      fc.property(
        anyTerms,
        fc.array(
          fc.oneof(
            step.map((of) => ({ claim: of })),
            back.map((of) => ({ back: of })),
          ),
          { maxLength: 14 },
        ),
        (terms, events) => {
          const agreed = recompenseOf(terms);
          const claims: { settlement: Settlement; taken: { workPence: number; expensesPence: number } }[] =
            [];
          for (const event of events) {
            const before = { ...NONE };
            const soFar = { ...NO_PARTS };
            for (const { settlement, taken } of claims) {
              before.workPence += settlement.workPence - taken.workPence;
              before.expensesPence += settlement.expensesPence - taken.expensesPence;
              const left = partsLeft(settlement, taken);
              soFar.authorityPence += left.authorityPence;
              soFar.brokeragePence += left.brokeragePence;
            }
            expect(soFar.authorityPence).toBeLessThanOrEqual(agreed.authorityPays + 1);
            expect(soFar.brokeragePence).toBeLessThanOrEqual(agreed.brokerage + 1);
            if ('claim' in event) {
              const now = lines(
                Math.min(agreed.work - before.workPence, Math.floor((agreed.work * event.claim.work) / 100)),
                Math.min(
                  agreed.expenses - before.expensesPence,
                  Math.floor((agreed.expenses * event.claim.expenses) / 100),
                ),
              );
              const settlement = settled(terms, before, soFar, now);
              sound(settlement);
              claims.push({ settlement, taken: { ...NONE } });
            } else {
              const claim = claims[event.back.which % Math.max(1, claims.length)];
              if (!claim) continue;
              const { settlement, taken } = claim;
              const now = lines(
                Math.floor(((settlement.workPence - taken.workPence) * event.back.work) / 100),
                Math.floor(((settlement.expensesPence - taken.expensesPence) * event.back.expenses) / 100),
              );
              sound(takenBack(settlement, taken, now));
              claim.taken = lines(taken.workPence + now.workPence, taken.expensesPence + now.expensesPence);
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('make exactly the settlement of a claim that is taken back in steps', () => {
    fc.assert(
      fc.property(anyTerms, fc.array(back, { maxLength: 5 }), (terms, events) => {
        const { work, expenses } = recompenseOf(terms);
        const settlement = settled(terms, NONE, NO_PARTS, lines(work, expenses));
        let taken = { ...NONE };
        const sum = { authority: 0, brokerage: 0, home: 0 };
        const take = (now: typeof taken) => {
          const part = takenBack(settlement, taken, now);
          sum.authority += part.authorityPence;
          sum.brokerage += part.brokeragePence;
          sum.home += part.homeSchoolPence;
          taken = lines(taken.workPence + now.workPence, taken.expensesPence + now.expensesPence);
        };
        for (const event of events) {
          take(
            lines(
              Math.floor(((work - taken.workPence) * event.work) / 100),
              Math.floor(((expenses - taken.expensesPence) * event.expenses) / 100),
            ),
          );
        }
        take(lines(work - taken.workPence, expenses - taken.expensesPence));
        expect(sum).toEqual({
          authority: settlement.authorityPence,
          brokerage: settlement.brokeragePence,
          home: settlement.homeSchoolPence,
        });
      }),
    );
  });

  it('come to the very parts again with the next claim, whatever was taken back', () => {
    fc.assert(
      fc.property(anyTerms, fc.array(back, { minLength: 1, maxLength: 6 }), (terms, backs) => {
        const { work, expenses, authorityPays, brokerage } = recompenseOf(terms);
        const before = { ...NONE };
        const soFar = { ...NO_PARTS };
        const claim = (now: typeof NONE) => {
          const settlement = settled(terms, before, soFar, now);
          before.workPence += now.workPence;
          before.expensesPence += now.expensesPence;
          soFar.authorityPence += settlement.authorityPence;
          soFar.brokeragePence += settlement.brokeragePence;
          return settlement;
        };
        for (const each of backs) {
          const now = lines(
            Math.floor((work - before.workPence) / 3),
            Math.floor((expenses - before.expensesPence) / 3),
          );
          const settlement = claim(now);
          const taken = lines(
            Math.floor((now.workPence * each.work) / 100),
            Math.floor((now.expensesPence * each.expenses) / 100),
          );
          const left = partsLeft(settlement, taken);
          before.workPence -= taken.workPence;
          before.expensesPence -= taken.expensesPence;
          soFar.authorityPence += left.authorityPence - settlement.authorityPence;
          soFar.brokeragePence += left.brokeragePence - settlement.brokeragePence;
        }
        const rest = lines(work - before.workPence, expenses - before.expensesPence);
        // A small claim may have no room to put others right.
        fc.pre(rest.workPence >= 20_000);
        claim(rest);
        expect(soFar).toEqual({ authorityPence: authorityPays, brokeragePence: brokerage });
      }),
    );
  });

  it('come to the very parts of the terms where nothing is taken back', () => {
    fc.assert(
      fc.property(anyTerms, fc.array(step, { maxLength: 8 }), (terms, steps) => {
        const agreed = recompenseOf(terms);
        let before = { ...NONE };
        const soFar = { ...NO_PARTS };
        for (const { work, expenses } of steps) {
          const now = lines(
            Math.min(agreed.work - before.workPence, Math.floor((agreed.work * work) / 100)),
            Math.min(agreed.expenses - before.expensesPence, Math.floor((agreed.expenses * expenses) / 100)),
          );
          const { authorityPence, brokeragePence } = settled(terms, before, soFar, now);
          soFar.authorityPence += authorityPence;
          soFar.brokeragePence += brokeragePence;
          before = lines(before.workPence + now.workPence, before.expensesPence + now.expensesPence);
          const whole = divideClaim(terms, NONE, before);
          expect(soFar).toEqual({
            authorityPence: whole.authorityPence,
            brokeragePence: whole.brokeragePence,
          });
        }
      }),
    );
  });

  function sound({
    netPence,
    authorityPence,
    schoolPence,
    homeSchoolPence,
    brokeragePence,
  }: Omit<Settlement, 'workPence' | 'expensesPence'>): void {
    expect(authorityPence + schoolPence).toBe(netPence);
    expect(homeSchoolPence + brokeragePence).toBe(netPence);
    for (const part of [netPence, authorityPence, schoolPence, homeSchoolPence, brokeragePence]) {
      expect(Number.isSafeInteger(part)).toBe(true);
      expect(part).toBeGreaterThanOrEqual(0);
    }
  }
});

describe('spreading a sum over lines', () => {
  it('loses no penny', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 12 }),
        fc.nat(100),
        (amounts, percent) => {
          const whole = amounts.reduce((sum, one) => sum + one, 0);
          const sum = Math.floor((whole * percent) / 100);
          const parts = spread(sum, amounts);
          expect(parts.reduce((all, one) => all + one, 0)).toBe(sum);
          expect(parts.filter((part, n) => part < 0 || part > (amounts[n] ?? 0))).toEqual([]);
        },
      ),
    );
    expect(spread(100, [1, 1, 1])).toEqual([33, 34, 33]);
  });
});
