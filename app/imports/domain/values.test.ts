import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readCount,
  readDate,
  readLaCode,
  readPercent,
  readPostcode,
  readTypeCode,
  readWhole,
} from './values';

const value = <T>(v: T) => ({ ok: true, value: v });

describe('readDate', () => {
  it.each([
    ['31-08-2025', '2025-08-31'],
    ['31/08/2025', '2025-08-31'],
    ['1/9/2019', '2019-09-01'],
    ['01/09/2019 00:00', '2019-09-01'],
    ['01/09/2019 00:00:00', '2019-09-01'],
    ['2019-09-01', '2019-09-01'],
    ['1 September 2019', '2019-09-01'],
    ['12-Mar-2018', '2018-03-12'],
    ['', null],
    ['01-01-1900', null],
  ])('%s is %s', (cell, date) => expect(readDate(cell)).toEqual(value(date)));

  it.each(['31-02-2020', '09/31/2019', '2019', '44075', '1-9-19', 'soon'])('%s is no date', (cell) => {
    expect(readDate(cell)).toMatchObject({ ok: false });
  });

  it('reads back every date written either way', () => {
    const days = fc.date({ min: new Date('1901-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.constantFrom('-', '/'), (day, mark) => {
        const iso = day.toISOString().slice(0, 10);
        expect(readDate(iso.split('-').reverse().join(mark))).toEqual(value(iso));
      }),
    );
  });
});

describe('figures', () => {
  it('reads what a spreadsheet made of whole numbers, and nothing else', () => {
    const read = (cell: string) => readWhole(cell, { from: 0, to: 9999 });
    expect(read('210.0')).toEqual(value(210));
    expect(read('1,050')).toEqual(value(1050));
    expect(read('..')).toEqual(value(null));
    expect(read('2E+11')).toMatchObject({ ok: false, reason: expect.stringContaining('spreadsheet') });
    expect(read('12345')).toMatchObject({ ok: false, reason: expect.stringContaining('between') });
    expect(read('Ms')).toMatchObject({ ok: false });
  });
  it('takes 0 pupils and a 0 easting as not known', () => {
    expect(readCount('0', { to: 10 })).toEqual(value(null));
    expect(readCount('7', { to: 10 })).toEqual(value(7));
  });
  it('reads percentages', () => {
    expect(readPercent('35.60')).toEqual(value(35.6));
    expect(readPercent('12%')).toEqual(value(12));
    expect(readPercent('101')).toMatchObject({ ok: false });
  });
});

describe('codes and postcodes', () => {
  it('puts lost zeros back', () => {
    expect(readLaCode('0')).toBe('000');
    expect(readLaCode('335')).toBe('335');
    expect(readLaCode('Walsall')).toBeNull();
    expect(readTypeCode('1')).toBe('01');
    expect(readTypeCode('34')).toBe('34');
  });
  it.each([
    ['Tf6 6pn', 'TF6 6PN'],
    ['ws32hr', 'WS3 2HR'],
    ['EC3A  5DE', 'EC3A 5DE'],
    ['', null],
    ['P.O. Box 6', 'P.O. Box 6'],
  ])('postcode %s is %s', (cell, postcode) => expect(readPostcode(cell)).toBe(postcode));
});

it('never throws, whatever a cell holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (cell) => {
      for (const read of [readDate, readPercent, readPostcode, readLaCode, readTypeCode]) read(cell);
      const whole = readWhole(cell, { from: 0, to: 10 });
      if (whole.ok && whole.value !== null) expect(whole.value).toBeLessThanOrEqual(10);
    }),
  );
});
