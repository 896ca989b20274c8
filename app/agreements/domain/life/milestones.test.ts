import { describe, expect, it } from 'vitest';
import { markMilestone, milestonesNow } from './milestones';

const TODAY = '2027-03-15';
const milestone = { id: 'm1', text: 'Plans agreed', date: '2027-03-10' };
const when = { today: TODAY, activeOn: '2027-02-01' };
const now = (...marks: Parameters<typeof milestonesNow>[1]) => {
  const [found] = milestonesNow([milestone], marks, TODAY);
  if (!found) throw new Error('No milestone');
  return found;
};
const mark = (number: number, reached: boolean, on: string) => ({ milestoneId: 'm1', number, reached, on });

describe('how a milestone stands', () => {
  it.each([
    ['2027-03-14', 'overdue', 1],
    ['2027-03-15', 'near', 0],
    ['2027-04-12', 'near', 0],
    ['2027-04-13', 'later', 0],
    [null, 'undated', 0],
  ])('one due %s is %s', (date, standing, daysOverdue) => {
    expect(milestonesNow([{ ...milestone, date }], [], TODAY)).toMatchObject([{ standing, daysOverdue }]);
  });

  it('the newest mark counts, in whatever order they come', () => {
    expect(now(mark(2, false, '2027-03-12'), mark(1, true, '2027-03-11'))).toMatchObject({
      standing: 'overdue',
      reachedOn: null,
      marks: 2,
    });
    expect(now(mark(1, true, '2027-03-12'))).toMatchObject({
      standing: 'reached',
      daysLate: 2,
      daysOverdue: 0,
    });
    expect(now({ ...mark(1, true, '2027-03-12'), milestoneId: 'other' }).standing).toBe('overdue');
  });

  it('they come in the order of their dates, those without one last', () => {
    const rows = [
      { id: 'a', text: 'A', date: null },
      { id: 'b', text: 'B', date: '2027-06-01' },
      { id: 'c', text: 'C', date: '2027-05-01' },
    ];
    expect(milestonesNow(rows, [], TODAY).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  });
});

describe('marking a milestone', () => {
  const reached = { reached: true, on: TODAY, note: '' };

  it('numbers each mark after the one before', () => {
    expect(markMilestone(now(), reached, when)).toEqual({ ok: true, value: 1 });
    const back = { reached: false, on: TODAY, note: 'Two teachers have left.' };
    expect(markMilestone(now(mark(1, true, '2027-03-11')), back, when)).toEqual({ ok: true, value: 2 });
  });

  it.each([
    ['what it says already', now(mark(1, true, '2027-03-11')), reached, 'milestone.same'],
    [
      'not reached when it was never marked',
      now(),
      { ...reached, reached: false, note: 'x' },
      'milestone.same',
    ],
    ['a day to come', now(), { ...reached, on: '2027-03-16' }, 'milestone.in-future'],
    ['a day before it was in force', now(), { ...reached, on: '2027-01-31' }, 'milestone.before-start'],
    [
      'taking it back without a reason',
      now(mark(1, true, '2027-03-11')),
      { ...reached, reached: false },
      'milestone.no-note',
    ],
  ])('refuses %s', (_what, standing, asked, code) => {
    expect(markMilestone(standing, asked, when)).toMatchObject({ ok: false, code });
  });
});
