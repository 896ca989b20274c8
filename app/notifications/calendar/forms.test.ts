import { describe, expect, it } from 'vitest';
import { newFeedForm, readCalendarFilter } from './forms';
import { dayWords, monthWords } from './wording';

const filterOf = (query: string) => readCalendarFilter(new URLSearchParams(query), '2026-11');

describe('the address of a month', () => {
  it('is this month, of everything, on the viewer’s own list, unless it says otherwise', () => {
    const usual = { month: '2026-11', day: null, kind: null, whose: 'mine' };
    expect(filterOf('')).toEqual(usual);
    expect(filterOf('month=2027-02&day=2027-02-04&show=visits&whose=all')).toEqual({
      month: '2027-02',
      day: '2027-02-04',
      kind: 'visits',
      whose: 'all',
    });
  });

  it('that nobody understands is as if it said nothing', () => {
    for (const query of [
      'month=2027-13',
      'month=soon',
      'show=bands',
      'whose=theirs',
      'month=',
      'day=2026-12-01',
      'day=x',
    ]) {
      expect(filterOf(query), query).toEqual(filterOf(''));
    }
  });
});

describe('the form of a new address', () => {
  const read = (name: unknown) =>
    newFeedForm
      .safeParse({ intent: 'make', id: 'feed00001', name })
      .error?.issues.map(({ message }) => message);

  it('asks for a name, and says how', () => {
    expect(read('my phone')).toBeUndefined();
    expect(read('  ')).toEqual(['Enter where you will use it, such as: my phone']);
    expect(read(undefined)).toEqual(['Enter where you will use it, such as: my phone']);
    expect(read('x'.repeat(61))).toEqual(['Enter a name of 60 characters or fewer']);
  });
});

describe('days and months in words', () => {
  it('are as people say them', () => {
    expect(monthWords('2027-02')).toBe('February 2027');
    expect(['2027-02-01', '2027-02-07', '2028-02-29'].map(dayWords)).toEqual([
      'Monday 1 February',
      'Sunday 7 February',
      'Tuesday 29 February',
    ]);
  });
});
