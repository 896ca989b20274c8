import { describe, expect, it } from 'vitest';
import { endOfHalfTerm, isHoliday, schoolDay, schoolDayBefore } from './school-days';

describe('school days', () => {
  it.each([
    ['2026-11-20', '2026-11-20'],
    ['2026-11-21', '2026-11-23'],
    ['2026-08-10', '2026-09-03'],
    ['2026-12-24', '2027-01-05'],
  ])('%s is taken on %s', (date, expected) => {
    expect(schoolDay(date)).toBe(expected);
  });

  it.each([
    ['2026-11-20', '2026-11-20'],
    ['2026-11-22', '2026-11-20'],
    ['2026-08-10', '2026-07-22'],
    ['2027-01-02', '2026-12-18'],
  ])('what happened about %s happened on %s', (date, expected) => {
    expect(schoolDayBefore(date)).toBe(expected);
  });

  it.each([
    ['2026-11-22', '2026-12-11'],
    ['2026-12-12', '2027-02-12'],
    ['2027-06-01', '2027-07-09'],
    ['2027-07-20', '2027-10-22'],
  ])('work in hand on %s is finished by %s', (date, expected) => {
    expect(endOfHalfTerm(date)).toBe(expected);
  });

  it('knows the long holidays', () => {
    expect(['2026-07-23', '2026-09-02', '2026-12-25', '2027-01-04'].every(isHoliday)).toBe(true);
    expect(['2026-07-22', '2026-09-03', '2026-12-18', '2027-01-05'].some(isHoliday)).toBe(false);
  });
});
