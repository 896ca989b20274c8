import { describe, expect, it } from 'vitest';
import { type FigureRecord, summarise } from '../domain/figure';
import {
  basisWords,
  facetLabel,
  facetWords,
  figureWords,
  percentWords,
  recordsWords,
  valueWords,
} from './wording';

const records = (values: readonly (number | null)[], counting = values.length): FigureRecord[] =>
  values.map((value, at) => ({
    ...{ id: `${at}`, title: '', href: null, cells: [], facets: {}, value, counts: at < counting },
  }));

describe('a figure in words', () => {
  it('gives a share in per cent from ten records on, and by its parts below', () => {
    const of = (n: number, counting: number) => ({
      ...({ way: 'share', unit: 'percent' } as const),
      summary: summarise('share', records(Array(n).fill(null), counting)),
    });
    expect(figureWords(of(10, 9))).toBe('90%');
    expect(figureWords(of(9, 8))).toBe('8 of 9');
    expect(figureWords(of(0, 0))).toBe('None yet');
    expect(basisWords({ ...of(20, 9), noun: ['visit', 'visits'] })).toBe('9 of 20 visits');
    expect(basisWords(of(5, 4))).toBe('records; too few for per cent');
  });

  it('never rounds some to none, nor some missing to all', () => {
    expect(percentWords(0.2)).toBe('under 1%');
    expect(percentWords(99.7)).toBe('over 99%');
    expect([0, 100, 49.5].map(percentWords)).toEqual(['0%', '100%', '50%']);
  });

  it('says of a middle what it is of, and its spread where there are four or more', () => {
    const middle = (values: readonly number[]) => ({
      ...({ way: 'median', unit: 'days' } as const),
      summary: summarise('median', records(values)),
    });
    expect(figureWords(middle([1, 2, 3, 4]))).toBe('2.5 days');
    expect(basisWords(middle([1, 2, 3, 4]))).toBe(
      'the middle of 4 records; half of them between 1.8 and 3.3 days',
    );
    expect(basisWords(middle([1, 2, 9]))).toBe('the middle of 3 records');
    expect(figureWords(middle([]))).toBe('None yet');
  });

  it.each([
    ['pence', 123_450, '£1,234.50'],
    ['half-days', 3, '1½ days'],
    ['half-days', 2.5, '1.3 days'],
    ['days', 1, '1 day'],
    ['schools', 1, '1 school'],
    ['pupils', 12_345, '12,345 pupils'],
    ['years', 3.04, '3 years'],
    ['records', 4, '4'],
  ] as const)('has %s %d as %s', (unit, value, words) => {
    expect(valueWords(unit, value)).toBe(words);
  });

  it('counts nothing as none, and names what the list holds', () => {
    const count = { way: 'count', unit: 'schools' } as const;
    expect(figureWords({ ...count, summary: summarise('count', records([1, 1], 0)) })).toBe('0 schools');
    expect(basisWords({ ...count, summary: summarise('count', records([1, 1], 0)) })).toBe('of 2 schools');
    expect(recordsWords('schools', 1)).toBe('Show the school');
    expect(recordsWords('records', 1200, ['case', 'cases'])).toBe('Show the 1,200 cases');
  });

  it('names facets and terms', () => {
    expect([facetLabel('kind'), facetLabel('some-thing')]).toEqual(['Who runs the school', 'Some thing']);
    expect([facetWords('2026-1-autumn'), facetWords('North Marl')]).toEqual([
      'Autumn term 2026',
      'North Marl',
    ]);
  });
});
