import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeWords, NO_SET_UP, type SetUp, setUpStage, typedCode, withCode } from './set-up';

type Seen = Parameters<typeof setUpStage>[1];
const nobody: Seen = { anyAccounts: false, isBrowser: false, at: null, mayRun: false };
const chosen = { ...NO_SET_UP, browser: 'b', authority: { code: '335', name: 'Walsall' } };
const begun: SetUp = { ...chosen, authorityId: 'walsall' };

describe('what somebody meets at the address of set-up', () => {
  it.each<[string, SetUp, Partial<Seen>, string]>([
    ['nothing is there yet', NO_SET_UP, {}, 'code'],
    ['the browser gave the code', NO_SET_UP, { isBrowser: true }, 'authority'],
    ['the authority is chosen', chosen, { isBrowser: true }, 'you'],
    ['another browser than that', chosen, {}, 'code'],
    ['its first person has an account and is signed out', begun, { anyAccounts: true }, 'sign-in'],
    ['they are signed in', begun, { anyAccounts: true, at: 'walsall', mayRun: true }, 'tasks'],
    ['somebody without the role', begun, { anyAccounts: true, at: 'walsall' }, 'closed'],
    ['somebody of another authority', begun, { anyAccounts: true, at: 'rutland', mayRun: true }, 'closed'],
    ['people were added at the command line', NO_SET_UP, { anyAccounts: true, isBrowser: true }, 'closed'],
  ])('%s', (_, state, seen, stage) => {
    expect(setUpStage(state, { ...nobody, ...seen })).toBe(stage);
  });

  it('is nothing, for anybody, once it is finished', () => {
    fc.assert(
      fc.property(
        fc.record({
          anyAccounts: fc.boolean(),
          isBrowser: fc.boolean(),
          at: fc.constantFrom(null, 'walsall', 'rutland'),
          mayRun: fc.boolean(),
        }),
        fc.constantFrom(NO_SET_UP, chosen, begun),
        (seen, state) => setUpStage({ ...state, finishedAt: 1 }, seen) === 'closed',
      ),
    );
  });
});

describe('a code', () => {
  it('is read back however it is typed, and holds 80 bits', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        const code = codeWords(bytes);
        expect(code).toMatch(/^([A-HJ-NP-Z2-9]{4}-){3}[A-HJ-NP-Z2-9]{4}$/);
        expect(typedCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(typedCode(code));
      }),
    );
    // Every sign is as likely as every other: 256 values on 32 signs.
    const all = Array.from({ length: 256 }, (_, n) => codeWords(new Uint8Array(16).fill(n)).charAt(0));
    expect(new Set(all).size).toBe(32);
  });

  it('is forgotten when it has run out, and the oldest where there are many', () => {
    let codes: SetUp['codes'] = [];
    for (let n = 0; n < 8; n++) codes = withCode(codes, `h${n}`, n, n + 100);
    expect(codes.map(({ hash }) => hash)).toEqual(['h3', 'h4', 'h5', 'h6', 'h7']);
    expect(withCode(codes, 'new', 106, 200).map(({ hash }) => hash)).toEqual(['h7', 'new']);
  });
});
