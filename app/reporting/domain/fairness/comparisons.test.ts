import { describe, expect, it } from 'vitest';
import { comparison } from './comparisons';

const SHARES = [
  { name: 'Rural', of: 40, served: 10 },
  { name: 'Urban', of: 60, served: 50 },
  { name: 'Not recorded', of: 0, served: 0 },
];

describe('two groups beside each other', () => {
  it('are compared by name', () => {
    expect(comparison('setting', SHARES, 'Rural', 'Urban')).toMatchObject({
      facet: 'setting',
      first: { name: 'Rural', of: 40, served: 10 },
      said: 'second-more',
    });
    expect(comparison('setting', SHARES, 'Urban', 'Rural')?.said).toBe('first-more');
  });
  it('are not where one has no schools, or is not there', () => {
    expect(comparison('setting', SHARES, 'Rural', 'Not recorded')).toBeNull();
    expect(comparison('setting', SHARES, 'Coast', 'Urban')).toBeNull();
  });
});
