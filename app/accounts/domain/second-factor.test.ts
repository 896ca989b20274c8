import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isFreshStep,
  mayRemoveFactor,
  RECOVERY_ALPHABET,
  readCode,
  recoveryCodeFrom,
  recoveryText,
} from './second-factor';

describe('a code as typed', () => {
  it.each([
    ['123456', { kind: 'app', digits: '123456' }],
    [' 123 456 ', { kind: 'app', digits: '123456' }],
    ['123–456', { kind: 'app', digits: '123456' }],
    ['abcde-fghjk', { kind: 'recovery', text: 'ABCDEFGHJK' }],
    ['ABCDE FGHJK', { kind: 'recovery', text: 'ABCDEFGHJK' }],
    ['12345', null],
    ['1234567', null],
    ['ABCDE-FGHI0', null],
    ['', null],
  ])('%s', (typed, read) => {
    expect(readCode(typed)).toEqual(read);
  });

  it('of a recovery set is read back whatever bytes it came from', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 10, maxLength: 16 }), (bytes) => {
        const code = recoveryCodeFrom(bytes);
        expect(readCode(code.toLowerCase())).toEqual({ kind: 'recovery', text: recoveryText(code) });
      }),
    );
    expect(new Set(RECOVERY_ALPHABET).size).toBe(32);
  });
});

describe('time steps', () => {
  it('are taken upwards only', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 })), (steps) => {
        let last: number | null = null;
        const taken: number[] = [];
        for (const step of steps) {
          if (!isFreshStep(step, last)) continue;
          last = step;
          taken.push(step);
        }
        expect(taken).toEqual([...new Set(taken)].sort((a, b) => a - b));
      }),
    );
  });
});

describe('taking a factor away', () => {
  it('is refused for the last one of somebody who must have one', () => {
    expect(mayRemoveFactor({ apps: 1, passkeys: 0 }, true)).toBe(false);
    expect(mayRemoveFactor({ apps: 0, passkeys: 1 }, true)).toBe(false);
    expect(mayRemoveFactor({ apps: 1, passkeys: 1 }, true)).toBe(true);
    expect(mayRemoveFactor({ apps: 1, passkeys: 0 }, false)).toBe(true);
  });
});
