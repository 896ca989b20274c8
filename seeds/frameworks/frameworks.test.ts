import { describe, expect, it } from 'vitest';
import { isFocusArea, PHASES } from '~/diagnosis/domain';
import { CRITERION_THEMES, type CriterionData } from '~/diagnosis/domain/framework';
import { indicatorOf } from '~/diagnosis/domain/indicators';
import { FRAMEWORKS } from './index';
import { GOVERNANCE_CONCERNS, LEADERSHIP_CONCERNS } from './walsall-concerns';

/** Points of a source that stand for one criterion or for several, one for each subject or phase. */
const pointsOf = (criteria: readonly CriterionData[]) =>
  new Set(criteria.map(({ key }) => key.split('.').slice(0, 2).join('.')));

const framework = (key: string) => {
  const found = FRAMEWORKS.find((one) => one.key === key);
  if (!found) throw new Error(`No framework ${key}`);
  return found;
};
const pointsByBand = (key: string) =>
  Object.fromEntries(
    framework(key).bands.map((band) => [
      band.key,
      pointsOf(framework(key).criteria.filter((criterion) => criterion.band === band.key)).size,
    ]),
  );
const themesOf = (key: string) => new Set(framework(key).criteria.map(({ theme }) => theme));

describe.each(FRAMEWORKS.map((one) => [one.key, one] as const))('%s', (_key, { bands, criteria }) => {
  it('has bands that can be told apart without colour', () => {
    for (const part of ['key', 'name', 'letter'] as const) {
      expect(new Set(bands.map((band) => band[part])).size).toBe(bands.length);
    }
  });

  it('runs from least support to most, ending with those served first', () => {
    const priorities = bands.map(({ priority }) => priority);
    expect(priorities).toEqual([...priorities].sort((a, b) => b - a));
    expect(priorities[0]).toBe(4);
    expect(priorities.at(-1)).toBe(1);
  });

  it('says of every band what its schools get and owe', () => {
    for (const { terms } of bands) {
      expect(terms).toBeDefined();
      expect(terms?.opens.length).toBeGreaterThan(0);
      if (terms?.adviserHalfDays) {
        expect(terms.adviserHalfDays.least).toBeLessThanOrEqual(terms.adviserHalfDays.most);
      }
    }
    expect(bands[0]?.terms?.invitedToRegister).toBe(true);
    expect(bands.filter(({ terms }) => terms?.invitedToRegister)).toHaveLength(1);
    expect(bands.at(-1)?.terms).toMatchObject({ review: 'half-termly', improvementReviews: true });
  });

  it('words every criterion once, under its own key', () => {
    expect(new Set(criteria.map(({ key }) => key)).size).toBe(criteria.length);
    for (const band of bands) {
      const words = criteria.filter((one) => one.band === band.key).map(({ text }) => text);
      expect(new Set(words).size).toBe(words.length);
    }
    for (const { text } of criteria) expect(text).toMatch(/^[A-Z].{15,}\.$/);
  });

  it('asks of known bands, themes and phases, and suggests known focus areas', () => {
    const keys = new Set(bands.map(({ key }) => key));
    for (const one of criteria) {
      expect(keys).toContain(one.band);
      expect(one.key.startsWith(`${one.band}.`)).toBe(true);
      expect(CRITERION_THEMES).toContain(one.theme);
      for (const phase of one.phases) expect(PHASES).toContain(phase);
      for (const area of one.suggests) expect(isFocusArea(area), `${one.key}: ${area}`).toBe(true);
    }
  });

  it('tests only indicators there are, each in the way its values allow', () => {
    for (const { key, test, phases } of criteria) {
      if (!test) continue;
      const indicator = indicatorOf(test.indicator);
      expect(indicator, `${key}: ${test.indicator}`).toBeDefined();
      expect(indicator?.unit === 'coded', key).toBe(test.is === 'one-of');
      if ('oneOf' in test.than) {
        const values = indicator?.values?.map((value) => value.key);
        for (const value of test.than.oneOf) expect(values, key).toContain(value);
      }
      // A phase that can never have the value would read "not known" for ever.
      const known = indicator?.phases ?? [];
      if (known.length > 0) {
        expect(phases.length, key).toBeGreaterThan(0);
        for (const phase of phases) expect(known, key).toContain(phase);
      }
    }
  });

  it('finds a school of every phase something to answer in every band', () => {
    for (const phase of PHASES) {
      for (const band of bands) {
        const own = criteria.filter(
          (one) => one.band === band.key && (one.phases.length === 0 || one.phases.includes(phase)),
        );
        expect(own.length, `${band.key}, ${phase}`).toBeGreaterThan(0);
      }
    }
  });
});

