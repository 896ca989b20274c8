import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '~/kernel/clock';
import { next } from '~/kernel/state-machine';
import { CATEGORIES, categoryOf, TIMED } from './categories';
import {
  DATA_REQUEST_EVENTS,
  DATA_REQUEST_STATES,
  dataRequestMachine,
  dueDate,
  extendedDate,
  requestRef,
} from './requests';
import { checkMonths, MOST_MONTHS, monthsAfter, monthsBefore, monthsOf, timeWords } from './retention';

const day = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays('1990-01-01', n));

describe('times of retention', () => {
  it.each([
    ['2026-11-22', 72, '2020-11-22'],
    ['2024-02-29', 12, '2023-02-28'],
    ['2026-03-31', 1, '2026-02-28'],
    ['2026-01-15', 1, '2025-12-15'],
    ['2026-12-31', 84, '2019-12-31'],
  ])('%s, %i months earlier is %s', (date, months, expected) => {
    expect(monthsBefore(date, months)).toBe(expected);
  });

  it('never comes out later for more months, and there and back is never later than where it began', () => {
    fc.assert(
      fc.property(day, fc.nat(300), fc.nat(300), (date, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(monthsBefore(date, more) <= monthsBefore(date, less)).toBe(true);
        expect(monthsAfter(monthsBefore(date, a), a) <= date).toBe(true);
      }),
    );
  });

  it.each(TIMED)('$key is kept for at least what the law asks, whatever is set', (category) => {
    expect(monthsOf(category, null)).toBe(category.months);
    expect(monthsOf(category, 0)).toBe(category.least);
    expect(monthsOf(category, MOST_MONTHS)).toBe(MOST_MONTHS);
    expect(checkMonths(category, category.least - 1)).toMatchObject({ code: 'retention.too-short' });
    expect(checkMonths(category, category.least).ok).toBe(true);
    expect(checkMonths(category, MOST_MONTHS + 1)).toMatchObject({ code: 'retention.too-long' });
  });

  it('has no time for what stays', () => {
    for (const category of CATEGORIES.filter(({ months }) => months === null))
      expect([monthsOf(category, 12), checkMonths(category, 400).ok]).toEqual([null, false]);
    expect(checkMonths(categoryOf('no-such'), 12)).toMatchObject({ code: 'retention.not-found' });
  });

  it.each([
    [1, '1 month'],
    [12, '1 year'],
    [18, '1 year and 6 months'],
    [84, '7 years'],
  ])('%i months are said as %s', (months, words) => {
    expect(timeWords(months)).toBe(words);
  });
});

describe('a request about one’s own data', () => {
  it.each([
    ['2026-09-03', '2026-10-03', '2026-12-03'],
    ['2027-01-31', '2027-02-28', '2027-04-30'],
    ['2026-11-30', '2026-12-30', '2027-02-28'],
  ])('received on %s is due on %s, and extended on %s', (on, due, extended) => {
    expect([dueDate(on), extendedDate(on)]).toEqual([due, extended]);
  });

  it('is open until it is answered, refused or withdrawn, and then for good', () => {
    for (const state of DATA_REQUEST_STATES)
      for (const event of DATA_REQUEST_EVENTS)
        expect([state, event, next(dataRequestMachine, state, event).ok]).toEqual([
          state,
          event,
          state === 'open',
        ]);
  });

  it('has a number that is read aloud', () => {
    expect(requestRef('801', 2026, 7)).toBe('DR-801-2026-007');
  });
});
