import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someContent } from '#tests/builders/agreement-content';
import type { TermDays } from '../content';
import {
  amendableTerms,
  boundsOf,
  checkDays,
  daysShortfalls,
  daysToCommit,
  sameDays,
  type TermPosition,
} from './days';

const AUTUMN = '2026-1-autumn';
const SPRING = '2026-2-spring';
const SUMMER = '2026-3-summer';
const TODAY = '2027-02-10';
/** Autumn is over with 1 day of 3 not used; spring runs; summer is to come. */
const positions: TermPosition[] = [
  { term: AUTUMN, agreed: 6, used: 4, committed: 2, free: 8 },
  { term: SPRING, agreed: 8, used: 3, committed: 5, free: 2 },
  { term: SUMMER, agreed: 4, used: 0, committed: 4, free: 1 },
];
const days = (autumn: number, spring: number, summer: number): TermDays[] =>
  [
    { term: AUTUMN, halfDays: autumn },
    { term: SPRING, halfDays: spring },
    { term: SUMMER, halfDays: summer },
  ].filter(({ halfDays }) => halfDays > 0);
const shortfalls = (asked: TermDays[]) =>
  daysShortfalls(asked, positions, TODAY).map(
    ({ term, why, shortfallHalfDays }) => `${term} ${why} ${shortfallHalfDays}`,
  );

describe('amended days', () => {
  it.each<[string, TermDays[], string[]]>([
    ['as they were', days(6, 8, 4), []],
    ['unused days of a past term given back', days(4, 8, 4), []],
    ['unused days moved from a past term to this one', days(4, 10, 4), []],
    ['down to what was used', days(6, 3, 0), []],
    ['up to what is free', days(6, 10, 5), []],
    ['below what was used', days(6, 2, 4), [`${SPRING} used 1`]],
    ['none in a term where some were used', days(0, 8, 4), [`${AUTUMN} used 4`]],
    ['more in a past term, though the provider has days', days(7, 8, 4), [`${AUTUMN} past 1`]],
    ['more than is free', days(6, 11, 8), [`${SPRING} free 1`, `${SUMMER} free 3`]],
    [
      'several at once, each said',
      days(3, 1, 9),
      [`${AUTUMN} used 1`, `${SPRING} used 2`, `${SUMMER} free 4`],
    ],
    [
      'in a term nothing is known of',
      [...days(6, 8, 4), { term: '2029-1-autumn', halfDays: 2 }],
      ['2029-1-autumn free 2'],
    ],
  ])('%s', (_, asked, expected) => {
    expect(shortfalls(asked)).toEqual(expected);
  });

  it('are refused with every shortfall in words, beside the field of the first', () => {
    expect(checkDays(days(6, 8, 4), positions, TODAY)).toEqual({ ok: true, value: undefined });
    const tooFew =
      'Spring term 2027: 1½ days have been used, so ½ day would be 1 day too few. Enter 1½ days or more.';
    const tooMany =
      'Summer term 2027: 4½ days would be 2 days more than the provider has free. Enter 2½ days or fewer, or ask for days in another term.';
    expect(checkDays(days(6, 1, 9), positions, TODAY)).toEqual({
      ok: false,
      code: 'amendment.days',
      field: 'days[1].halfDays',
      message: `${tooFew} ${tooMany}`,
      details: {
        shortfalls: [
          { term: SPRING, why: 'used', askedHalfDays: 1, shortfallHalfDays: 2 },
          { term: SUMMER, why: 'free', askedHalfDays: 9, shortfallHalfDays: 4 },
        ],
        fields: { 'days[1].halfDays': tooFew, 'days[2].halfDays': tooMany },
      },
    });
    expect(checkDays(days(6, 8, 6), positions, TODAY)).toMatchObject({ code: 'capacity.short' });
  });

  it('are refused exactly outside the bounds said beside each field', () => {
    for (const [index, position] of positions.entries()) {
      const { least, most } = boundsOf(position, TODAY);
      const fits = (halfDays: number) => {
        const asked = [6, 8, 4].map((agreed, at) => (at === index ? halfDays : agreed));
        return checkDays(days(asked[0] ?? 0, asked[1] ?? 0, asked[2] ?? 0), positions, TODAY).ok;
      };
      expect([fits(least - 1) && least > 0, fits(least), fits(most), fits(most + 1)]).toEqual([
        false,
        true,
        true,
        false,
      ]);
    }
  });

  it('keep firm what is not yet used of them', () => {
    expect(daysToCommit(days(4, 10, 2), positions)).toEqual({ [AUTUMN]: 0, [SPRING]: 7, [SUMMER]: 2 });
  });

  it('that fit never ask the ledger for less than nothing or more than is free', () => {
    const half = fc.integer({ min: 0, max: 14 });
    fc.assert(
      fc.property(half, half, half, (a, b, c) => {
        const asked = days(a, b, c);
        if (!checkDays(asked, positions, TODAY).ok) return;
        const firm = daysToCommit(asked, positions);
        for (const { term, used, committed, free } of positions) {
          const total = asked.find((one) => one.term === term)?.halfDays ?? 0;
          expect(total).toBeGreaterThanOrEqual(used);
          expect((firm[term] ?? 0) + used).toBe(total);
          expect((firm[term] ?? 0) - committed).toBeLessThanOrEqual(free);
        }
      }),
    );
  });

  it('are the same when every term has as many, in whatever order', () => {
    expect(sameDays(days(6, 8, 4), [...days(6, 8, 4)].reverse())).toBe(true);
    expect(sameDays(days(6, 8, 4), days(6, 8, 0))).toBe(false);
    expect(sameDays([], [])).toBe(true);
  });

  it('can be set from the first term of the agreement to a year after the last', () => {
    const { resources, timescale } = someContent();
    expect(amendableTerms([{ resources, timescale }], [AUTUMN], TODAY)).toEqual([
      AUTUMN,
      SPRING,
      SUMMER,
      '2027-1-autumn',
      '2027-2-spring',
      '2027-3-summer',
    ]);
  });
});
