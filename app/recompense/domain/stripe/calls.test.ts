import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CallSubject, delayAfter, firstKey, isKeyOld, meaningOf, nextRound, readKey } from './calls';

const id = fc.stringMatching(/^[a-z][a-z0-9]{7,31}$/);
const subject: fc.Arbitrary<CallSubject> = fc.oneof(
  fc.record({ kind: fc.constantFrom('bill' as const, 'unbill' as const), billId: id }),
  fc.record({
    kind: fc.constant('transfer' as const),
    payableId: id,
    billId: id,
    amountPence: fc.integer({ min: 1, max: 2_000_000_000 }),
  }),
);

describe('the key of a call', () => {
  it('says what it is about, in every round, and is the same for the same subject only', () => {
    fc.assert(
      fc.property(subject, subject, fc.integer({ min: 0, max: 5 }), (one, other, rounds) => {
        let key = firstKey(one);
        const now = new Date('2026-11-22T12:00:00Z');
        for (let n = 0; n < rounds; n++) key = nextRound(key, now);
        expect(readKey(key)).toEqual({
          subject: one,
          round: rounds + 1,
          roundStarted: rounds === 0 ? null : now.getTime() / 1000,
        });
        expect(firstKey(one) === firstKey(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
        // Stripe takes keys of at most 255 characters.
        expect(`${key}/finalise`.length).toBeLessThan(255);
      }),
    );
  });
  it.each(['', 'bill', 'bill:', 'transfer:a:b', 'bill:a:b:1', 'pay:abc', 'bill:a#2', 'bill:A'])(
    'is not “%s”',
    (text) => {
      expect(readKey(text)).toBeNull();
      expect(() => nextRound(text, new Date(0))).toThrow('no key');
    },
  );
  it('is old before Stripe may forget it, counted from the beginning of its round', () => {
    const made = new Date('2026-11-22T00:00:00Z');
    const at = (hours: number) => new Date(made.getTime() + hours * 3_600_000);
    expect(isKeyOld('bill:abc', made, at(19.9))).toBe(false);
    expect(isKeyOld('bill:abc', made, at(20.1))).toBe(true);
    const renewed = nextRound('bill:abc', at(21));
    expect(isKeyOld(renewed, made, at(40.9))).toBe(false);
    expect(isKeyOld(renewed, made, at(41.1))).toBe(true);
  });
});

describe('a failed call', () => {
  it.each([
    // No answer: nobody knows whether it arrived, so only the same key is safe.
    [{ status: null, type: 'StripeConnectionError', code: null }, 'again'],
    [{ status: 409, type: 'idempotency_error', code: 'idempotency_key_in_use' }, 'again'],
    [{ status: 429, type: 'invalid_request_error', code: 'rate_limit' }, 'again'],
    [{ status: 429, type: 'invalid_request_error', code: 'lock_timeout' }, 'again'],
    // The answer stands under the key: the same key would give it back.
    [{ status: 500, type: 'api_error', code: null }, 'again-afresh'],
    [{ status: 503, type: 'api_error', code: null }, 'again-afresh'],
    [{ status: 400, type: 'idempotency_error', code: null }, 'again-afresh'],
    [{ status: 400, type: 'invalid_request_error', code: 'balance_insufficient' }, 'again-afresh'],
    [{ status: 401, type: 'invalid_request_error', code: null }, 'settings'],
    [{ status: 403, type: 'invalid_request_error', code: null }, 'settings'],
    [{ status: 400, type: 'invalid_request_error', code: null }, 'refused'],
    [{ status: 402, type: 'card_error', code: 'card_declined' }, 'refused'],
    [{ status: 404, type: 'invalid_request_error', code: 'resource_missing' }, 'refused'],
  ] as const)('%j means %s', (failure, meaning) => {
    expect(meaningOf(failure)).toBe(meaning);
  });

  it('is tried again later and later, never before half its delay, never after an hour', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.double({ min: 0, max: 0.999_999, noNaN: true }),
        (attempts, chance) => {
          const full = Math.min(5000 * 2 ** Math.min(attempts - 1, 20), 3_600_000);
          const delay = delayAfter(attempts, chance);
          expect(delay).toBeGreaterThanOrEqual(full / 2);
          expect(delay).toBeLessThanOrEqual(full);
          expect(Number.isInteger(delay)).toBe(true);
        },
      ),
    );
    expect([1, 2, 3, 11].map((n) => delayAfter(n, 1))).toEqual([5000, 10_000, 20_000, 3_600_000]);
    expect(delayAfter(1, 0, 'settings')).toBe(300_000);
  });
});
