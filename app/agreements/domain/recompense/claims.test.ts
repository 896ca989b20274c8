import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTerms } from '#tests/builders/agreement-content';
import { type Division, divideClaim } from './division';
import { daysValue, instalmentAmounts, onDaysPence } from './instalments';
import { recompenseOf } from './sums';
import { type Instalment, ON_DAYS_GIVEN, type RecompenseTerms, USUAL_TERMS, wholeTerms } from './terms';

const terms: RecompenseTerms = {
  ratePence: 33_333,
  halfDays: 7,
  onCostsBasisPoints: 0,
  backfillPencePerDay: 0,
  expensesCapPence: 10_000,
  payer: 'shared',
  ...USUAL_TERMS,
  authorityPercent: 50,
  instalments: [ON_DAYS_GIVEN],
  note: '',
};
const instalment = (when: Instalment['when'], basisPoints: number): Instalment => ({
  key: when,
  when,
  term: null,
  basisPoints,
});
const nothing = { workPence: 0, expensesPence: 0 };
const add = (a: Division, b: Division): Division => ({
  netPence: a.netPence + b.netPence,
  authorityPence: a.authorityPence + b.authorityPence,
  schoolPence: a.schoolPence + b.schoolPence,
  homeSchoolPence: a.homeSchoolPence + b.homeSchoolPence,
  brokeragePence: a.brokeragePence + b.brokeragePence,
});
const NONE: Division = {
  netPence: 0,
  authorityPence: 0,
  schoolPence: 0,
  homeSchoolPence: 0,
  brokeragePence: 0,
};

/** Cuts a whole into parts, none below nothing, in any places. */
const cut = (whole: number, at: readonly number[]) => {
  const places = [0, ...at.map((n) => (whole === 0 ? 0 : n % (whole + 1))).sort((a, b) => a - b), whole];
  return places.slice(1).map((place, n) => place - (places[n] ?? 0));
};
const places = fc.array(fc.nat(), { maxLength: 12 });

