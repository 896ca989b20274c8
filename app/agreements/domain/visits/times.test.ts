import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDate } from '~/kernel/clock';
import { instantAt, parseTime, timeOf, timeWords } from './times';

describe('a time of day', () => {
  it.each([
    ['9:30', '09:30'],
    ['09.30', '09:30'],
    ['0930', '09:30'],
    ['930', '09:30'],
    ['15:05', '15:05'],
    ['3pm', '15:00'],
    ['3:30 pm', '15:30'],
    ['3 p.m.', '15:00'],
    ['12pm', '12:00'],
    ['12am', '00:00'],
    [' 12:00 ', '12:00'],
    ['3', null],
    ['24:00', null],
    ['9:60', null],
    ['13pm', null],
    ['0pm', null],
    ['noon', null],
    ['', null],
  ])('“%s” is %s', (typed, time) => {
    expect(parseTime(typed)).toBe(time);
  });

  it('is said as people say it, and what is said can be typed', () => {
    expect(['09:00', '12:00', '15:30', '00:05'].map(timeWords)).toEqual(['9am', '12pm', '3:30pm', '12:05am']);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), (minutes) => {
        const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
        expect(parseTime(timeWords(time))).toBe(time);
        expect(parseTime(time)).toBe(time);
      }),
      { numRuns: 200 },
    );
  });

  it('on a date is an instant, in summer an hour before the same time in UTC', () => {
    expect(instantAt('2027-02-04', '15:30').toISOString()).toBe('2027-02-04T15:30:00.000Z');
    expect(instantAt('2027-06-04', '15:30').toISOString()).toBe('2027-06-04T14:30:00.000Z');
    expect(instantAt('2027-06-04', '00:15').toISOString()).toBe('2027-06-03T23:15:00.000Z');
    // The clocks go forward on 28 March 2027 and back on 31 October.
    expect(instantAt('2027-03-28', '09:00').toISOString()).toBe('2027-03-28T08:00:00.000Z');
    expect(instantAt('2027-10-31', '09:00').toISOString()).toBe('2027-10-31T09:00:00.000Z');
  });

  it('and back again, on any day of the year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 729 }), fc.integer({ min: 3, max: 23 }), (day, hour) => {
        const date = calendarDate(new Date(Date.UTC(2026, 0, 1 + day, 12)));
        const time = `${String(hour).padStart(2, '0')}:45`;
        const instant = instantAt(date, time);
        expect([calendarDate(instant), timeOf(instant)]).toEqual([date, time]);
      }),
      { numRuns: 200 },
    );
  });
});
