import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '~/kernel/clock';
import { financialYearTo, MOVEMENT_KINDS, type Movement, statementOf } from './statement';

const day = fc.integer({ min: 0, max: 60 }).map((n) => addDays('2027-02-01', n));
const movements = fc
  .array(
    fc.record({
      on: day,
      kind: fc.constantFrom(...MOVEMENT_KINDS),
      amountPence: fc.integer({ min: -500_000, max: 500_000 }),
    }),
  )
  .map((all) => all.map((one, n): Movement => ({ ...one, key: `m${n}`, ref: `R${n}`, details: '' })));
const sumTo = (all: readonly Movement[], last: string) =>
  all.reduce((sum, { on, amountPence }) => (on <= last ? sum + amountPence : sum), 0);

describe('a statement', () => {
  it('opens with all before, closes with all until its last day, and runs between', () => {
    fc.assert(
      fc.property(movements, day, day, (all, a, b) => {
        const period = a < b ? { from: a, to: b } : { from: b, to: a };
        const { openingPence, rows, closingPence, addedPence, takenOffPence } = statementOf(all, period);
        expect(openingPence).toBe(sumTo(all, addDays(period.from, -1)));
        expect(closingPence).toBe(sumTo(all, period.to));
        expect(openingPence + addedPence - takenOffPence).toBe(closingPence);
        expect(rows.at(-1)?.balancePence ?? openingPence).toBe(closingPence);
        let running = openingPence;
        for (const row of rows) {
          running += row.amountPence;
          expect(row.balancePence).toBe(running);
        }
        expect(rows.map(({ on }) => on)).toEqual(rows.map(({ on }) => on).toSorted());
      }),
    );
  });

  it('of two periods side by side closes where the next opens', () => {
    fc.assert(
      fc.property(movements, day, (all, last) => {
        const first = statementOf(all, { from: '2027-01-01', to: last });
        const second = statementOf(all, { from: addDays(last, 1), to: '2027-12-31' });
        expect(second.openingPence).toBe(first.closingPence);
        expect(first.rows.length + second.rows.length).toBe(all.length);
      }),
    );
  });

  it.each([
    ['2026-11-22', '2026-04-01'],
    ['2027-03-31', '2026-04-01'],
    ['2027-04-01', '2027-04-01'],
  ])('of the financial year until %s begins on %s', (to, from) => {
    expect(financialYearTo(to)).toEqual({ from, to });
  });
});
