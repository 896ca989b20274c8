import { describe, expect, it } from 'vitest';
import type { CriterionResult } from './analysis-types';
import { needFromCriterion, suggestedNeeds } from './diagnosis-needs';

const BANDS = [
  { key: 'red', name: 'Red', priority: 1 },
  { key: 'green', name: 'Green', priority: 4 },
];
const result = (key: string, more: Partial<CriterionResult>): CriterionResult => ({
  key,
  theme: 'attainment',
  band: 'red',
  text: `Criterion ${key}.`,
  suggests: ['writing-ks2'],
  answer: 'met',
  by: 'person',
  evidence: null,
  comparator: null,
  trend: 'not-enough',
  why: 'Seen in books.',
  missing: null,
  ...more,
});
const figure = {
  indicator: 'ks2-writing-expected',
  name: 'Pupils at the expected standard in writing',
  unit: '%',
  period: '2025',
  value: 58,
  text: null,
  source: 'Performance tables',
  on: '2026-02-20',
};

describe('needs a diagnosis suggests', () => {
  it.each([
    ['met, of a band of concern', { answer: 'met' }, ['writing-ks2']],
    ['not met, of a band of concern', { answer: 'not-met' }, []],
    ['not met, of a band without', { answer: 'not-met', band: 'green' }, ['writing-ks2']],
    ['met, of a band without', { answer: 'met', band: 'green' }, []],
    ['not known', { answer: 'not-known' }, []],
    ['a focus area no longer in the list', { suggests: ['gone'] }, []],
  ] as const)('%s', (_name, more, areas) => {
    expect(suggestedNeeds([result('a', more)], BANDS).map(({ focusArea }) => focusArea)).toEqual(areas);
  });

  it('come once for a focus area, the one with most reasons first, its figure before judgements', () => {
    const found = suggestedNeeds(
      [
        result('a', { suggests: ['governance'] }),
        result('b', {}),
        result('c', { by: 'figure', evidence: figure }),
      ],
      BANDS,
    );
    expect(found.map(({ focusArea, because }) => [focusArea, because.map(({ key }) => key)])).toEqual([
      ['writing-ks2', ['c', 'b']],
      ['governance', ['a']],
    ]);
  });

  it('take the baseline from the indicator, with its date and source', () => {
    const given = needFromCriterion(
      result('c', { by: 'figure', evidence: figure, why: 'It is 58%.' }),
      'writing-ks2',
    );
    expect(given).toEqual({
      focusArea: 'writing-ks2',
      evidence: 'It is 58%.',
      measure: figure.name,
      unit: '%',
      baseline: '58',
      baselineOn: '2026-02-20',
      baselineSource: 'Performance tables',
    });
    expect(needFromCriterion(result('a', {}), 'writing-ks2')).toEqual({
      focusArea: 'writing-ks2',
      evidence: 'Criterion a. Seen in books.',
    });
  });
});
