import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KnownSum, rangesOf } from './ranges';

const NO_FLOORS = new Map<string, number>();

describe('what can be worked out of sums', () => {
  it('is each value between what the others leave', () => {
    const sums: KnownSum[] = [
      {
        terms: [
          ['a', 1],
          ['b', 1],
        ],
        value: 9,
      },
    ];
    const ranges = rangesOf(sums, new Map([['a', 1]]), ['a', 'b']);
    expect(ranges?.get('a')).toEqual({ least: 1, most: 9 });
    expect(ranges?.get('b')).toEqual({ least: 0, most: 8 });
  });

  it('follows one sum into another', () => {
    const sums: KnownSum[] = [
      {
        terms: [
          ['a', 1],
          ['b', 1],
        ],
        value: 9,
      },
      {
        terms: [
          ['b', 1],
          ['c', 1],
        ],
        value: 4,
      },
      { terms: [['c', 1]], value: 3 },
    ];
    expect(rangesOf(sums, NO_FLOORS, ['a'])?.get('a')).toEqual({ least: 8, most: 8 });
  });

  it('has no end where nothing ends it', () => {
    const sums: KnownSum[] = [
      {
        terms: [
          ['now', 1],
          ['then', -1],
          ['since', -1],
        ],
        value: 2,
      },
    ];
    expect(rangesOf(sums, NO_FLOORS, ['now'])?.get('now')).toEqual({
      least: 2,
      most: Number.POSITIVE_INFINITY,
    });
  });

  it('says so where sums contradict one another', () => {
    const sums: KnownSum[] = [
      { terms: [['a', 1]], value: 3 },
      {
        terms: [
          ['a', 1],
          ['b', 1],
        ],
        value: 2,
      },
    ];
    expect(rangesOf(sums, NO_FLOORS, ['a'])).toBeNull();
  });

  it('says as trying every whole number does', () => {
    const line = fc.tuple(fc.array(fc.constantFrom(-1, 0, 1), { minLength: 4, maxLength: 4 }));
    const truth = fc.array(fc.nat(4), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 3 }), truth, (lines, values) => {
        const names = ['a', 'b', 'c', 'd'];
        const dot = (times: readonly number[], given: readonly number[]) =>
          times.reduce((sum, n, i) => sum + n * (given[i] ?? 0), 0);
        // A last sum holds all of them, so that there are only so many to try.
        const all = [...lines.map(([times]) => times), [1, 1, 1, 1]];
        const sums = all.map((times) => ({
          terms: times.flatMap((n, i): [string, number][] => (n === 0 ? [] : [[names[i] ?? '', n]])),
          value: dot(times, values),
        }));
        const ranges = rangesOf(
          sums.filter(({ terms }) => terms.length > 0),
          NO_FLOORS,
          names,
        );
        const total = dot([1, 1, 1, 1], values);
        const fits: number[][] = [];
        for (let a = 0; a <= total; a++)
          for (let b = 0; a + b <= total; b++)
            for (let c = 0; a + b + c <= total; c++) {
              const given = [a, b, c, total - a - b - c];
              if (sums.every(({ value }, i) => dot(all[i] ?? [], given) === value)) fits.push(given);
            }
        names.forEach((name, i) => {
          const seen = fits.map((given) => given[i] ?? 0);
          const range = ranges?.get(name);
          // The range is of any numbers, so it holds all whole ones that fit.
          expect(range?.least).toBeLessThanOrEqual(Math.min(...seen));
          expect(range?.most).toBeGreaterThanOrEqual(Math.max(...seen));
        });
      }),
    );
  });
});
