import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '~/kernel/clock';
import {
  addSchoolDays,
  isSchoolDay,
  nextSchoolDay,
  type SchoolYear,
  schoolCalendar,
  schoolDaysBetween,
  USUAL_CALENDAR,
  usualSchoolYear,
} from '~/kernel/school-calendar';
import { movedDeadline } from './moved-deadline';

const changed = (change: (usual: SchoolYear) => Partial<SchoolYear>) => {
  const usual = usualSchoolYear(2026);
  return schoolCalendar([{ ...usual, ...change(usual) }]);
};
const closed = (...days: string[]) =>
  changed(() => ({ closures: days.map((on) => ({ on, why: 'Election' })) }));
/** The half term of February a week later than usual: 22 to 26 February 2027. */
const laterHalfTerm = changed(({ halfTerms }) => ({
  halfTerms: halfTerms.map((span, n) =>
    n === 2 ? { ...span, to: '2027-02-19' } : n === 3 ? { ...span, from: '2027-03-01' } : span,
  ),
}));

const aDay = fc.integer({ min: 0, max: 330 }).map((n) => addDays('2026-09-01', n));
const aCalendar = fc
  .record({
    moves: fc.array(fc.integer({ min: -7, max: 7 }), { minLength: 6, maxLength: 6 }),
    closures: fc.array(aDay, { maxLength: 5 }),
  })
  .map(({ moves, closures }) =>
    changed(({ halfTerms }) => ({
      halfTerms: halfTerms.map(({ from, to }, n) => ({ from, to: addDays(to, Math.min(0, moves[n] ?? 0)) })),
      closures: closures.map((on) => ({ on, why: 'Closed' })),
    })),
  );

describe('a deadline when the term dates change', () => {
  it.each([
    [
      'one day of its time closed: a school day on',
      '2026-11-23',
      '2026-11-30',
      closed('2026-11-25'),
      '2026-12-01',
    ],
    ['its own day closed: the next', '2026-11-23', '2026-11-30', closed('2026-11-30'), '2026-12-01'],
    [
      'a day closed before or after its time: as it was',
      '2026-11-23',
      '2026-11-30',
      closed('2026-11-23', '2026-12-01'),
      '2026-11-30',
    ],
    [
      'days closed at the end of a term: into the next',
      '2026-12-14',
      '2026-12-18',
      closed('2026-12-17', '2026-12-18'),
      '2027-01-05',
    ],
    ['a holiday moved onto it: after the holiday', '2027-02-12', '2027-02-25', laterHalfTerm, '2027-03-01'],
    [
      'a holiday moved away from its time: never earlier than told',
      '2027-02-10',
      '2027-03-01',
      laterHalfTerm,
      '2027-03-01',
    ],
    ['set by somebody on a Sunday: stays', '2026-11-23', '2026-11-29', closed('2026-12-02'), '2026-11-29'],
    [
      'on a Sunday, with a day taken from its time: a school day on',
      '2026-11-23',
      '2026-11-29',
      closed('2026-11-25'),
      '2026-11-30',
    ],
  ])('%s', (_, givenOn, dueOn, after, expected) => {
    expect(movedDeadline({ givenOn, dueOn }, USUAL_CALENDAR, after)).toBe(expected);
  });

  it('stays where it is when nothing changes', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 0, max: 60 }), aCalendar, (givenOn, days, calendar) => {
        const dueOn = addDays(givenOn, days);
        expect(movedDeadline({ givenOn, dueOn }, calendar, calendar)).toBe(dueOn);
      }),
    );
  });

  it('keeps at least its school days, on a school day, and is never earlier than told', () => {
    fc.assert(
      fc.property(
        aDay,
        fc.integer({ min: 1, max: 40 }),
        aCalendar,
        aCalendar,
        (givenOn, n, before, after) => {
          const dueOn = addSchoolDays(before, givenOn, n);
          const to = movedDeadline({ givenOn, dueOn }, before, after);
          expect(to >= dueOn).toBe(true);
          expect(isSchoolDay(after, to)).toBe(true);
          expect(schoolDaysBetween(after, givenOn, to)).toBeGreaterThanOrEqual(n);
          // No later than it has to be: the day its time is over, or the first day of school from the day told.
          const needed = [addSchoolDays(after, givenOn, n), nextSchoolDay(after, dueOn)].sort();
          expect(to).toBe(needed[1]);
        },
      ),
    );
  });
});
