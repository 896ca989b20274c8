import { describe, expect, it } from 'vitest';
import type { BandTerms, CriterionData, CriterionTest, FrameworkContent } from './framework';
import { compareFrameworks } from './framework-compare';
import { checkTest, withBand, withCriterion, withNewCriterion, withoutCriterion } from './framework-edit';

const TERMS: BandTerms = {
  review: 'termly',
  adviserHalfDays: { least: 0, most: 6 },
  funding: { maintained: 'authority', academy: 'school' },
  opens: ['Support from another school.'],
  requires: [],
  invitedToRegister: false,
  improvementReviews: false,
};

const criterion = (key: string, text: string): CriterionData => ({
  key,
  band: key.split('.')[0] ?? '',
  theme: 'teaching',
  phases: [],
  text,
  test: null,
  suggests: ['teaching-quality'],
});

const CONTENT: FrameworkContent = {
  bands: [
    { key: 'green', name: 'Green', letter: 'G', priority: 4, meaning: 'Secure.', terms: TERMS },
    { key: 'red', name: 'Red', letter: 'R', priority: 1, meaning: 'Causing concern.', terms: TERMS },
  ],
  criteria: [
    criterion('green.teaching', 'Teaching is good.'),
    criterion('green.assessment', 'Assessment is careful.'),
    criterion('red.teaching', 'Teaching needs to improve.'),
  ],
};

const EDIT = { name: 'Emerald', letter: 'E', meaning: 'Secure, and helping others.', terms: TERMS };
const SAID = {
  theme: 'teaching',
  phases: [],
  text: 'Teaching is strong.',
  test: null,
  suggests: [],
} as const;

describe('editing a band', () => {
  it('puts it in other words and leaves its key, place and priority', () => {
    const edited = withBand(CONTENT, 'green', EDIT);
    expect(edited).toMatchObject({
      ok: true,
      value: {
        bands: [{ key: 'green', priority: 4, ...EDIT }, CONTENT.bands[1]],
        criteria: CONTENT.criteria,
      },
    });
    expect(CONTENT.bands[0]?.name).toBe('Green');
  });

  it.each([
    ['a name another band has', { name: 'red' }, 'name'],
    ['a letter another band has', { letter: 'r' }, 'letter'],
    [
      'fewer days at most than at least',
      { terms: { ...TERMS, adviserHalfDays: { least: 4, most: 3 } } },
      'most',
    ],
  ])('refuses %s', (_what, more, field) => {
    expect(withBand(CONTENT, 'green', { ...EDIT, ...more })).toMatchObject({ ok: false, field });
  });

  it('does not know a band of another framework', () => {
    expect(withBand(CONTENT, 'amber', EDIT)).toMatchObject({ ok: false, code: 'framework.not-found' });
  });
});

describe('editing criteria', () => {
  it('changes one and leaves the others as they were', () => {
    const edited = withCriterion(CONTENT, 'green.teaching', SAID);
    expect(edited.ok && edited.value.criteria).toEqual([
      { key: 'green.teaching', band: 'green', ...SAID },
      CONTENT.criteria[1],
      CONTENT.criteria[2],
    ]);
  });

  it('adds one last in its band, under a key of the version', () => {
    const edited = withNewCriterion(CONTENT, 'green', 7, SAID);
    expect(edited.ok && edited.value.criteria.map(({ key }) => key)).toEqual([
      'green.teaching',
      'green.assessment',
      'green.added-7',
      'red.teaching',
    ]);
  });

  it('takes one out, though not the last of its band', () => {
    const edited = withoutCriterion(CONTENT, 'green.teaching');
    expect(edited.ok && edited.value.criteria.map(({ key }) => key)).toEqual([
      'green.assessment',
      'red.teaching',
    ]);
    expect(withoutCriterion(CONTENT, 'red.teaching')).toMatchObject({ code: 'framework.last-criterion' });
    expect(withoutCriterion(CONTENT, 'red.nothing')).toMatchObject({ code: 'framework.not-found' });
  });

  it('refuses the same words twice in a band, and a focus area that is not listed', () => {
    expect(withNewCriterion(CONTENT, 'green', 7, { ...SAID, text: 'Teaching is good.' })).toMatchObject({
      field: 'text',
    });
    expect(withNewCriterion(CONTENT, 'red', 7, { ...SAID, text: 'Teaching is good.' }).ok).toBe(true);
    expect(withCriterion(CONTENT, 'red.teaching', { ...SAID, suggests: ['juggling'] })).toMatchObject({
      field: 'suggests',
    });
  });
});

describe('the test of a criterion', () => {
  const cases: [string, CriterionTest, string | null][] = [
    ['a figure', { indicator: 'absence-overall', is: 'at-most', than: { figure: 6 } }, null],
    [
      'a comparator',
      { indicator: 'ks2-rwm-expected', is: 'at-most', than: { comparator: 'england', margin: -5 } },
      null,
    ],
    ['values', { indicator: 'inspection-overall', is: 'one-of', than: { oneOf: ['good'] } }, null],
    ['an unknown indicator', { indicator: 'luck', is: 'at-most', than: { figure: 6 } }, 'indicator'],
    [
      'a figure of a coded one',
      { indicator: 'inspection-overall', is: 'at-most', than: { figure: 2 } },
      'values',
    ],
    ['no value', { indicator: 'inspection-overall', is: 'one-of', than: { oneOf: [] } }, 'values'],
    [
      'a value that is not listed',
      { indicator: 'inspection-overall', is: 'one-of', than: { oneOf: ['2'] } },
      'values',
    ],
    ['values of a figure', { indicator: 'absence-overall', is: 'one-of', than: { oneOf: ['6'] } }, 'against'],
  ];
  it.each(cases)('%s', (_what, test, field) => {
    const verdict = checkTest(test);
    expect(verdict.ok ? null : verdict.field).toBe(field);
  });
});

describe('comparing two versions', () => {
  it('finds nothing between a version and itself, whatever the order of keys', () => {
    const again: FrameworkContent = {
      bands: CONTENT.bands.map(({ key, ...rest }) => ({ ...rest, key })),
      criteria: CONTENT.criteria,
    };
    expect(compareFrameworks(CONTENT, again)).toEqual({ bands: [], criteria: [] });
  });

  it('finds what was changed, added and taken out', () => {
    const step = withCriterion(CONTENT, 'green.teaching', SAID);
    const more = step.ok ? withNewCriterion(step.value, 'red', 2, SAID) : step;
    const after = more.ok ? withoutCriterion(more.value, 'green.assessment') : more;
    if (!after.ok) throw new Error(after.message);
    const { bands, criteria } = compareFrameworks(CONTENT, after.value);
    expect(bands).toEqual([]);
    expect(
      criteria.map(({ key, before, after: now }) => [key, before?.text ?? null, now?.text ?? null]),
    ).toEqual([
      ['green.teaching', 'Teaching is good.', 'Teaching is strong.'],
      ['red.added-2', null, 'Teaching is strong.'],
      ['green.assessment', 'Assessment is careful.', null],
    ]);
  });
});
