import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { termDates, termOf } from '~/kernel/academic-year';
import { addDays } from '~/kernel/clock';
import { isSchoolDay, schoolCalendar, USUAL_CALENDAR, usualSchoolYear } from '~/kernel/school-calendar';
import { slotOf, sustainedSlots, sustainedStates, unreadAtExit } from './sustained';
import { POINT_KINDS } from './vocabulary';

const ENDED = '2027-07-16';

describe('readings after the support has ended', () => {
  it('are due in the first and the second term after the one in which it ended', () => {
    expect(sustainedSlots(ENDED)).toEqual([
      {
        termsAfter: 1,
        term: '2027-1-autumn',
        opens: '2027-09-01',
        ends: '2027-12-31',
        lastDay: '2027-12-31',
      },
      {
        termsAfter: 2,
        term: '2027-2-spring',
        opens: '2028-01-01',
        ends: '2028-04-15',
        lastDay: '2028-08-31',
      },
    ]);
    expect(sustainedSlots('2027-02-10').map(({ term }) => term)).toEqual(['2026-3-summer', '2027-1-autumn']);
  });

  it('count for the latest slot that had opened, and for none too early or too late', () => {
    expect(slotOf(ENDED, '2027-08-31')).toBe(null);
    expect(slotOf(ENDED, '2027-09-01')).toBe(1);
    expect(slotOf(ENDED, '2027-12-31')).toBe(1);
    expect(slotOf(ENDED, '2028-01-01')).toBe(2);
    expect(slotOf(ENDED, '2028-08-31')).toBe(2);
    expect(slotOf(ENDED, '2028-09-01')).toBe(null);
  });

  it('have slots that follow one another without a gap, whenever it ended', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), (n) => {
        const ended = addDays('2026-01-01', n);
        const [first, second] = sustainedSlots(ended);
        expect(first.opens).toBe(addDays(termDates(termOf(ended)).to, 1));
        expect(first.opens > ended).toBe(true);
        expect(second.opens).toBe(addDays(first.lastDay, 1));
        expect(second.ends < second.lastDay).toBe(true);
        for (const { opens, dueBy } of sustainedStates(ended, [], [], ended, USUAL_CALENDAR)) {
          expect(dueBy > opens && isSchoolDay(USUAL_CALENDAR, dueBy)).toBe(true);
        }
      }),
    );
  });

  it.each([
    ['2027-08-31', 'to-come', 'to-come'],
    ['2027-09-01', 'due', 'to-come'],
    ['2027-12-17', 'due', 'to-come'],
    ['2027-12-18', 'overdue', 'to-come'],
    ['2027-12-31', 'overdue', 'to-come'],
    ['2028-01-01', 'missed', 'due'],
    ['2028-03-31', 'missed', 'due'],
    ['2028-04-01', 'missed', 'overdue'],
    ['2028-09-01', 'missed', 'missed'],
  ])('on %s are %s and %s while nothing is read', (today, first, second) => {
    expect(sustainedStates(ENDED, ['a'], [], today, USUAL_CALENDAR).map(({ state }) => state)).toEqual([
      first,
      second,
    ]);
  });

  it('are due on the last day of school of the term, by the dates of the authority', () => {
    const dueBy = (calendar = USUAL_CALENDAR) =>
      sustainedStates(ENDED, ['a'], [], '2027-10-01', calendar).map((slot) => slot.dueBy);
    expect(dueBy()).toEqual(['2027-12-17', '2028-03-31']);
    const usual = usualSchoolYear(2027);
    const halfTerms = usual.halfTerms.map((half, n) => (n === 1 ? { ...half, to: '2027-12-21' } : half));
    const closures = [{ on: '2027-12-21', why: 'Training day' }];
    expect(dueBy(schoolCalendar([{ ...usual, halfTerms, closures }]))[0]).toBe('2027-12-20');
  });

  it('are complete when every outcome has been read for the slot', () => {
    const points = [
      { outcomeId: 'a', kind: 'sustained' as const, on: '2027-11-01' },
      { outcomeId: 'b', kind: 'sustained' as const, on: '2028-02-01' },
      { outcomeId: 'b', kind: 'interim' as const, on: '2027-11-01' },
    ];
    const [first, second] = sustainedStates(ENDED, ['a', 'b'], points, '2027-11-22', USUAL_CALENDAR);
    expect(first).toMatchObject({ state: 'due', unread: ['b'] });
    expect(second).toMatchObject({ state: 'to-come', unread: ['a'] });
    expect(sustainedStates(ENDED, ['a'], points, '2028-02-22', USUAL_CALENDAR)[0]?.state).toBe('read');
  });
});

it('knows what has not been read at exit: only readings of that kind count', () => {
  const points = POINT_KINDS.map((kind) => ({ outcomeId: kind, kind, on: '2027-07-16' }));
  expect(unreadAtExit([...POINT_KINDS], points)).toEqual(['interim', 'visit', 'review', 'sustained']);
});
