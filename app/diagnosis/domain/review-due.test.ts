import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '~/kernel/clock';
import { isSchoolDay, USUAL_CALENDAR } from '~/kernel/school-calendar';
import { REVIEW_CADENCES } from './framework';
import { reviewDue } from './review-due';

describe('when a school is to be looked at again', () => {
  it.each([
    // Settled in an autumn: the autumn after.
    ['2025-11-04', 'yearly', '2026-08-31', 'up-to-date', '2026-12-18'],
    ['2025-11-04', 'yearly', '2026-09-01', 'due', '2026-12-18'],
    ['2025-11-04', 'yearly', '2026-12-18', 'due', '2026-12-18'],
    // Nobody looks at anything after the last day of school.
    ['2025-11-04', 'yearly', '2026-12-19', 'overdue', '2026-12-18'],
    // By exception in summer: the autumn of the next academic year all the same.
    ['2026-06-09', 'yearly', '2026-09-01', 'due', '2026-12-18'],
    ['2026-10-06', 'termly', '2026-12-31', 'up-to-date', '2027-04-15'],
    ['2026-10-06', 'termly', '2027-01-01', 'due', '2027-04-15'],
    ['2026-10-06', 'termly', '2027-04-16', 'overdue', '2027-04-15'],
    ['2026-10-06', 'half-termly', '2026-11-01', 'up-to-date', '2026-12-18'],
    ['2026-10-06', 'half-termly', '2026-11-02', 'due', '2026-12-18'],
    ['2026-11-17', 'half-termly', '2027-02-12', 'due', '2027-02-12'],
    ['2026-11-17', 'half-termly', '2027-02-13', 'overdue', '2027-02-12'],
    ['2026-07-07', 'half-termly', '2026-09-01', 'due', '2026-10-23'],
  ] as const)('last looked at on %s, %s: on %s it is %s, by %s', (lastOn, cadence, today, state, by) => {
    expect(reviewDue(lastOn, cadence, today, USUAL_CALENDAR)).toMatchObject({
      state,
      by,
      because: 'cadence',
    });
  });

  it('is yearly, and says why, where the framework records no cadence', () => {
    expect(reviewDue('2025-11-04', null, '2026-11-23', USUAL_CALENDAR)).toEqual({
      state: 'due',
      from: '2026-09-01',
      by: '2026-12-18',
      because: 'core-offer',
    });
  });

  it('is this term for a school without a band', () => {
    expect(reviewDue(null, 'termly', '2026-11-23', USUAL_CALENDAR)).toEqual({
      state: 'due',
      from: '2026-09-01',
      by: '2026-12-18',
      because: 'no-band',
    });
  });

  const day = fc.integer({ min: 0, max: 4000 }).map((n) => addDays('2020-01-01', n));

  it('is never due on the day it was looked at, and the closer the cadence the sooner', () => {
    fc.assert(
      fc.property(day, (lastOn) => {
        const dues = [...REVIEW_CADENCES].map((cadence) =>
          reviewDue(lastOn, cadence, lastOn, USUAL_CALENDAR),
        );
        for (const { state, by } of dues) {
          expect(state).toBe('up-to-date');
          expect(isSchoolDay(USUAL_CALENDAR, by)).toBe(true);
        }
        const [yearly, termly, halfTermly] = dues.map(({ by }) => by);
        expect([halfTermly, termly, yearly]).toEqual([halfTermly, termly, yearly].sort());
      }),
    );
  });
});