describe('against the sources', () => {
  it('has the sixteen points of each of Rutland’s categories, and their themes', () => {
    expect(pointsByBand('rutland')).toEqual({ green: 16, amber: 16, red: 16 });
    for (const theme of [
      'progress',
      'attainment',
      'post-16',
      'trend',
      'pupil-premium',
      'gaps',
      'inspection',
      'areas-for-improvement',
      'capacity',
      'self-evaluation',
      'teaching',
      'assessment',
      'behaviour-safety',
      'governance',
      'parents',
    ] as const) {
      for (const band of ['green', 'amber', 'red']) {
        const own = framework('rutland').criteria.filter((one) => one.band === band && one.theme === theme);
        expect(own.length, `${band}: ${theme}`).toBeGreaterThan(0);
      }
    }
  });

  it('has the points of each row of Hertfordshire’s tables', () => {
    expect(pointsByBand('hertfordshire')).toEqual({ green: 3, yellow: 6, amber: 7, red: 8 });
    expect([...themesOf('hertfordshire')]).toEqual(
      expect.arrayContaining(['inspection', 'progress', 'trend', 'attainment', 'finance', 'capacity']),
    );
  });

  it('has Walsall’s questions about capacity, and both lists of indicators for concern', () => {
    expect(LEADERSHIP_CONCERNS).toHaveLength(12);
    expect(GOVERNANCE_CONCERNS).toHaveLength(10);
    const keys = framework('walsall').criteria.map(({ key }) => key);
    expect(keys).toEqual(
      expect.arrayContaining([...LEADERSHIP_CONCERNS, ...GOVERNANCE_CONCERNS].map(({ key }) => key)),
    );
    expect(keys).toEqual(
      expect.arrayContaining(['a.vision', 'a.self-evaluation', 'a.underperformance', 'a.environment']),
    );
    expect(pointsByBand('walsall')).toMatchObject({ b: 2, d: 2 });
  });

  it('has the days that Walsall pays for in each band, beyond the core offer', () => {
    expect(
      Object.fromEntries(
        framework('walsall').bands.map(({ key, terms }) => [key, terms?.adviserHalfDays?.most]),
      ),
    ).toEqual({ a: 0, b: 6, c: 12, d: 12 });
    expect(
      framework('walsall').bands.every(({ terms }) => terms?.opens[0]?.includes('1 to 2 adviser days')),
    ).toBe(true);
  });

  it('has no allowance of days where the source sets none', () => {
    for (const key of ['rutland', 'hertfordshire', 'norfolk']) {
      expect(framework(key).bands.every(({ terms }) => terms?.adviserHalfDays === null)).toBe(true);
    }
  });

  it('follows both of Norfolk’s pathways from the risk that leads to them', () => {
    const risks = framework('norfolk').criteria.filter(({ key }) => key.endsWith('.risk'));
    expect(risks.map(({ band }) => band)).toEqual(['secure', 'n2gg', 'intervention']);
    expect(framework('norfolk').bands.map(({ terms }) => terms?.review)).toEqual([
      'yearly',
      'termly',
      'half-termly',
    ]);
  });
});
