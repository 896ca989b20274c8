import { describe, expect, it } from 'vitest';
import {
  alikePerCent,
  averageOfSimilar,
  comparedPeriod,
  isNearBy,
  publishedOutcomes,
  readSimilarQuery,
  similarHref,
} from './similar-comparison';

const query = (text: string) => readSimilarQuery(new URLSearchParams(text));

describe('what a page of similar schools is asked for', () => {
  it.each([
    ['', { area: 'all', figure: null }],
    ['area=authority', { area: 'authority', figure: null }],
    ['area=moon', { area: 'all', figure: null }],
    [
      'figure=ks2-rwm-expected.2025',
      { area: 'all', figure: { indicator: 'ks2-rwm-expected', period: '2025' } },
    ],
    ['figure=ks2-rwm-expected', { area: 'all', figure: null }],
    ['figure=%27;drop.2025', { area: 'all', figure: null }],
  ] as const)('%s', (text, expected) => {
    expect(query(text)).toEqual(expected);
  });

  it('is what an address made of it says', () => {
    const asked = { area: 'near', figure: { indicator: 'ks2-rwm-gap', period: '2024' } } as const;
    expect(query(new URL(similarHref(100_001, asked), 'https://a.example').search)).toEqual(asked);
    expect(similarHref(100_001)).toBe('/schools/100001/similar');
  });
});

describe('figures of similar schools', () => {
  it('are averaged to one decimal, and not at all where they are few', () => {
    expect(averageOfSimilar([60, 61, 61, 60, 60])).toBe(60.4);
    expect(averageOfSimilar([60, 61, 61, 60])).toBeNull();
  });

  const value = (urn: number, period: string, figure: number | null) => ({
    ...{ urn, indicator: 'ks2-rwm-expected', period, value: figure },
  });
  it.each([
    ['the school’s own latest', [value(1, '2024', 50), value(1, '2023', 40), value(2, '2025', 60)], '2024'],
    ['a withheld one is no figure', [value(1, '2025', null), value(1, '2023', 40)], '2023'],
    ['of the others where it has none', [value(2, '2024', 50), value(3, '2025', 60)], '2025'],
    ['none', [value(1, '2025', null)], null],
  ] as const)('are compared for one year: %s', (_name, values, period) => {
    expect(comparedPeriod('ks2-rwm-expected', 1, values)).toBe(period);
  });

  it('are published ones of the phase alone', () => {
    expect(publishedOutcomes(['primary'])).toContain('ks2-rwm-expected');
    expect(publishedOutcomes(['primary'])).not.toContain('ks4-attainment8');
    expect(publishedOutcomes(['secondary'])).toEqual([]);
  });
});

it('says how alike in per cent, and what is near by', () => {
  expect(alikePerCent(0.062)).toBe(94);
  expect([29.9, 30, 30.1, null].map(isNearBy)).toEqual([true, true, false, false]);
});
