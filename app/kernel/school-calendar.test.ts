import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate } from './clock';
import {
  addSchoolDays,
  addWorkingDays,
  bankHolidays,
  halfTermOf,
  isSchoolDay,
  isWorkingDay,
  nextHalfTerm,
  nextSchoolDay,
  previousSchoolDay,
  type SchoolYear,
  schoolCalendar,
  schoolDaysBetween,
  schoolDaysIn,
  USUAL_CALENDAR,
  usualSchoolYear,
  weekday,
  whyClosed,
} from './school-calendar';

const aDate = fc.integer({ min: 0, max: 3650 }).map((n) => addDays('2023-01-01', n));
/** Years with dates of their own: each half term begins and ends up to a week earlier or later than usual. */
const aCalendar = fc
  .array(fc.tuple(fc.integer({ min: -7, max: 7 }), fc.integer({ min: 0, max: 200 })), { maxLength: 8 })
  .map((moves) =>
    schoolCalendar(
      moves.map(([move, closed], n): SchoolYear => {
        const usual = usualSchoolYear(2023 + n);
        return {
          ...usual,
          halfTerms: usual.halfTerms.map(({ from, to }) => ({
            from: addDays(from, move),
            to: addDays(to, move),
          })),
          closures: [{ on: addDays(`${2023 + n}-09-01`, closed), why: 'Training day' }],
        };
      }),
    ),
  );
const days = fc.integer({ min: -60, max: 60 });

describe('the usual dates of England', () => {
  it('are those most authorities have', () => {
    expect(usualSchoolYear(2026).halfTerms).toEqual([
      { from: '2026-09-01', to: '2026-10-23' },
      { from: '2026-11-02', to: '2026-12-18' },
      { from: '2027-01-04', to: '2027-02-12' },
      { from: '2027-02-22', to: '2027-03-25' },
      { from: '2027-04-12', to: '2027-05-28' },
      { from: '2027-06-07', to: '2027-07-21' },
    ]);
  });
  it('put Easter into the spring holiday, or next to it', () => {
    // Easter on 31 March 2024, 20 April 2025, 5 April 2026.
    const spring = (year: number) => {
      const { halfTerms } = usualSchoolYear(year - 1);
      return [halfTerms[3]?.to, halfTerms[4]?.from];
    };
    expect(spring(2024)).toEqual(['2024-03-28', '2024-04-15']);
    expect(spring(2025)).toEqual(['2025-04-04', '2025-04-22']);
    expect(spring(2026)).toEqual(['2026-03-27', '2026-04-13']);
  });
  it('hold six half terms in order, begun and ended on days of school, with 190 to 200 days in all', () => {
    for (let year = 2000; year < 2100; year++) {
      const { halfTerms } = usualSchoolYear(year);
      expect(halfTerms).toHaveLength(6);
      for (const [n, { from, to }] of halfTerms.entries()) {
        expect(isSchoolDay(USUAL_CALENDAR, from) && isSchoolDay(USUAL_CALENDAR, to)).toBe(true);
        expect(from < to && to < (halfTerms[n + 1]?.from ?? `${year + 1}-08-01`)).toBe(true);
      }
      const open = schoolDaysBetween(USUAL_CALENDAR, `${year}-08-15`, `${year + 1}-08-15`);
      expect(open >= 190 && open <= 200, `${year} has ${open}`).toBe(true);
    }
  });
});

describe('school days', () => {
  it('are working days in term on which nothing closes the schools', () => {
    const calendar = schoolCalendar([
      { ...usualSchoolYear(2026), closures: [{ on: '2026-11-27', why: 'Training day' }] },
    ]);
    expect(isSchoolDay(calendar, '2026-11-26')).toBe(true);
    expect(isSchoolDay(calendar, '2026-11-27')).toBe(false);
    expect(isSchoolDay(calendar, '2026-11-28')).toBe(false);
    expect(isSchoolDay(calendar, '2026-10-28')).toBe(false);
    // The early May bank holiday stands in term.
    expect(isSchoolDay(calendar, '2027-05-03')).toBe(false);
    expect(addSchoolDays(calendar, '2026-11-26', 1)).toBe('2026-11-30');
    expect(addSchoolDays(calendar, '2026-12-18', 1)).toBe('2027-01-04');
    expect(addSchoolDays(calendar, '2027-01-04', -1)).toBe('2026-12-18');
    expect(nextSchoolDay(calendar, '2026-12-20')).toBe('2027-01-04');
    expect(previousSchoolDay(calendar, '2026-12-20')).toBe('2026-12-18');
  });
  it('count a year that opens in August', () => {
    const usual = usualSchoolYear(2027);
    const [first, ...rest] = usual.halfTerms;
    const early = schoolCalendar([
      { ...usual, halfTerms: [{ from: '2027-08-25', to: first?.to ?? '' }, ...rest] },
    ]);
    expect(isSchoolDay(early, '2027-08-26')).toBe(true);
    expect(halfTermOf(early, '2027-08-26')).toMatchObject({ startYear: 2027, index: 0 });
    expect(halfTermOf(USUAL_CALENDAR, '2027-08-26')).toMatchObject({ startYear: 2026, index: 5 });
  });
  it('add up: the days between a date and the one so many days on are so many', () => {
    fc.assert(
      fc.property(aCalendar, aDate, days, (calendar, from, n) => {
        const to = addSchoolDays(calendar, from, n);
        expect(schoolDaysBetween(calendar, from, to)).toBe(n);
        expect(n === 0 ? to === from : isSchoolDay(calendar, to)).toBe(true);
      }),
    );
  });
  it('go forward and back to the same school day', () => {
    fc.assert(
      fc.property(aCalendar, aDate, days, (calendar, date, n) => {
        const from = nextSchoolDay(calendar, date);
        expect(addSchoolDays(calendar, addSchoolDays(calendar, from, n), -n)).toBe(from);
      }),
    );
  });
  it('never overtake: a later start ends no earlier', () => {
    fc.assert(
      fc.property(aCalendar, aDate, fc.integer({ min: 0, max: 90 }), days, (calendar, date, later, n) => {
        const then = addDays(date, later);
        expect(addSchoolDays(calendar, then, n) >= addSchoolDays(calendar, date, n)).toBe(true);
        expect(schoolDaysBetween(calendar, date, then)).toBeLessThanOrEqual(later);
      }),
    );
  });
  it('stand next to each other: none lies between a date and the school day found for it', () => {
    fc.assert(
      fc.property(aCalendar, aDate, (calendar, date) => {
        const [before, after] = [previousSchoolDay(calendar, date), nextSchoolDay(calendar, date)];
        expect(before <= date && date <= after).toBe(true);
        expect(before === after).toBe(isSchoolDay(calendar, date));
        for (let day = addDays(before, 1); day < after; day = addDays(day, 1)) {
          expect(isSchoolDay(calendar, day)).toBe(false);
        }
      }),
    );
  });
  it('say so where a calendar has none', () => {
    const shut = { yearOf: (startYear: number): SchoolYear => ({ startYear, halfTerms: [], closures: [] }) };
    expect(() => addSchoolDays(shut, '2026-11-22', 1)).toThrow(
      'No school day within two years of 2026-11-23',
    );
    expect(() => halfTermOf(shut, '2026-11-22')).toThrow('No half term before 2026-11-22');
  });
});

