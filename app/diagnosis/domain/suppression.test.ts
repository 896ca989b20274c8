import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEAST_PUBLISHED, publishable } from './suppression';

describe('counts as they may be published', () => {
  it.each([
    [
      [46, 19, 9, 26],
      [46, 19, 9, 26],
    ],
    [
      [46, 19, 9, 3],
      [46, 19, null, null],
    ],
    [
      [46, 19, 0, 3],
      [46, null, 0, null],
    ],
    // Four and four would be told by their sum, eight.
    [
      [46, 19, 4, 4],
      [46, null, null, null],
    ],
    [
      [46, 19, 19, 3],
      [46, null, null, null],
    ],
    [
      [46, 2, 1, 0],
      [null, null, null, null],
    ],
    [
      [46, 0, 0, 0],
      [null, null, null, null],
    ],
    [
      [3, 2, 2, 1],
      [null, null, null, null],
    ],
    [
      [0, 0, 0],
      [0, 0, 0],
    ],
    [[], []],
  ])('%j is shown as %j', (counts, shown) => {
    expect(publishable(counts)).toEqual(shown);
  });

  const counts = fc.array(fc.oneof(fc.nat(9), fc.nat(300)), { minLength: 1, maxLength: 7 });
  const sum = (numbers: readonly (number | null)[]) => numbers.reduce<number>((all, n) => all + (n ?? 0), 0);

  it('shows a count as it is or not at all, and never one from 1 to 4', () => {
    fc.assert(
      fc.property(counts, (given) => {
        for (const [i, n] of publishable(given).entries()) {
          if (n !== null) expect([n, n === 0 || n >= LEAST_PUBLISHED]).toEqual([given[i], true]);
        }
      }),
    );
  });

  it('never keeps back a single count, nor only small ones: the total would tell', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const shown = publishable(given);
        const kept = shown.filter((n) => n === null).length;
        if (kept === 0 || given.length === 1) return;
        expect(kept).toBeGreaterThanOrEqual(2);
        const all = sum(given);
        if (kept < given.length) expect(all - sum(shown)).toBeGreaterThanOrEqual(LEAST_PUBLISHED);
      }),
    );
  });

  it('never shows where all schools are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 6 }), (n, bands) => {
        const given = [n, ...Array<number>(bands - 1).fill(0)];
        expect(publishable(given)).toEqual(given.map(() => null));
      }),
    );
  });

  /** Every way to put `total` schools into `bands` bands. */
  function* ways(bands: number, total: number): Generator<number[]> {
    if (bands === 1) {
      yield [total];
      return;
    }
    for (let n = 0; n <= total; n++) for (const rest of ways(bands - 1, total - n)) yield [n, ...rest];
  }

  it.each([
    [2, 30],
    [3, 26],
    [4, 16],
  ])(
    'cannot be undone by somebody who knows the rule: %i bands, every number of schools up to %i',
    (bands, most) => {
      let looked = 0;
      for (let total = 1; total <= most; total++) {
        const behind = new Map<string, number[][]>();
        for (const given of ways(bands, total)) {
          const shown = JSON.stringify(publishable(given));
          const same = behind.get(shown);
          if (same) same.push(given);
          else behind.set(shown, [given]);
        }
        for (const [shown, given] of behind) {
          for (const [i, n] of (JSON.parse(shown) as (number | null)[]).entries()) {
            if (n !== null) continue;
            looked++;
            const possible = new Set(given.map((one) => one[i]));
            if (possible.size < 2) expect([shown, total, [...possible]]).toBe('more than one possibility');
          }
        }
      }
      expect(looked).toBeGreaterThan(0);
    },
  );
});
