import { describe, expect, it } from 'vitest';
import { seeded } from './random';

describe('seeded', () => {
  it('gives the same numbers for the same seed and others for another', () => {
    const draw = (seed: string) => {
      const random = seeded(seed);
      return Array.from({ length: 20 }, () => random.next());
    };
    expect(draw('marlshire')).toEqual(draw('marlshire'));
    expect(draw('marlshire')).not.toEqual(draw('fenwold'));
    expect(draw('marlshire').every((n) => n >= 0 && n < 1)).toBe(true);
  });

  it('keeps whole numbers within both ends', () => {
    const random = seeded('ends');
    const seen = new Set(Array.from({ length: 200 }, () => random.int(3, 6)));
    expect([...seen].sort()).toEqual([3, 4, 5, 6]);
  });

  it('shuffles without losing or adding anything', () => {
    const items = [1, 2, 3, 4, 5, 6, 7, 8];
    const shuffled = seeded('order').shuffle(items);
    expect(shuffled).not.toEqual(items);
    expect([...shuffled].sort()).toEqual(items);
  });

  it('never picks an item of no weight', () => {
    const random = seeded('weights');
    const picks = Array.from({ length: 100 }, () =>
      random.weighted([
        ['a', 1],
        ['never', 0],
        ['b', 2],
      ] as const),
    );
    expect(picks).not.toContain('never');
    expect(new Set(picks).size).toBe(2);
  });

  it('refuses to pick from nothing', () => {
    expect(() => seeded('x').pick([])).toThrow('Nothing to pick from');
  });
});
