import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysByTerm, totalUse } from './days';

const SPRING = '2026-2-spring';
const SUMMER = '2026-3-summer';

describe('days by term', () => {
  it('what was planned is used or left while it runs', () => {
    const movements = [
      { term: SPRING, committed: 6, used: 0 },
      { term: SUMMER, committed: 4, used: 0 },
      { term: SPRING, committed: -2, used: 2 },
    ];
    expect(
      daysByTerm(
        [
          { term: SPRING, halfDays: 6 },
          { term: SUMMER, halfDays: 4 },
        ],
        movements,
      ),
    ).toEqual([
      { term: SPRING, planned: 6, used: 2, left: 4, returned: 0 },
      { term: SUMMER, planned: 4, used: 0, left: 4, returned: 0 },
    ]);
  });

  it('after an amendment that takes a term out, what was used in it is still counted', () => {
    const movements = [
      { term: SPRING, committed: 4, used: 0 },
      { term: SPRING, committed: -2, used: 2 },
      { term: SPRING, committed: -2, used: 0 },
      { term: SUMMER, committed: 6, used: 0 },
    ];
    const terms = daysByTerm(
      [
        { term: SPRING, halfDays: 2 },
        { term: SUMMER, halfDays: 6 },
      ],
      movements,
    );
    expect(totalUse(terms)).toEqual({ planned: 8, used: 2, left: 6, returned: 0 });
    expect(daysByTerm([{ term: SUMMER, halfDays: 6 }], movements)[0]).toMatchObject({
      term: SPRING,
      used: 2,
      planned: 0,
    });
  });

  it('what is given back at the end is neither used nor left', () => {
    const movements = [
      { term: SPRING, committed: 6, used: 0 },
      { term: SPRING, committed: -4, used: 4 },
      { term: SPRING, committed: -2, used: 0 },
    ];
    expect(daysByTerm([{ term: SPRING, halfDays: 6 }], movements)).toEqual([
      { term: SPRING, planned: 6, used: 4, left: 0, returned: 2 },
    ]);
  });

  it('the sums of the terms are those of the ledger and of the text, whatever happened', () => {
    const term = fc.constantFrom('2026-1-autumn', SPRING, SUMMER);
    const plan = fc.uniqueArray(fc.record({ term, halfDays: fc.nat(40) }), { selector: (one) => one.term });
    const moves = fc.array(fc.record({ term, committed: fc.integer({ min: -5, max: 20 }), used: fc.nat(5) }));
    fc.assert(
      fc.property(plan, moves, (planned, movements) => {
        const terms = daysByTerm(planned, movements);
        const total = totalUse(terms);
        const sum = (figures: number[]) => figures.reduce((a, b) => a + b, 0);
        expect(total.planned).toBe(sum(planned.map(({ halfDays }) => halfDays)));
        expect(total.used).toBe(sum(movements.map(({ used }) => used)));
        expect(total.left).toBe(sum(movements.map(({ committed }) => committed)));
        for (const one of terms) {
          expect(one.returned).toBeGreaterThanOrEqual(0);
          if (one.used + one.left <= one.planned)
            expect(one.used + one.left + one.returned).toBe(one.planned);
        }
      }),
    );
  });
});
