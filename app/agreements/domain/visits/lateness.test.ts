import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countNotes, lengthWords, noteDueAt, noteStanding } from './lateness';

const ENDED = new Date('2027-02-04T15:30:00Z');
const HOUR = 3_600_000;
const hoursOn = (hours: number) => new Date(ENDED.getTime() + hours * HOUR);
const standing = (noteSentAt: Date | null, now = hoursOn(100)) =>
  noteStanding({ leavesRecord: true, endedAt: ENDED, noteSentAt }, now);

describe('the 48 hours of a note', () => {
  it('run from the end of the visit', () => {
    expect(noteDueAt(ENDED).toISOString()).toBe('2027-02-06T15:30:00.000Z');
  });

  it('are kept at exactly 48 hours, and late by 1 hour at 49', () => {
    expect(standing(hoursOn(48))).toEqual({ kind: 'on-time' });
    expect(standing(hoursOn(49))).toEqual({ kind: 'late', byMs: HOUR });
    expect(standing(new Date(hoursOn(48).getTime() + 1))).toEqual({ kind: 'late', byMs: 1 });
  });

  it('are due until they have passed, then overdue by how long', () => {
    expect(standing(null, hoursOn(48))).toEqual({ kind: 'due', dueAt: hoursOn(48) });
    expect(standing(null, hoursOn(50))).toEqual({ kind: 'overdue', dueAt: hoursOn(48), byMs: 2 * HOUR });
  });

  it('concern no visit that has not been held, and none that leaves no record', () => {
    expect(noteStanding({ leavesRecord: true, endedAt: null, noteSentAt: null }, ENDED)).toEqual({
      kind: 'none',
    });
    expect(noteStanding({ leavesRecord: false, endedAt: ENDED, noteSentAt: null }, hoursOn(99))).toEqual({
      kind: 'none',
    });
  });

  it('once the note is sent do not change as time goes on; before, they only ever grow later', () => {
    const hours = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(hours, hours, hours, (sent, one, two) => {
        expect(standing(hoursOn(sent), hoursOn(one))).toEqual(standing(hoursOn(sent), hoursOn(two)));
        const late = standing(hoursOn(sent));
        expect(late).toEqual(sent > 48 ? { kind: 'late', byMs: (sent - 48) * HOUR } : { kind: 'on-time' });
        expect(standing(null, hoursOn(one)).kind).toBe(one > 48 ? 'overdue' : 'due');
      }),
      { numRuns: 100 },
    );
  });

  it('are counted: each note in one place, and overdue ones among the outstanding', () => {
    expect(
      countNotes([
        { kind: 'none' },
        { kind: 'on-time' },
        { kind: 'on-time' },
        { kind: 'late', byMs: 1 },
        { kind: 'due', dueAt: ENDED },
        { kind: 'overdue', dueAt: ENDED, byMs: 1 },
      ]),
    ).toEqual({ onTime: 2, late: 1, outstanding: 2, overdue: 1 });
  });

  it.each([
    [1, '1 minute'],
    [59 * 60_000 + 59_999, '59 minutes'],
    [HOUR, '1 hour'],
    [2.9 * HOUR, '2 hours'],
    [47 * HOUR, '47 hours'],
    [48 * HOUR, '2 days'],
    [49 * HOUR, '2 days and 1 hour'],
    [74.5 * HOUR, '3 days and 2 hours'],
  ])('%d milliseconds are said as %s', (ms, words) => {
    expect(lengthWords(ms)).toBe(words);
  });
});
