import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '~/kernel/clock';
import { parseBankAmount, parseBankDate } from './bank-values';

const day = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('2000-01-01', n));
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

describe('a bank’s dates', () => {
  it('come back from every way of writing them, the day before the month', () => {
    fc.assert(
      fc.property(day, (date) => {
        const [y = '', m = '', d = ''] = date.split('-');
        const month = MONTHS[Number(m) - 1];
        const written = [
          `${d}/${m}/${y}`,
          `${Number(d)}/${Number(m)}/${y}`,
          `${d}-${m}-${y}`,
          `${d}.${m}.${y}`,
          date,
          `${y}/${m}/${d}`,
          `${d} ${month} ${y}`,
          `${d}-${month}-${y}`,
          `${d}/${m}/${y} 09:30`,
          `${date}T10:11:12Z`,
          `${d}/${m}/${y.slice(2)}`,
        ];
        expect(new Set(written.map(parseBankDate))).toEqual(new Set([date]));
      }),
    );
  });

  it.each(['', 'Date', '31/02/2027', '13/13/2027', '3 Foo 2027', '2027', '04/03'])('%o is none', (text) => {
    expect(parseBankDate(text)).toBeNull();
  });
});

describe('a bank’s amounts', () => {
  it('come back from every way of writing them, with their sign', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (pence) => {
        const plain = (pence / 100).toFixed(2);
        const commas = Number(plain).toLocaleString('en-GB', { minimumFractionDigits: 2 });
        const cameIn = [
          plain,
          commas,
          `£${commas}`,
          `+${plain}`,
          `${plain} CR`,
          `GBP ${plain}`,
          ` ${plain} `,
        ];
        const wentOut = [`-${plain}`, `(${commas})`, `${plain}DR`, `-£${commas}`, `£-${plain}`, `${plain}-`];
        expect(new Set(cameIn.map(parseBankAmount))).toEqual(new Set([pence]));
        expect(new Set(wentOut.map(parseBankAmount))).toEqual(new Set([-pence]));
      }),
    );
  });

  it.each(['', '1.234,56', '12.345', 'abc', '1,23.00', '£', '(12.00', '99999999999'])(
    '%o is none',
    (text) => {
      expect(parseBankAmount(text)).toBeNull();
    },
  );
});
