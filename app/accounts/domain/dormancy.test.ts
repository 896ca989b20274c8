import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dormancy } from './dormancy';

describe('an account nobody signs in to', () => {
  it.each([
    [0, null, null],
    [89, null, null],
    [90, null, 'ask'],
    [400, null, 'ask'],
    [150, 60, null],
    [179, 89, null],
    [180, 90, 'close'],
    [400, 0, null],
    [400, 29, null],
    [400, 30, 'close'],
  ] as const)('after %s days, asked %s days ago: %s', (days, asked, due) => {
    expect(dormancy(days, asked)).toBe(due);
  });

  it('is never closed without having been asked a month before', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.option(fc.nat(2000)), (days, asked) => {
        if (dormancy(days, asked) === 'close') expect(asked ?? 0).toBeGreaterThanOrEqual(30);
      }),
    );
  });
});
