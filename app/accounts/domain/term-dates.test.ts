import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SchoolYear, usualSchoolYear } from '~/kernel/school-calendar';
import { boundsOf, checkSchoolYear, daysOf, inOrder, readPastedDates, settableYears } from './term-dates';

const usual = usualSchoolYear(2026);
const withSpan = (n: number, span: Partial<SchoolYear['halfTerms'][number]>): SchoolYear => ({
  ...usual,
  halfTerms: usual.halfTerms.map((one, i) => (i === n ? { ...one, ...span } : one)),
});
const closedOn = (...days: string[]): SchoolYear => ({
  ...usual,
  closures: days.map((on) => ({ on, why: 'Training day' })),
});
const faultsOf = (year: SchoolYear) => {
  const verdict = checkSchoolYear(year);
  return verdict.ok ? {} : verdict.details?.fields;
};

describe('the dates of a school year', () => {
  it('can be set of last year, this year and the next two', () => {
    expect(settableYears('2026-11-22')).toEqual([2025, 2026, 2027, 2028]);
    expect(settableYears('2027-08-31')).toEqual([2025, 2026, 2027, 2028]);
    expect(settableYears('2027-09-01')).toEqual([2026, 2027, 2028, 2029]);
  });
  it('may be the usual ones of any year', () => {
    for (let year = 2000; year < 2100; year++)
      expect(checkSchoolYear(usualSchoolYear(year))).toEqual({ ok: true });
  });
  it.each([
    [
      'before the year',
      withSpan(0, { from: '2026-08-14' }),
      { from0: 'Enter a date from 15 August 2026 to 14 August 2027. Check the year' },
    ],
    [
      'in the wrong year',
      withSpan(5, { to: '2028-07-20' }),
      { to5: 'Enter a date from 15 August 2026 to 14 August 2027. Check the year' },
    ],
    [
      'begun on a Sunday',
      withSpan(1, { from: '2026-11-01' }),
      { from1: '1 November 2026 is a Sunday. Enter a day on which schools are open' },
    ],
    [
      'ended on a Saturday',
      withSpan(1, { to: '2026-12-19' }),
      { to1: '19 December 2026 is a Saturday. Enter a day on which schools are open' },
    ],
    [
      'ended on a bank holiday',
      withSpan(3, { to: '2027-03-26' }),
      { to3: '26 March 2027 is a bank holiday. Enter a day on which schools are open' },
    ],
    [
      'ended before it began',
      withSpan(2, { to: '2026-12-21' }),
      { to2: 'It ends before it begins, on 4 January 2027' },
    ],
    [
      'begun before the last has ended',
      withSpan(1, { from: '2026-10-23' }),
      { from1: 'Enter a date after 23 October 2026, when the half term before it ends' },
    ],
    [
      'closed on a weekend',
      closedOn('2026-11-28'),
      { on0: '28 November 2026 is a Saturday: schools are closed on it anyway' },
    ],
    [
      'closed on a bank holiday in term',
      closedOn('2027-05-03'),
      { on0: '3 May 2027 is a bank holiday: schools are closed on it anyway' },
    ],
    [
      'closed in the holidays',
      closedOn('2026-10-28'),
      { on0: '28 October 2026 is not in term: schools are closed on it anyway' },
    ],
    ['closed twice', closedOn('2026-11-27', '2026-11-27'), { on1: '27 November 2026 is entered twice' }],
  ])('may not be %s', (_, year, faults) => expect(faultsOf(year)).toEqual(faults));
  it('may close schools on any working day in term', () => {
    expect(checkSchoolYear(closedOn('2026-09-01', '2026-11-27', '2027-07-21'))).toEqual({ ok: true });
  });
  it('say each fault beside its own field', () => {
    expect(
      Object.keys(
        faultsOf({
          ...closedOn('2026-10-28'),
          halfTerms: withSpan(1, { from: '2026-11-01', to: '2026-12-20' }).halfTerms,
        }) ?? {},
      ),
    ).toEqual(['from1', 'to1', 'on0']);
  });
  it('are kept with their closures in order', () => {
    expect(inOrder(closedOn('2026-11-27', '2026-09-01')).closures.map(({ on }) => on)).toEqual([
      '2026-09-01',
      '2026-11-27',
    ]);
  });
  it('lie within the twelve months from the middle of August', () => {
    expect(daysOf(boundsOf(2026))).toHaveLength(365);
    expect(daysOf(boundsOf(2027))).toHaveLength(366);
  });
});

describe('pasted term dates', () => {
  it('are read from a table with tabs, commas or words', () => {
    const text = [
      'Autumn 1\tTuesday 1 September 2026\tFriday 23 October 2026',
      'Autumn 2,2026-11-02,2026-12-18',
      'Spring 1: 4/1/2027 – 12/2/27',
      'Spring 2; Mon 22 Feb - Thurs 25 Mar',
      '',
      'Summer 1 from 12th April to 28th May',
      'Summer 2 from 7 June to 21 July',
      'Friday 27 November 2026, Training day of all schools',
    ].join('\r\n');
    expect(readPastedDates(text, 2026)).toEqual({
      halfTerms: usual.halfTerms,
      closures: [{ on: '2026-11-27', why: 'Training day of all schools' }],
      unread: [],
    });
  });
  it('keep what could not be read', () => {
    const text = 'Term dates\n31/2/2027 closed\n27 November\n2 May 1 May 2027\n1 May 2 May 3 May';
    expect(readPastedDates(text, 2026)).toEqual({
      halfTerms: [],
      closures: [],
      unread: ['Term dates', '31/2/2027 closed', '27 November', '2 May 1 May 2027', '1 May 2 May 3 May'],
    });
  });
  it('put half terms in order', () => {
    expect(
      readPastedDates('7 Jun to 21 Jul\n12 Apr to 28 May', 2026).halfTerms.map(({ from }) => from),
    ).toEqual(['2027-04-12', '2027-06-07']);
  });
  it('never break on anything typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        const { halfTerms, closures, unread } = readPastedDates(text, 2026);
        const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
        expect(halfTerms.length + closures.length + unread.length).toBe(lines.length);
      }),
    );
  });
});
