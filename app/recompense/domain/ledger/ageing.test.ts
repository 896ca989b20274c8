import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '~/kernel/clock';
import { AGE_BANDS, ageBandOf, ageingOf, overdueOf } from './ageing';

const TODAY = '2027-03-04';

describe('ageing', () => {
  it.each([
    [-1, 'not-due'],
    [0, 'not-due'],
    [1, 'to-30'],
    [30, 'to-30'],
    [31, 'to-60'],
    [60, 'to-60'],
    [61, 'to-90'],
    [90, 'to-90'],
    [91, 'over-90'],
  ])('%d days past its date is %s', (days, band) => {
    expect(ageBandOf(addDays(TODAY, -days), TODAY)).toBe(band);
  });

  it('without a date is not overdue', () => {
    expect(ageBandOf(null, TODAY)).toBe('not-due');
  });

  it('sums to everything that is open, and overdue is all but what is not due', () => {
    const debt = fc.record({
      dueOn: fc.integer({ min: -200, max: 200 }).map((days) => addDays(TODAY, days)),
      balancePence: fc.nat(1_000_000),
    });
    fc.assert(
      fc.property(fc.array(debt), (open) => {
        const ageing = ageingOf(open, TODAY);
        const all = open.reduce((sum, { balancePence }) => sum + balancePence, 0);
        expect(AGE_BANDS.reduce((sum, band) => sum + ageing[band], 0)).toBe(all);
        expect(overdueOf(ageing)).toBe(all - ageing['not-due']);
      }),
    );
  });
});
