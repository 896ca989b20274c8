import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate } from '~/kernel/clock';
import { addSchoolDays, isSchoolDay, schoolDaysBetween, USUAL_CALENDAR } from '~/kernel/school-calendar';
import type { WorkItem } from '~/kernel/work-item';
import {
  checkPutOff,
  FURTHEST_SCHOOL_DAYS,
  isPutOff,
  latestReturn,
  mayPutOff,
  usualReturns,
} from './put-off';

const TODAY = '2026-11-23';
const day = fc.integer({ min: 0, max: 1200 }).map((days) => addDays('2026-01-01', days));
const due = fc.option(fc.integer({ min: -40, max: 60 }));

const item = (over: Partial<WorkItem> = {}) => ({ key: 'a:1', kind: 'now' as const, due: null, ...over });
const put = (over: { until?: CalendarDate; due?: CalendarDate | null; itemKey?: string } = {}) => ({
  id: 'p',
  itemKey: 'a:1',
  due: null,
  until: '2026-11-30',
  reason: 'Later',
  ...over,
});
const codeOf = (what: Partial<WorkItem>, until: CalendarDate) => {
  const verdict = checkPutOff(USUAL_CALENDAR, item(what), until, TODAY);
  return verdict.ok ? 'yes' : verdict.code;
};

describe('what may be put off', () => {
  it('is what its reader is to do, where no law or lead has set its date', () => {
    expect(mayPutOff({ kind: 'now' })).toBe(true);
    expect(mayPutOff({ kind: 'soon' })).toBe(true);
    expect(mayPutOff({ kind: 'waiting' })).toBe(false);
    expect(mayPutOff({ kind: 'now', firm: true })).toBe(false);
  });

  it.each([
    ['the day is today', {}, TODAY, 'put-off.too-early'],
    ['the day has passed', {}, '2026-11-20', 'put-off.too-early'],
    ['tomorrow', {}, '2026-11-24', 'yes'],
    ['the last possible day', {}, '2027-01-04', 'yes'],
    ['the day after it', {}, '2027-01-05', 'put-off.too-late'],
    ['its own date', { due: '2026-11-27' }, '2026-11-27', 'yes'],
    ['a day after its own date', { due: '2026-11-27' }, '2026-11-28', 'put-off.too-late'],
    ['it is due today', { due: TODAY }, '2026-11-24', 'put-off.due-today'],
    ['it is overdue', { due: '2026-11-01' }, '2026-11-30', 'yes'],
    ['it waits for others', { kind: 'waiting' }, '2026-11-30', 'put-off.waiting'],
    ['it is a formal step', { firm: true }, '2026-11-30', 'put-off.firm'],
  ] as const)('where %s: %s until %s is answered with %s', (_what, over, until, answer) => {
    expect(codeOf(over, until)).toBe(answer);
  });

  it('says beside the day which is the last possible', () => {
    expect(checkPutOff(USUAL_CALENDAR, item({ due: '2026-11-27' }), '2026-12-01', TODAY)).toMatchObject({
      field: 'until',
      message: 'Choose a day up to 27 November 2026',
    });
  });
});

describe('the day a matter comes back', () => {
  it('is at most twenty school days away, and never after its own date', () => {
    fc.assert(
      fc.property(day, due, (today, ahead) => {
        const on = ahead === null ? null : addDays(today, ahead);
        const latest = latestReturn(USUAL_CALENDAR, on, today);
        if (on === today) {
          expect(latest).toBeNull();
          return;
        }
        expect(latest).not.toBeNull();
        const last = latest ?? today;
        expect(last > today).toBe(true);
        expect(schoolDaysBetween(USUAL_CALENDAR, today, last)).toBeLessThanOrEqual(FURTHEST_SCHOOL_DAYS);
        if (on !== null && on > today) expect(last <= on).toBe(true);
        else expect(last).toBe(addSchoolDays(USUAL_CALENDAR, today, FURTHEST_SCHOOL_DAYS));
      }),
    );
  });

  it('is offered on school days that are possible, the nearest first', () => {
    fc.assert(
      fc.property(day, due, (today, ahead) => {
        const latest = latestReturn(USUAL_CALENDAR, ahead === null ? null : addDays(today, ahead), today);
        if (latest === null) return;
        const offered = usualReturns(USUAL_CALENDAR, today, latest);
        expect(offered).toEqual([...new Set(offered)].sort());
        for (const one of offered) {
          expect(isSchoolDay(USUAL_CALENDAR, one)).toBe(true);
          expect(
            checkPutOff(
              USUAL_CALENDAR,
              item({ due: ahead === null ? null : addDays(today, ahead) }),
              one,
              today,
            ),
          ).toEqual({ ok: true, value: undefined });
        }
      }),
    );
  });
});

describe('a matter that has been put off', () => {
  it('is away until its day, and comes back on it', () => {
    expect(isPutOff(item(), put(), '2026-11-29')).toBe(true);
    expect(isPutOff(item(), put(), '2026-11-30')).toBe(false);
  });

  it('comes back at once when its date changes', () => {
    expect(isPutOff(item({ due: '2026-12-01' }), put({ due: '2026-12-01' }), TODAY)).toBe(true);
    expect(isPutOff(item({ due: '2026-12-02' }), put({ due: '2026-12-01' }), TODAY)).toBe(false);
    expect(isPutOff(item({ due: '2026-12-02' }), put(), TODAY)).toBe(false);
    expect(isPutOff(item(), put({ due: '2026-12-01' }), TODAY)).toBe(false);
  });

  it('is not another matter, nor one that cannot be put off any more', () => {
    expect(isPutOff(item({ key: 'a:2' }), put(), TODAY)).toBe(false);
    expect(isPutOff(item({ firm: true }), put(), TODAY)).toBe(false);
    expect(isPutOff(item({ kind: 'waiting' }), put(), TODAY)).toBe(false);
  });
});
