import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FigureRecord, quantile, summarise } from './figure';

const record = (value: number | null, counts = true): FigureRecord => ({
  id: `${value}`,
  title: 'One',
  href: null,
  cells: [],
  facets: {},
  value,
  counts,
});

describe('a figure from its records', () => {
  const six = [record(3), record(5), record(null), record(8), record(100, false), record(1, false)];

  it('counts, adds, shares and finds the middle of what counts alone', () => {
    expect(summarise('count', six)).toMatchObject({ value: 4, counted: 4, of: 6 });
    expect(summarise('sum', six).value).toBe(16);
    expect(summarise('share', six).value).toBeCloseTo(66.67, 1);
    expect(summarise('median', six)).toMatchObject({ value: 5, counted: 3, spread: [4, 6.5] });
  });

  it('weighs a share by the values of its records, those without one left out', () => {
    expect(summarise('weighted-share', six)).toMatchObject({ counted: 4, of: 6 });
    expect(summarise('weighted-share', six).value).toBeCloseTo((100 * 16) / 117, 6);
    expect(summarise('weighted-share', [record(null)]).value).toBeNull();
  });

  it('has no share and no middle of nothing', () => {
    expect(summarise('share', []).value).toBeNull();
    expect(summarise('median', [record(null)])).toMatchObject({ value: null, counted: 0, spread: null });
    expect(summarise('sum', []).value).toBe(0);
  });

  it('puts as many values below the middle as above it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
        const sorted = [...values].sort((a, b) => a - b);
        const middle = quantile(sorted, 0.5);
        const below = values.filter((value) => value < middle).length;
        const above = values.filter((value) => value > middle).length;
        expect(Math.abs(below - above)).toBeLessThanOrEqual(values.length - below - above);
        expect(quantile(sorted, 0)).toBe(sorted[0]);
        expect(quantile(sorted, 1)).toBe(sorted.at(-1));
      }),
    );
  });
});
