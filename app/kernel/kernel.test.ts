import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  academicYearOf,
  isTermKey,
  nextTerm,
  termDates,
  termKey,
  termOf,
  termsBetween,
  termWords,
} from './academic-year';
import { canonicalJson } from './canonical-json';
import { addDays, calendarDate, daysBetween, isCalendarDate, startOfDay } from './clock';
import { daysFigure, daysWords, parseDays } from './days';
import { distanceKm, gridPoint, travelMinutes } from './geo';
import { moneyWords, parseMoney, proportionOf } from './money';
import { pageNumber } from './page-number';
import { can, type Machine, next } from './state-machine';
import { parseUrn } from './urn';
import { count, dateWords, instantWords, list } from './words';

const dates = fc
  .date({ min: new Date('2000-01-01T12:00:00Z'), max: new Date('2099-12-31T12:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('academic year', () => {
  it('starts on 1 September', () => {
    expect(academicYearOf('2026-08-31')).toBe(2025);
    expect(academicYearOf('2026-09-01')).toBe(2026);
    expect(termWords(termOf('2026-12-31'))).toBe('autumn term 2026');
    expect(termWords(termOf('2027-01-01'))).toBe('spring term 2027');
    expect(termWords(termOf('2027-08-31'))).toBe('summer term 2027');
  });
  it('puts every date in the one term whose dates hold it', () => {
    fc.assert(
      fc.property(dates, (date) => {
        const { from, to } = termDates(termOf(date));
        expect(from <= date && date <= to).toBe(true);
      }),
    );
  });
  it('joins terms end to end, in the order their keys sort', () => {
    fc.assert(
      fc.property(dates, (date) => {
        const term = termOf(date);
        expect(termDates(nextTerm(term)).from).toBe(addDays(termDates(term).to, 1));
        expect(nextTerm(term) > term).toBe(true);
      }),
    );
  });
  it('lists terms between two, and none backwards', () => {
    expect(termsBetween(termKey(2026, 'summer'), termKey(2027, 'spring'))).toEqual([
      '2026-3-summer',
      '2027-1-autumn',
      '2027-2-spring',
    ]);
    expect(termsBetween(termKey(2027, 'spring'), termKey(2026, 'summer'))).toEqual([]);
    expect(isTermKey('2026-1-spring')).toBe(false);
  });
});

describe('dates', () => {
  it('are lived in England: an hour before midnight UTC in summer is the next day', () => {
    expect(calendarDate(new Date('2027-06-30T23:30:00Z'))).toBe('2027-07-01');
    expect(calendarDate(new Date('2027-12-31T23:30:00Z'))).toBe('2027-12-31');
  });
  it('must exist', () => {
    expect(isCalendarDate('2028-02-29')).toBe(true);
    expect(isCalendarDate('2027-02-29')).toBe(false);
    expect(isCalendarDate('4 March 2027')).toBe(false);
  });
  it('add and subtract days', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -4000, max: 4000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
    );
  });
  it('are said as people say them', () => {
    expect(dateWords('2027-03-04')).toBe('4 March 2027');
    expect(instantWords(new Date('2027-07-04T14:05:00Z'))).toBe('4 July 2027 at 3:05pm');
    expect(dateWords(null)).toBe('');
  });
});

describe('dates, amounts and counts made by hand', () => {
  const date = fc
    .date({
      min: new Date('1900-01-01T00:00:00Z'),
      max: new Date('2199-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((at) => at.toISOString().slice(0, 10));
  const utc = (day: string) => Date.parse(`${day}T00:00:00Z`);

  it('are those the platform gives', () => {
    const long = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'long' });
    const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });
    fc.assert(
      fc.property(
        date,
        date,
        fc.integer({ min: -9999, max: 9999 }),
        fc.integer({ max: 999_999 }),
        (a, b, n, pence) => {
          expect(dateWords(a)).toBe(long.format(utc(a)));
          expect(daysBetween(a, b)).toBe((utc(b) - utc(a)) / 86_400_000);
          expect(addDays(a, n)).toBe(new Date(utc(a) + n * 86_400_000).toISOString().slice(0, 10));
          expect(moneyWords(pence)).toBe(pounds.format(pence / 100));
          expect(count(n, 'day')).toBe(`${n.toLocaleString('en-GB')} ${n === 1 ? 'day' : 'days'}`);
        },
      ),
    );
  });
});

describe('days and money', () => {
  it('keep halves as whole numbers', () => {
    expect([0, 1, 2, 3, -3].map(daysWords)).toEqual(['0 days', '½ day', '1 day', '1½ days', '−1½ days']);
    expect(['2', '2.5', '½', '2½', ' 3 days '].map(parseDays)).toEqual([4, 5, 1, 5, 6]);
    expect(['', '2.25', 'two', '-1', '1e3', '0.3'].map(parseDays)).toEqual(Array(6).fill(null));
    // More than an integer column holds.
    expect([parseDays('99999999999'), parseMoney('999999999')]).toEqual([null, null]);
    expect(daysFigure(5)).toBe('2.5');
  });
  it('read back what they write', () => {
    fc.assert(
      fc.property(fc.nat(10_000), (halfDays) => {
        expect(parseDays(daysWords(halfDays))).toBe(halfDays);
        expect(parseDays(daysFigure(halfDays))).toBe(halfDays);
      }),
    );
    fc.assert(
      fc.property(fc.nat(99_999_999), (pence) => {
        expect(parseMoney(moneyWords(pence))).toBe(pence);
      }),
    );
  });
  it('refuse what is not an amount', () => {
    expect(['£1,234.50', '350', '0.5'].map(parseMoney)).toEqual([123_450, 35_000, 50]);
    expect(['', '1.234', '-5', 'ten'].map(parseMoney)).toEqual([null, null, null, null]);
  });
});

