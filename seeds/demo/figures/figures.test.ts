import { describe, expect, it } from 'vitest';
import { indicatorOf } from '~/diagnosis/domain';
import { checkEntry } from '~/diagnosis/domain/indicator-entry';
import { inspectionValues } from '~/imports/domain/ofsted-values';
import { addDays } from '~/kernel/clock';
import { REPORT_CARDS, TOLD } from '../banks/figures';
import { buildWorld } from '../world';
import { enteredByHand } from './by-hand';
import { latestYears } from './kinds';
import { figuresOfAuthority, inspectionsOf, yearSixResults } from './published';

const TODAY = '2026-11-22';
const ON = addDays(TODAY, -74);
const { marlshire, fenwold, neighbours } = buildWorld(TODAY);
const schools = [marlshire, fenwold, ...neighbours].flatMap((county) => county.schools);
const school = (slug: string) => {
  const found = schools.find((one) => one.slug === slug);
  if (!found) throw new Error(slug);
  return found;
};
const expectedStandard = (slug: string) =>
  yearSixResults(school(slug), ON).filter(({ indicator }) => indicator === 'ks2-rwm-expected');

describe('the figures of the demo', () => {
  it('are the same for the same day', () => {
    expect(schools.map((one) => yearSixResults(one, ON))).toEqual(
      buildWorld(TODAY)
        .marlshire.schools.concat(schools.slice(86))
        .map((one) => yearSixResults(one, ON)),
    );
    expect(enteredByHand(school('ashlode-hill'), ON)).toEqual(enteredByHand(school('ashlode-hill'), ON));
  });

  it('tell what the story tells of the head’s school', () => {
    expect(expectedStandard('ashlode-hill').map(({ period, value }) => [period, value])).toEqual([
      ['2025', 44],
      ['2024', 42],
      ['2023', 47],
      ['2022', 52],
    ]);
  });

  it('are possible: each is of an indicator for the school, in its range, once, and of a year that has ended', () => {
    for (const one of schools) {
      const figures = [...yearSixResults(one, ON), ...enteredByHand(one, ON)];
      const keys = figures.map(({ indicator, period }) => `${indicator} ${period}`);
      expect(new Set(keys).size, one.slug).toBe(keys.length);
      for (const { indicator, value, text, period } of figures) {
        const { range, values } = indicatorOf(indicator) ?? {};
        if (value !== null && range) {
          expect(value, `${one.slug} ${indicator}`).toBeGreaterThanOrEqual(range.least);
          expect(value, `${one.slug} ${indicator}`).toBeLessThanOrEqual(range.most);
        }
        if (value === null) {
          const codes = values?.map(({ key }) => key) ?? ['SUPP'];
          expect(codes, `${one.slug} ${indicator}`).toContain(text);
        }
        expect(period <= ON, `${one.slug} ${indicator} ${period}`).toBe(true);
      }
    }
  });

  it('entered by hand could have been entered on the page', () => {
    for (const one of schools) {
      for (const { urn: _, ...entry } of enteredByHand(one, ON)) {
        const checked = checkEntry(indicatorOf(entry.indicator), { ...entry, note: null }, ON);
        expect(checked.ok, `${one.slug} ${entry.indicator} ${entry.period}`).toBe(true);
      }
    }
  });

  it('of very few pupils are withheld', () => {
    const withheld = Object.keys(TOLD)
      .flatMap((slug) => expectedStandard(slug))
      .filter(({ text }) => text);
    expect(withheld.length).toBeGreaterThan(5);
    for (const { cohort, value, text } of withheld) {
      expect([value, text]).toEqual([null, 'SUPP']);
      expect(cohort).toBeLessThanOrEqual(5);
    }
  });

  it('have a few report cards, later than any overall grade, and no grade in the last two years', () => {
    for (const slug of Object.keys(REPORT_CARDS)) {
      const [card, graded] = inspectionsOf(school(slug), TODAY);
      expect(card).toMatchObject({ form: 'report-card', overall: null });
      expect((card?.startedOn ?? '') > (graded?.startedOn ?? '')).toBe(true);
    }
    const grades = schools
      .flatMap((one) => inspectionsOf(one, TODAY))
      .filter(({ form }) => form === 'graded');
    expect(grades.every(({ startedOn }) => startedOn < addDays(TODAY, -730))).toBe(true);
    expect(new Set(grades.flatMap((one) => inspectionValues([one])).map(({ text }) => text))).toEqual(
      new Set(['outstanding', 'good', 'requires-improvement', 'inadequate', 'met']),
    );
  });

  it('give an authority the figures of its schools, each counted by its pupils', () => {
    const figure = (urn: number, value: number | null, cohort: number) => ({
      ...{ urn, indicator: 'ks2-rwm-expected', period: '2025', value, text: null, cohort, source: '' },
    });
    expect(
      figuresOfAuthority('999', [figure(1, 40, 10), figure(2, 70, 20), figure(3, null, 4)], new Map()),
    ).toEqual([{ area: '999', indicator: 'ks2-rwm-expected', period: '2025', value: 60 }]);
  });

  it.each([
    ['2026-08-19', '2024'],
    ['2026-08-20', '2025'],
    ['2027-03-01', '2025'],
  ])('are of the years that have ended: on %s the latest began in %s', (on, latest) => {
    expect(latestYears(on, 2)).toEqual([latest, String(Number(latest) - 1)]);
  });
});
