import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '~/kernel/clock';
import { dateWords } from '~/kernel/words';
import { isLatePreMeeting, planPreMeeting, preMeetingBy, recordPreMeeting, reviewFrom } from './pre-meeting';

describe('the meeting of head and adviser', () => {
  it('leaves a week: seven days are enough, six are not', () => {
    expect(preMeetingBy('2027-02-10')).toBe('2027-02-03');
    expect(planPreMeeting('2027-02-03', '2027-02-10', dateWords).ok).toBe(true);
    const late = planPreMeeting('2027-02-04', '2027-02-10', dateWords);
    expect(late).toMatchObject({ ok: false, code: 'review.pre-meeting-late', field: 'preMeetingOn' });
    expect(late.ok ? '' : late.message).toContain('3 February 2027');
    expect(late.ok ? '' : late.message).toContain('11 February 2027');
  });

  it('what is named instead always fits', () => {
    const day = fc.integer({ min: 0, max: 900 }).map((days) => addDays('2026-09-01', days));
    fc.assert(
      fc.property(day, day, (met, review) => {
        expect(isLatePreMeeting(preMeetingBy(review), review)).toBe(false);
        expect(isLatePreMeeting(met, reviewFrom(met))).toBe(false);
        expect(isLatePreMeeting(met, addDays(reviewFrom(met), -1))).toBe(true);
      }),
    );
  });

  const record = (metOn: string, lateReason = '', today = '2027-02-09') =>
    recordPreMeeting({ metOn, reviewOn: '2027-02-10', today, lateReason }, dateWords);
  it('is recorded as it was: late only with the reason for which the review keeps its date', () => {
    expect(record('2027-02-03')).toEqual({ ok: true, value: { late: false, lateReason: null } });
    // A reason where none is needed is not kept.
    expect(record('2027-02-03', 'x')).toEqual({ ok: true, value: { late: false, lateReason: null } });
    expect(record('2027-02-04')).toMatchObject({
      ok: false,
      code: 'review.pre-meeting-late',
      details: { from: '2027-02-11' },
    });
    expect(record('2027-02-04', ' The head was ill ')).toEqual({
      ok: true,
      value: { late: true, lateReason: 'The head was ill' },
    });
    expect(record('2027-02-10', 'x')).toMatchObject({ ok: false, code: 'review.pre-meeting-ahead' });
    expect(record('2027-02-10', 'x', '2027-03-01')).toMatchObject({ code: 'review.pre-meeting-after' });
  });
});
