import { describe, expect, it } from 'vitest';
import { isPeriod, latestOf, periodWords, yearsSince } from './indicator-periods';

describe('periods', () => {
  it('are an academic year or a date', () => {
    expect(['2018', '2026-03-04'].every(isPeriod)).toBe(true);
    expect(['18', '2018-19', '2026-02-31', 'autumn', ''].some(isPeriod)).toBe(false);
    expect(periodWords('2018')).toBe('2018 to 2019');
    expect(periodWords('2026-03-04')).toBe('4 March 2026');
  });
  it('put the latest first, whichever order they come in', () => {
    expect(latestOf([{ period: '2021-06-15' }, { period: '2025-12-02' }, { period: '2019-01-01' }])).toEqual({
      period: '2025-12-02',
    });
    expect(latestOf([])).toBeNull();
  });
  it('count years to one decimal, and none into the future', () => {
    expect(yearsSince('2020-11-22', '2026-11-22')).toBe(6);
    expect(yearsSince('2026-05-22', '2026-11-22')).toBe(0.5);
    expect(yearsSince('2027-01-01', '2026-11-22')).toBeNull();
    expect(yearsSince('2018', '2026-11-22')).toBeNull();
  });
});