it('says why schools are closed', () => {
  const usual = usualSchoolYear(2026);
  const calendar = schoolCalendar([{ ...usual, closures: [{ on: '2026-11-27', why: 'Training day' }] }]);
  expect(
    ['2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29', '2026-12-22', '2027-05-03', '2027-08-10'].map(
      (day) => whyClosed(calendar, day),
    ),
  ).toEqual([
    null,
    'a day closed in term',
    'a Saturday',
    'a Sunday',
    'in the school holidays',
    'a bank holiday',
    'in the school holidays',
  ]);
  fc.assert(
    fc.property(aCalendar, aDate, (own, date) => {
      expect(whyClosed(own, date) === null).toBe(isSchoolDay(own, date));
    }),
  );
});

it('takes days of the calendar in term for school days, five in seven', () => {
  expect([14, 10, 7, 3, 1, 0].map(schoolDaysIn)).toEqual([10, 8, 5, 3, 1, 1]);
});

describe('half terms', () => {
  it('share out every date, each holiday to the half term before it', () => {
    fc.assert(
      fc.property(aCalendar, aDate, (calendar, date) => {
        const half = halfTermOf(calendar, date);
        expect(half.from <= date && date <= half.until && half.to <= half.until).toBe(true);
        expect(halfTermOf(calendar, half.from)).toEqual(half);
        expect(halfTermOf(calendar, half.until)).toEqual(half);
        expect(nextHalfTerm(calendar, half).from).toBe(addDays(half.until, 1));
      }),
    );
  });
  it('follow each other through the year and into the next', () => {
    let half = halfTermOf(USUAL_CALENDAR, '2026-09-01');
    const seen: string[] = [];
    for (let n = 0; n < 7; n++, half = nextHalfTerm(USUAL_CALENDAR, half))
      seen.push(`${half.startYear} ${half.index}`);
    expect(seen).toEqual(['2026 0', '2026 1', '2026 2', '2026 3', '2026 4', '2026 5', '2027 0']);
  });
});

describe('working days and bank holidays', () => {
  it('know the bank holidays of a year', () => {
    expect(bankHolidays(2027)).toEqual([
      '2027-01-01',
      '2027-03-26',
      '2027-03-29',
      '2027-05-03',
      '2027-05-31',
      '2027-08-30',
      '2027-12-27',
      '2027-12-28',
    ]);
    // Christmas Day 2022 was a Sunday: kept on Tuesday 27 December; Boxing Day on its own Monday.
    expect(bankHolidays(2022).slice(-2).sort()).toEqual(['2022-12-26', '2022-12-27']);
    // Boxing Day 2026 is a Saturday: kept on Monday 28 December.
    expect(bankHolidays(2026).slice(-2)).toEqual(['2026-12-25', '2026-12-28']);
  });
  it('skip weekends and bank holidays, and count school holidays', () => {
    expect(addWorkingDays('2026-11-20', 1)).toBe('2026-11-23');
    expect(addWorkingDays('2026-12-23', 3)).toBe('2026-12-30');
    expect(isWorkingDay('2026-11-22')).toBe(false);
  });
  it('know the day of the week', () => {
    expect(weekday('1970-01-01')).toBe(4);
    fc.assert(
      fc.property(fc.integer({ min: -30_000, max: 60_000 }), (n) => {
        const date: CalendarDate = addDays('1970-01-01', n);
        expect(weekday(date)).toBe(new Date(`${date}T00:00:00Z`).getUTCDay());
      }),
    );
  });
});
