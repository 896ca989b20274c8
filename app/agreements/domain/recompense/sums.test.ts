import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTerms } from '#tests/builders/agreement-content';
import { recompenseOf } from './sums';
import { ON_DAYS_GIVEN, type RecompenseTerms, USUAL_TERMS } from './terms';

const terms: RecompenseTerms = {
  ratePence: 35_000,
  halfDays: 13,
  onCostsBasisPoints: 2_368,
  backfillPencePerDay: 21_050,
  expensesCapPence: 12_000,
  payer: 'shared',
  authorityPercent: 60,
  ...USUAL_TERMS,
  instalments: [ON_DAYS_GIVEN],
  note: '',
};

describe('recompense', () => {
  it('is worked out to the penny (reckoned by hand)', () => {
    // 6½ × £350 = £2,275; 23.68% of it £538.72; 6½ × £210.50 = £1,368.25; £120: £4,301.97. 60% is £2,581.182.
    expect(recompenseOf(terms)).toEqual({
      fee: 227_500,
      onCosts: 53_872,
      backfill: 136_825,
      work: 418_197,
      expenses: 12_000,
      total: 430_197,
      authorityPays: 258_118,
      schoolPays: 172_079,
      homeSchool: 430_197,
      brokerage: 0,
    });
  });

  it('rounds half a penny upwards', () => {
    expect(recompenseOf({ ...terms, ratePence: 101, halfDays: 1 }).fee).toBe(51);
  });

  it('is paid whole by the one payer, whatever percentage was typed', () => {
    expect(recompenseOf({ ...terms, payer: 'authority' })).toMatchObject({
      authorityPays: 430_197,
      schoolPays: 0,
    });
    expect(recompenseOf({ ...terms, payer: 'school' })).toMatchObject({
      authorityPays: 0,
      schoolPays: 430_197,
    });
  });

  it('always has parts that make the whole, in pence, none below nothing', () => {
    fc.assert(
      fc.property(anyTerms, (any) => {
        const sum = recompenseOf(any);
        expect(sum.fee + sum.onCosts + sum.backfill + sum.expenses).toBe(sum.total);
        expect(sum.authorityPays + sum.schoolPays).toBe(sum.total);
        for (const part of Object.values(sum)) {
          expect(Number.isInteger(part)).toBe(true);
          expect(part).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('never falls when the rate, the days or the cap rise', () => {
    fc.assert(
      fc.property(anyTerms, fc.nat(5000), fc.nat(10), fc.nat(5000), (any, rate, days, cap) => {
        const more = {
          ...any,
          ratePence: any.ratePence + rate,
          halfDays: any.halfDays + days,
          expensesCapPence: any.expensesCapPence + cap,
        };
        expect(recompenseOf(more).total).toBeGreaterThanOrEqual(recompenseOf(any).total);
      }),
    );
  });
});