describe('instalments', () => {
  it('come to their shares of the work, rounded as they add up (reckoned by hand)', () => {
    // 3½ × £333.33 is £1,166.655, so £1,166.66; a third of it is £388.8867 and two thirds are £777.7733.
    const thirds = [instalment('on-signing', 3333), instalment('on-days', 3333), instalment('on-exit', 3334)];
    const amounts = instalmentAmounts({ ...terms, instalments: thirds }).map(
      ({ amountPence }) => amountPence,
    );
    expect(recompenseOf(terms).work).toBe(116_666);
    expect(amounts).toEqual([38_885, 38_885, 38_896]);
  });

  it('always make the price of the work, in pence, none below nothing', () => {
    fc.assert(
      fc.property(anyTerms, (any) => {
        const amounts = instalmentAmounts(any).map(({ amountPence }) => amountPence);
        expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(recompenseOf(any).work);
        for (const amount of amounts) {
          expect(Number.isInteger(amount)).toBe(true);
          expect(amount).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('are each within a penny of their share', () => {
    fc.assert(
      fc.property(anyTerms, (any) => {
        const { work } = recompenseOf(any);
        for (const { amountPence, basisPoints } of instalmentAmounts(any)) {
          expect(Math.abs(amountPence - (work * basisPoints) / 10_000)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe('days claimed', () => {
  it('are worth their part of what is earned by days (reckoned by hand)', () => {
    // Half of £1,166.66 is £583.33 for seven half-days: £83.3329 each, £166.6657 two.
    const half = { ...terms, instalments: [instalment('on-signing', 5000), instalment('on-days', 5000)] };
    expect(onDaysPence(half)).toBe(58_333);
    expect([daysValue(half, 0, 1), daysValue(half, 1, 1), daysValue(half, 0, 2)]).toEqual([
      8333, 8334, 16_667,
    ]);
  });

  it('make exactly the part that is earned by days, claimed in any steps', () => {
    fc.assert(
      fc.property(anyTerms, places, (any, at) => {
        let before = 0;
        let sum = 0;
        for (const halfDays of cut(any.halfDays, at)) {
          const value = daysValue(any, before, halfDays);
          expect(value).toBeGreaterThanOrEqual(0);
          before += halfDays;
          sum += value;
        }
        expect(sum).toBe(any.halfDays === 0 ? 0 : onDaysPence(any));
      }),
    );
  });

  it('beyond those agreed are worth nothing', () => {
    fc.assert(
      fc.property(anyTerms, fc.nat(40), fc.nat(40), (any, over, more) => {
        expect(daysValue(any, any.halfDays + over, more)).toBe(0);
        expect(daysValue(any, 0, any.halfDays + over)).toBe(daysValue(any, 0, any.halfDays));
      }),
    );
  });
});

describe('a claim divided', () => {
  it('gives each their part, the brokerage of the work only (reckoned by hand)', () => {
    const kept = { ...terms, brokerageBasisPoints: 500 };
    // 5% of £100.01 is £5.0005. Half of £110.01 is £55.005.
    expect(divideClaim(kept, nothing, { workPence: 10_001, expensesPence: 1000 })).toEqual({
      netPence: 11_001,
      authorityPence: 5501,
      schoolPence: 5500,
      homeSchoolPence: 10_501,
      brokeragePence: 500,
    });
  });

  it('by amount uses up the authority’s part as fast as the whole', () => {
    // £126,666 pence in all, of which 40,000 are the authority's: 31.58% of each claim.
    const byAmount: RecompenseTerms = { ...terms, sharing: 'amount', authorityPence: 40_000 };
    const first = divideClaim(byAmount, nothing, { workPence: 63_333, expensesPence: 0 });
    expect(first).toMatchObject({ authorityPence: 20_000, schoolPence: 43_333 });
    const rest = divideClaim(
      byAmount,
      { workPence: 63_333, expensesPence: 0 },
      { workPence: 53_333, expensesPence: 10_000 },
    );
    expect(rest).toMatchObject({ authorityPence: 20_000, schoolPence: 43_333 });
  });

  it('makes exactly the agreed parts over any sequence of claims, none below nothing', () => {
    fc.assert(
      fc.property(anyTerms, places, places, (any, workAt, expensesAt) => {
        const whole = recompenseOf(any);
        const work = cut(whole.work, workAt);
        const expenses = cut(whole.expenses, expensesAt);
        let before = nothing;
        let sum = NONE;
        for (let n = 0; n < Math.max(work.length, expenses.length); n++) {
          const now = { workPence: work[n] ?? 0, expensesPence: expenses[n] ?? 0 };
          const part = divideClaim(any, before, now);
          expect(part.netPence).toBe(now.workPence + now.expensesPence);
          expect(part.authorityPence + part.schoolPence).toBe(part.netPence);
          expect(part.homeSchoolPence + part.brokeragePence).toBe(part.netPence);
          for (const pence of Object.values(part)) {
            expect(Number.isInteger(pence)).toBe(true);
            expect(pence).toBeGreaterThanOrEqual(0);
          }
          before = {
            workPence: before.workPence + now.workPence,
            expensesPence: before.expensesPence + now.expensesPence,
          };
          sum = add(sum, part);
        }
        expect(sum).toEqual({
          netPence: whole.total,
          authorityPence: whole.authorityPays,
          schoolPence: whole.schoolPays,
          homeSchoolPence: whole.homeSchool,
          brokeragePence: whole.brokerage,
        });
      }),
    );
  });

  it('of expenses alone leaves nothing to the brokerage', () => {
    fc.assert(
      fc.property(anyTerms, fc.nat(200_000), (any, expensesPence) => {
        expect(divideClaim(any, nothing, { workPence: 0, expensesPence }).brokeragePence).toBe(0);
      }),
    );
  });

  it('never divides more than was agreed, whatever is asked', () => {
    const asked = fc.record({ workPence: fc.nat(50_000_000), expensesPence: fc.nat(5_000_000) });
    fc.assert(
      fc.property(anyTerms, fc.array(asked, { maxLength: 6 }), (any, claims) => {
        const whole = recompenseOf(any);
        let before = nothing;
        let sum = NONE;
        for (const now of claims) {
          sum = add(sum, divideClaim(any, before, now));
          before = {
            workPence: before.workPence + now.workPence,
            expensesPence: before.expensesPence + now.expensesPence,
          };
        }
        expect(sum.netPence).toBe(
          Math.min(before.workPence, whole.work) + Math.min(before.expensesPence, whole.expenses),
        );
        expect(sum.authorityPence).toBeLessThanOrEqual(whole.authorityPays);
        expect(sum.schoolPence).toBeLessThanOrEqual(whole.schoolPays);
        expect(sum.brokeragePence).toBeLessThanOrEqual(whole.brokerage);
      }),
    );
  });
});

describe('terms from before there were instalments', () => {
  const { sharing, authorityPence, brokerageBasisPoints, vat, instalments, ...early } = terms;

  it('read as what was usual: by percentage, nothing kept, no VAT, paid as days are given', () => {
    expect(wholeTerms(early)).toEqual(terms);
    expect(recompenseOf(wholeTerms(early)).homeSchool).toBe(126_666);
  });

  it('that say all are left as they are', () => {
    fc.assert(
      fc.property(anyTerms, (any) => {
        expect(wholeTerms(any)).toEqual(any);
      }),
    );
  });
});