describe('a proportion of money', () => {
  it('is rounded to the nearest penny, half a penny upwards (reckoned by hand)', () => {
    expect([proportionOf(101, 1, 2), proportionOf(100, 1, 3), proportionOf(200, 1, 3)]).toEqual([51, 33, 67]);
    expect([proportionOf(5, 0, 7), proportionOf(5, 7, 7)]).toEqual([0, 5]);
  });
  it('of the largest sums is exact, where floating point is not', () => {
    const pence = fc.integer({ min: 0, max: 2_147_483_647 });
    fc.assert(
      fc.property(pence, pence, fc.integer({ min: 1, max: 2_147_483_647 }), (amount, any, whole) => {
        const part = any % (whole + 1);
        const remainder =
          BigInt(amount) * BigInt(part) - BigInt(proportionOf(amount, part, whole)) * BigInt(whole);
        expect(2n * remainder).toBeLessThan(BigInt(whole));
        expect(2n * remainder).toBeGreaterThanOrEqual(-BigInt(whole));
      }),
    );
  });
});

describe('an address', () => {
  it('asks for a page of a list that a database can be asked for', () => {
    const asked = [null, '', '3', '1.5', '-1', '0', 'two', '1e400', 'NaN'];
    expect(asked.map(pageNumber)).toEqual([1, 1, 3, 1, 1, 1, 1, 1_000_000, 1]);
  });
});

describe('a day in England', () => {
  it('begins an hour before midnight UTC in summer, and on the days the clocks change', () => {
    const dates = ['2026-01-15', '2026-03-29', '2026-03-30', '2026-07-01', '2026-10-25', '2026-10-26'];
    expect(dates.map((date) => startOfDay(date).toISOString().slice(0, 13))).toEqual([
      '2026-01-15T00',
      '2026-03-29T00',
      '2026-03-29T23',
      '2026-06-30T23',
      '2026-10-24T23',
      '2026-10-26T00',
    ]);
  });
});

describe('canonical JSON', () => {
  it('is the same however the keys were put in, and reads back as the same value', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (record) => {
        const reversed = Object.fromEntries(Object.entries(record).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(record));
        expect(canonicalJson(JSON.parse(canonicalJson(record)))).toBe(canonicalJson(record));
      }),
    );
  });
  it('is the same text as of a copy with every key in order, whatever is in order already', () => {
    const copy = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(copy);
      if (value === null || typeof value !== 'object') return value;
      const keys = Object.keys(value).sort();
      return Object.fromEntries(
        keys.map((key) => [key, copy(Object.entries(value).find(([k]) => k === key)?.[1])]),
      );
    };
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.jsonValue(), (a, b) => {
        const value = { b: a, a: { in: b, order: [a, { y: b, x: a }] }, c: copy(a) };
        expect(canonicalJson(value)).toBe(JSON.stringify(copy(value)));
      }),
    );
  });
  it('leaves out what is undefined and refuses what is not a number', () => {
    expect(canonicalJson({ b: undefined, a: new Date(0) })).toBe('{"a":"1970-01-01T00:00:00.000Z"}');
    expect(() => canonicalJson({ a: Number.NaN })).toThrow('finite');
  });
});

describe('places', () => {
  it('takes 0 and blank as not known', () => {
    expect(gridPoint(0, 300_000)).toBeNull();
    expect(gridPoint(400_000, null)).toBeNull();
  });
  it('measures in kilometres and estimates minutes that never fall with distance', () => {
    expect(distanceKm({ easting: 400_000, northing: 300_000 }, { easting: 403_000, northing: 304_000 })).toBe(
      5,
    );
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (a, b) => {
        expect(travelMinutes(Math.max(a, b))).toBeGreaterThanOrEqual(travelMinutes(Math.min(a, b)));
      }),
    );
    expect(travelMinutes(0)).toBe(5);
  });
});

describe('words and numbers', () => {
  it('read as sentences', () => {
    expect(count(1, 'school')).toBe('1 school');
    expect(count(1200, 'school')).toBe('1,200 schools');
    expect(list(['a', 'b', 'c'])).toBe('a, b and c');
    expect(list([])).toBe('');
    expect(parseUrn(' 104144 ')).toBe(104_144);
    expect(parseUrn('10414x')).toBeNull();
  });
});

describe('state machines', () => {
  const door: Machine<'open' | 'shut', 'push' | 'pull'> = {
    name: 'door',
    initial: 'shut',
    states: ['open', 'shut'],
    events: ['push', 'pull'],
    transitions: { open: { pull: 'shut' }, shut: { push: 'open' } },
  };
  it('allow what the table says and refuse the rest, naming the state', () => {
    expect(next(door, 'shut', 'push')).toEqual({ ok: true, value: 'open' });
    expect(next(door, 'open', 'push')).toMatchObject({
      ok: false,
      code: 'door.not-allowed',
      details: { state: 'open', event: 'push' },
    });
    expect(can(door, 'open', 'pull')).toBe(true);
  });
});
