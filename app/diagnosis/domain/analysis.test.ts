import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse, needsJudgement, withJudgements } from './analysis';
import { FEWEST_KNOWN, THRESHOLD_SHARE } from './analysis-proposal';
import { type Trend, trendOf } from './analysis-trend';
import type { AnalysisInput, ComparatorPoint, IndicatorPoint } from './analysis-types';
import type { CriterionData, CriterionTest } from './framework';

const BANDS = [
  { key: 'green', name: 'Green', priority: 4 },
  { key: 'red', name: 'Red', priority: 1 },
  { key: 'amber', name: 'Amber', priority: 2 },
];

const criterion = (key: string, band: string, test: CriterionTest | null = null): CriterionData => ({
  key,
  theme: 'attainment',
  band,
  phases: [],
  text: `Criterion ${key}`,
  test,
  suggests: ['writing-ks2'],
});
const atMost = (indicator: string, figure: number): CriterionTest => ({
  indicator,
  is: 'at-most',
  than: { figure },
});
const point = (period: string, value: number | null, text: string | null = null): IndicatorPoint => ({
  period,
  value,
  text,
  source: 'Performance tables',
  on: '2026-11-01',
});
const england = (period: string, value: number): ComparatorPoint => ({
  kind: 'england',
  period,
  value,
  source: 'Performance tables',
});

function input(more: Partial<AnalysisInput>): AnalysisInput {
  return {
    bands: BANDS,
    criteria: [],
    phases: ['primary'],
    values: new Map(),
    comparators: new Map(),
    describe: (key) => ({ name: key.toUpperCase(), unit: '%' }),
    ...more,
  };
}

describe('one criterion', () => {
  const against: CriterionTest = {
    indicator: 'rwm',
    is: 'at-least',
    than: { comparator: 'england', margin: -5 },
  };
  const grade: CriterionTest = { indicator: 'grade', is: 'one-of', than: { oneOf: ['3', '4'] } };
  const answer = (
    test: CriterionTest | null,
    values: Record<string, IndicatorPoint[]>,
    comparators: Record<string, ComparatorPoint[]> = {},
  ) =>
    analyse(
      input({
        criteria: [criterion('c', 'green', test)],
        values: new Map(Object.entries(values)),
        comparators: new Map(Object.entries(comparators)),
      }),
    ).results[0];

  it.each([
    ['at most, below', atMost('rwm', 50), [point('2024', 49)], [], 'met'],
    ['at most, exactly', atMost('rwm', 50), [point('2024', 50)], [], 'met'],
    ['at most, above', atMost('rwm', 50), [point('2024', 51)], [], 'not-met'],
    ['the newest year decides', atMost('rwm', 50), [point('2024', 51), point('2023', 40)], [], 'not-met'],
    ['a margin below England', against, [point('2024', 55)], [england('2024', 60)], 'met'],
    ['further below England', against, [point('2024', 54.9)], [england('2024', 60)], 'not-met'],
    ['England of another year', against, [point('2024', 55)], [england('2023', 60)], 'not-known'],
    ['no figure at all', against, [], [england('2024', 60)], 'not-known'],
    ['withheld', atMost('rwm', 50), [point('2024', null, 'SUPP'), point('2023', 40)], [], 'not-known'],
  ] as const)('%s', (_name, test, values, comparators, expected) => {
    expect(answer(test, { rwm: [...values] }, { rwm: [...comparators] })?.answer).toBe(expected);
  });

  it('takes what an inspection did not judge as not known, unless that is what is asked', () => {
    const notJudged = { grade: [point('2026-03-05', null, 'not-judged')] };
    expect(answer(grade, notJudged)).toMatchObject({ answer: 'not-known', by: 'nobody' });
    const asked: CriterionTest = { ...grade, than: { oneOf: ['not-judged'] } };
    expect(answer(asked, notJudged)?.answer).toBe('met');
  });

  it('takes a coded value by its code, and a withheld one as no answer', () => {
    expect(answer(grade, { grade: [point('2024-03-05', null, '3')] })?.answer).toBe('met');
    expect(answer(grade, { grade: [point('2024-03-05', null, '2')] })?.answer).toBe('not-met');
    expect(answer(grade, { grade: [point('2024-03-05', null, 'SUPP')] })?.answer).toBe('not-known');
  });

  it('says why, with the figure, the year and what it is compared with', () => {
    const met = answer(against, { rwm: [point('2024', 55)] }, { rwm: [england('2024', 60)] });
    expect(met?.why).toBe(
      'RWM: 55% for 2024 to 2025; the figure for England is 60%, and the criterion is at least 55%.',
    );
    expect(met?.comparator).toEqual(england('2024', 60));
    expect(answer(against, {})?.why).toBe('RWM: no figure is held for this school.');
    expect(answer(atMost('rwm', 5), { rwm: [point('2024', null, 'SUPP')] })?.why).toBe(
      'RWM: no figure is given for 2024 to 2025 (not published: too few pupils).',
    );
  });

  it('for another phase is left out', () => {
    const secondary = { ...criterion('s', 'red'), phases: ['secondary' as const] };
    expect(analyse(input({ criteria: [secondary, criterion('all', 'red')] })).results).toHaveLength(1);
  });
});

