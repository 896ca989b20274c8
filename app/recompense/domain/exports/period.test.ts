import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '~/kernel/clock';
import { readYearKey, startYearOf, YEAR_KINDS, yearKey, yearPeriod, yearWords } from './period';

describe('years that accounts are closed by', () => {
  it.each([
    ['financial', '2026-03-31', 2025],
    ['financial', '2026-04-01', 2026],
    ['academic', '2026-08-31', 2025],
    ['academic', '2026-09-01', 2026],
  ] as const)('the %s year of %s begins in %i', (kind, date, year) => {
    expect(startYearOf(kind, date)).toBe(year);
  });

  it('every day is in the year said of it, and years leave no day between them', () => {
    fc.assert(
      fc.property(fc.constantFrom(...YEAR_KINDS), fc.integer({ min: 0, max: 20_000 }), (kind, day) => {
        const date = addDays('2010-01-01', day);
        const { from, to } = yearPeriod(kind, startYearOf(kind, date));
        expect(from <= date && date <= to).toBe(true);
        expect(addDays(to, 1)).toBe(yearPeriod(kind, startYearOf(kind, date) + 1).from);
      }),
    );
  });

  it('is read from an address as it is written', () => {
    expect(readYearKey(yearKey('academic', 2026))).toEqual({ kind: 'academic', startYear: 2026 });
    for (const text of [null, '', 'calendar-2026', 'financial-1999', 'financial-20260', 'financial'])
      expect(readYearKey(text)).toBeNull();
  });

  it('is said in words', () => expect(yearWords('financial', 2026)).toBe('Financial year 2026 to 2027'));
});
