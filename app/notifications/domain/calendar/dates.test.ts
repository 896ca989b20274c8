import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '~/kernel/clock';
import { addMonths, type DateItem, daysOf, feedRange, inOrder, isMonth, monthOf, weeksOf } from './dates';

const months = fc
  .tuple(fc.integer({ min: 2001, max: 2098 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`);

describe('months', () => {
  it('are added and taken away over years', () => {
    expect(addMonths('2026-11', 2)).toBe('2027-01');
    expect(addMonths('2027-01', -1)).toBe('2026-12');
    fc.assert(
      fc.property(months, fc.integer({ min: -30, max: 30 }), (month, n) => {
        expect(addMonths(addMonths(month, n), -n)).toBe(month);
        expect(isMonth(month)).toBe(true);
      }),
    );
  });

  it('are known from text', () => {
    expect(['2027-00', '2027-13', '1999-12', '2027-1', '2027-01-01', '', 'now'].filter(isMonth)).toEqual([]);
  });

  it('have their days: leap years too', () => {
    expect(daysOf('2028-02')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    expect(daysOf('2026-12')).toEqual({ from: '2026-12-01', to: '2026-12-31' });
  });

  it('as weeks hold every day once, in its place from Monday to Sunday', () => {
    expect(weeksOf('2027-02')).toHaveLength(4);
    expect(weeksOf('2027-02')[0]).toEqual([1, 2, 3, 4, 5, 6, 7].map((day) => `2027-02-0${day}`));
    fc.assert(
      fc.property(months, (month) => {
        const { from, to } = daysOf(month);
        const cells = weeksOf(month).flat();
        expect(cells.length % 7).toBe(0);
        const days = cells.filter((day) => day !== null);
        expect(days).toHaveLength(daysBetween(from, to) + 1);
        expect(days[0]).toBe(from);
        // 4 January 2027 is a Monday.
        cells.forEach((day, at) => {
          if (day) expect((((daysBetween('2027-01-04', day) - at) % 7) + 7) % 7).toBe(0);
        });
      }),
    );
  });
});

describe('a feed', () => {
  it('tells of three months back and eighteen ahead', () => {
    expect(feedRange('2026-11-22')).toEqual({ from: '2026-08-01', to: '2028-05-31' });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
        const today = addDays('2001-01-01', days);
        const { from, to } = feedRange(today);
        expect([monthOf(from), monthOf(to)]).toEqual([
          addMonths(monthOf(today), -3),
          addMonths(monthOf(today), 18),
        ]);
      }),
    );
  });
});

describe('dates in order', () => {
  const item = (key: string, on: string, startsAt: string | null): DateItem => ({
    key,
    kind: 'visits',
    title: key,
    outside: key,
    ref: null,
    place: null,
    on,
    startsAt,
    minutes: null,
    href: '/',
    cancelled: false,
    sequence: 0,
    changedAt: new Date(0),
  });

  it('are by day, the whole day first, then by time', () => {
    const items = [
      item('late', '2027-02-04', '15:00'),
      item('next', '2027-02-05', null),
      item('early', '2027-02-04', '09:00'),
      item('day', '2027-02-04', null),
    ];
    expect(inOrder(items).map(({ key }) => key)).toEqual(['day', 'early', 'late', 'next']);
  });
});
