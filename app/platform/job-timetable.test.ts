import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTimetable, dueAt, nextAfter, type Timetable, timetableWords } from './job-timetable.server';

const at = (iso: string) => new Date(iso);
const SEVEN: Timetable = { when: '0 7 * * *' };

describe('a timetable', () => {
  it('is by the clock of England, in winter and in summer', () => {
    expect(nextAfter(SEVEN, at('2026-11-22T06:59:59Z'))).toEqual(at('2026-11-22T07:00:00Z'));
    expect(nextAfter(SEVEN, at('2026-06-22T05:59:59Z'))).toEqual(at('2026-06-22T06:00:00Z'));
  });

  it('falls due strictly after an instant', () => {
    expect(nextAfter(SEVEN, at('2026-11-22T07:00:00Z'))).toEqual(at('2026-11-23T07:00:00Z'));
  });

  it('runs once on the night an hour is left out, and once on the night one comes twice', () => {
    const halfPastOne: Timetable = { when: '30 1 * * *' };
    // 29 March 2026: 1:30 is left out, 2:00 in summer time is the first after it.
    const inSpring = nextAfter(halfPastOne, at('2026-03-28T12:00:00Z'));
    expect(inSpring).toEqual(at('2026-03-29T01:00:00Z'));
    expect(nextAfter(halfPastOne, inSpring)).toEqual(at('2026-03-30T00:30:00Z'));
    // 25 October 2026: 1:30 comes at 00:30 and again at 01:30 UTC.
    const inAutumn = nextAfter(halfPastOne, at('2026-10-24T12:00:00Z'));
    expect(inAutumn).toEqual(at('2026-10-25T00:30:00Z'));
    expect(nextAfter(halfPastOne, inAutumn)).toEqual(at('2026-10-26T01:30:00Z'));
  });

  it('is refused when it cannot be read or never comes round', () => {
    for (const when of ['', 'at seven', '0 7 * *', '61 7 * * *', '0 7 30 2 *'])
      expect(() => checkTimetable({ when }), when).toThrow();
    for (const everyMinutes of [0, -1, 1.5]) expect(() => checkTimetable({ everyMinutes })).toThrow();
    expect(() => checkTimetable(SEVEN)).not.toThrow();
    expect(() => checkTimetable({ everyMinutes: 1 })).not.toThrow();
  });

  it.each<[Timetable, string]>([
    [{ everyMinutes: 1 }, 'Every minute'],
    [{ everyMinutes: 15 }, 'Every 15 minutes'],
    [{ everyMinutes: 60 }, 'Every hour'],
    [{ everyMinutes: 120 }, 'Every 2 hours'],
    [{ when: '*/5 * * * *' }, 'Every 5 minutes'],
    [{ when: '0 * * * *' }, 'Every hour'],
    [{ when: '20 * * * *' }, 'Every hour, at 20 minutes past'],
    [SEVEN, 'Every day at 7:00am'],
    [{ when: '30 12 * * *' }, 'Every day at 12:30pm'],
    [{ when: '0 0,18 * * *' }, 'Every day at 12:00am and 6:00pm'],
    [{ when: '0 7 * * 1-5' }, 'Monday to Friday at 7:00am'],
    [{ when: '0 7 * * 1' }, 'Every Monday at 7:00am'],
    [{ when: '0 7 * * 1,4' }, 'Every Monday and Thursday at 7:00am'],
    [{ when: '15 6 1 * *' }, 'On day 1 of every month at 6:15am'],
    [{ when: '0 7 1 9 *' }, 'By the pattern 0 7 1 9 *'],
  ])('%o is said as %s', (timetable, words) => {
    expect(timetableWords(timetable)).toBe(words);
  });
});

describe('work is due', () => {
  const now = at('2026-11-22T12:00:00Z');

  it('at once when it goes by minutes and has never run, at its time of day otherwise', () => {
    expect(dueAt({ everyMinutes: 5 }, null, now)).toEqual(now);
    expect(dueAt(SEVEN, null, now)).toEqual(at('2026-11-23T07:00:00Z'));
  });

  it('once for all the times that were missed', () => {
    const kept = { nextAt: at('2026-11-15T07:00:00Z'), lastStartedAt: at('2026-11-14T07:00:00Z') };
    const due = dueAt(SEVEN, kept, now);
    expect(due).toEqual(at('2026-11-15T07:00:00Z'));
    expect(due < now).toBe(true);
    // What the run of now leaves behind is the next time to come, not the second of those missed.
    expect(nextAfter(SEVEN, now)).toEqual(at('2026-11-23T07:00:00Z'));
  });

  it('at the time of a timetable that was changed to be earlier', () => {
    const kept = { nextAt: at('2026-12-01T06:00:00Z'), lastStartedAt: at('2026-11-01T06:00:00Z') };
    expect(dueAt(SEVEN, kept, now)).toEqual(at('2026-11-23T07:00:00Z'));
  });

  it('by its last start where no next time was kept', () => {
    const kept = { nextAt: null, lastStartedAt: at('2026-11-22T11:50:00Z') };
    expect(dueAt({ everyMinutes: 15 }, kept, now)).toEqual(at('2026-11-22T12:05:00Z'));
  });

  it('never later than the next time of its timetable, and unmoved by the passing of time until then', () => {
    const timetables: fc.Arbitrary<Timetable> = fc.oneof(
      fc.integer({ min: 1, max: 3000 }).map((everyMinutes) => ({ everyMinutes })),
      fc
        .tuple(fc.integer({ min: 0, max: 59 }), fc.integer({ min: 0, max: 23 }))
        .map(([minute, hour]) => ({ when: `${minute} ${hour} * * *` })),
    );
    const instants = fc
      .integer({ min: 0, max: 3 * 365 * 24 * 60 })
      .map((minutes) => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000));
    fc.assert(
      fc.property(timetables, instants, fc.nat({ max: 3000 }), (timetable, started, later) => {
        const nextAt = nextAfter(timetable, started);
        const then = new Date(started.getTime() + later * 60_000);
        const due = dueAt(timetable, { nextAt, lastStartedAt: started }, then);
        expect(due).toEqual(nextAt);
        expect(due > started).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