describe('the trend', () => {
  const years = (...figures: (number | null)[]) =>
    figures.flatMap((value, i) => (value === null ? [] : [{ period: String(2018 + i), value }]));
  it.each([
    ['two years are a change, not a trend', years(40, 60), 'not-enough'],
    ['rising', years(50, 55, 60), 'up'],
    ['falling', years(60, 55, 50), 'down'],
    ['steady', years(60, 61, 60), 'flat'],
    ['years without tests keep their distance', years(50, null, null, 52, 52), 'flat'],
    ['up and back down', years(50, 60, 50), 'flat'],
    ['only the last five count', years(90, 80, 50, 52, 54, 56, 58), 'up'],
  ] as const)('%s', (_name, points, expected: Trend) => {
    expect(trendOf(points, '%')).toBe(expected);
  });
  it('counts smaller steps for scores than for percentages', () => {
    const points = years(0, 0.5, 1);
    expect(trendOf(points, '')).toBe('up');
    expect(trendOf(points, '%')).toBe('flat');
  });
});

describe('the band proposed', () => {
  /** Criteria `red1…`, of which so many are met, not met and not known. */
  const make = (band: string, [met, not, unknown]: readonly [number, number, number]) => {
    const answers: (number | null)[] = [
      ...Array(met).fill(1),
      ...Array(not).fill(9),
      ...Array(unknown).fill(null),
    ];
    return answers.map((value, i) => ({ key: `${band}${i}`, band, value }));
  };
  const propose = (...rows: ReturnType<typeof make>) =>
    analyse(
      input({
        criteria: rows.map(({ key, band }) => criterion(key, band, atMost(key, 5))),
        values: new Map(
          rows.flatMap(({ key, value }) => (value === null ? [] : [[key, [point('2024', value)]] as const])),
        ),
      }),
    ).proposal;

  it.each([
    ['the band of most concern that is reached', [3, 1, 0], [4, 0, 0], [4, 0, 0], 'red'],
    ['half of those known is enough', [2, 2, 3], [4, 0, 0], [4, 0, 0], 'red'],
    ['fewer than half is not', [1, 2, 0], [2, 1, 0], [4, 0, 0], 'amber'],
    ['no concern', [0, 4, 0], [1, 3, 0], [3, 1, 0], 'green'],
    ['two known of five are too few to say anything', [2, 0, 3], [4, 0, 0], [4, 0, 0], null],
    ['what is not known of a band of more concern leaves it open', [0, 2, 3], [0, 4, 0], [4, 0, 0], null],
    ['a band of one criterion needs only that one', [1, 0, 0], [4, 0, 0], [4, 0, 0], 'red'],
    ['a band without criteria is passed over', [0, 0, 0], [4, 0, 0], [4, 0, 0], 'amber'],
    ['nothing known', [0, 0, 4], [0, 0, 4], [0, 0, 4], null],
    ['known, and like no band', [0, 4, 0], [0, 4, 0], [0, 4, 0], null],
  ] as const)('%s', (_name, red, amber, green, band) => {
    const found = propose(...make('red', red), ...make('amber', amber), ...make('green', green));
    expect(found.band).toBe(band);
  });

  it.each([
    ['the grade alone', { grade: 1, card: null }, 'red', [1, 1]],
    ['the report card alone', { grade: null, card: 1 }, 'red', [1, 1]],
    ['both, when a report card followed a grade', { grade: 1, card: 9 }, 'red', [2, 2]],
    ['neither', { grade: null, card: null }, null, [1, 0]],
  ] as const)(
    'counts what the inspection found once: %s',
    (_name, { grade, card }, band, [criteria, known]) => {
      const found = propose(
        { key: 'red.found.grade', band: 'red', value: grade },
        { key: 'red.found.report-card', band: 'red', value: card },
      );
      expect(found.band).toBe(band);
      expect(found.tallies).toMatchObject([{ criteria, known }]);
    },
  );

  it('names the criteria that drive it, and what is missing when there is none', () => {
    expect(propose(...make('red', [2, 1, 0])).drivers).toEqual(['red0', 'red1']);
    expect(propose(...make('red', [1, 0, 4]))).toMatchObject({
      band: null,
      drivers: [],
      reason: 'Too little is known to say whether the school is in Red: 1 of its 5 criteria can be answered.',
    });
  });

  const rows = fc.array(
    fc.record({
      band: fc.constantFrom('red', 'amber', 'green'),
      value: fc.option(fc.constantFrom(1, 9), { nil: null }),
    }),
    { maxLength: 24 },
  );
  const keyed = (made: { band: string; value: number | null }[]) =>
    made.map((row, i) => ({ ...row, key: `${row.band}${i}` }));

  it('is the same whatever the order, and never rests on too little', () => {
    fc.assert(
      fc.property(rows.map(keyed), (made) => {
        const found = propose(...made);
        expect(propose(...[...made].reverse())).toEqual(found);
        if (found.band === null) return;
        const known = made.filter(({ band, value }) => band === found.band && value !== null);
        const met = known.filter(({ value }) => value === 1);
        const all = made.filter(({ band }) => band === found.band);
        expect(known.length).toBeGreaterThanOrEqual(Math.min(FEWEST_KNOWN, all.length));
        expect(met.length / known.length).toBeGreaterThanOrEqual(THRESHOLD_SHARE);
        expect(found.drivers).toEqual(met.map(({ key }) => key).sort());
      }),
    );
  });

  it('never takes a missing figure as met or not met', () => {
    fc.assert(
      fc.property(rows.map(keyed), (made) => {
        const blank = propose(...made.map((row) => ({ ...row, value: null })));
        expect(blank.band).toBeNull();
        expect(blank.tallies.every(({ known }) => known === 0)).toBe(true);
      }),
    );
  });
});

describe('what people answer', () => {
  const open = analyse(input({ criteria: ['a', 'b', 'c'].map((key) => criterion(key, 'red')) }));

  it('is asked of every criterion no figure answers', () => {
    expect(open.results.map(needsJudgement)).toEqual([true, true, true]);
    expect(open.proposal.band).toBeNull();
  });

  it('counts as known, with who says so, and can be taken back', () => {
    const judged = new Map(
      open.results.map(({ key }) => [key, { answer: 'met' as const, note: 'Seen in books' }]),
    );
    const after = withJudgements(open.results, BANDS, judged);
    expect(after.proposal.band).toBe('red');
    expect(after.results[0]).toMatchObject({ by: 'person', why: 'Seen in books' });
    expect(withJudgements(after.results, BANDS, new Map())).toEqual(open);
  });

  it('never replaces what a figure says', () => {
    const found = analyse(
      input({
        criteria: [criterion('a', 'red', atMost('x', 5))],
        values: new Map([['x', [point('2024', 9)]]]),
        judged: new Map([['a', { answer: 'met' as const, note: '' }]]),
      }),
    );
    expect(found.results[0]).toMatchObject({ by: 'figure', answer: 'not-met' });
  });
});
