import { describe, expect, it } from 'vitest';
import { listedOf, listHref } from './definition';

const summary = { value: 8, counted: 8, of: 86, spread: null };

describe('the list a figure leads to', () => {
  it.each(['count', 'sum'] as const)('holds what a %s is made of, and no more', (way) => {
    expect(listedOf({ way, summary })).toBe(8);
    expect(listHref('x', { way, summary }, { phase: 'Primary' })).toBe(
      '/insight/figures/x?phase=Primary&show=counted',
    );
  });

  it.each(['share', 'weighted-share', 'median'] as const)('holds the whole for a %s', (way) => {
    expect(listedOf({ way, summary })).toBe(86);
    expect(listHref('x', { way, summary })).toBe('/insight/figures/x');
  });

  it('holds the whole where nothing counts, or everything does', () => {
    for (const counted of [0, 86]) {
      const all = { way: 'count' as const, summary: { ...summary, counted } };
      expect(listedOf(all)).toBe(86);
      expect(listHref('x', all)).toBe('/insight/figures/x');
    }
  });
});
