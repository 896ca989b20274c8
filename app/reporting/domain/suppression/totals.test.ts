import { describe, expect, it } from 'vitest';
import { maySumBePublished, rounded } from './totals';

describe('a sum of days or pounds', () => {
  it.each([
    ['nothing', [], true],
    ['five alike', [4, 4, 4, 4, 4], true],
    ['four', [4, 4, 4, 4], false],
    ['five, some of whom add nothing', [4, 4, 4, 4, 0], false],
    ['one who is most of it', [700, 40, 20, 20, 40], true],
    ['one whom the second could work out', [1000, 40, 20, 20, 40], false],
  ])('of %s may be published or not', (_, adds, may) => {
    expect(maySumBePublished(adds)).toBe(may);
  });

  it('is rounded to its step', () => {
    expect([rounded(104, 20), rounded(110, 20), rounded(0, 20)]).toEqual([100, 120, 0]);
  });
});
