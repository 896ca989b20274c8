import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STRIPE_SECRET, signedNotice } from '../../../tests/support/stripe-server';
import { readNotice } from './webhook.server';

const NOW = new Date('2026-11-22T12:00:00Z');
const notice = { id: 'evt_1', object: 'event', type: 'invoice.paid', data: { object: { id: 'in_1' } } };
const { body, header } = signedNotice(notice, { at: NOW });
const read = (sent = body, head: string | null = header, at = NOW) =>
  readNotice(sent, head, STRIPE_SECRET, at);
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

describe('a notice in the name of Stripe', () => {
  it('is believed by its signature over its bytes, for five minutes either way, and only its ids', () => {
    expect(read()).toEqual({ id: 'evt_1', account: null });
    expect(read(body, header, later(299))).not.toBeNull();
    expect(read(body, header, later(301))).toBeNull();
    expect(read(body, header, later(-299))).not.toBeNull();
    expect(read(body, header, later(-301))).toBeNull();
    const connected = signedNotice({ ...notice, account: 'acct_1' }, { at: NOW });
    expect(read(connected.body, connected.header)).toEqual({ id: 'evt_1', account: 'acct_1' });
    // A secret is being changed at Stripe: several signatures, one of which holds.
    expect(read(body, `${header},v1=${'0'.repeat(64)}`)).not.toBeNull();
  });

  it.each([
    ['no header', null],
    ['an empty header', ''],
    ['no time', header.split(',')[1] ?? ''],
    ['no signature', header.split(',')[0] ?? ''],
    ['another scheme', header.replace('v1=', 'v0=')],
    ['a time that is none', header.replace(/t=\d+/, 't=now')],
    ['a time below nothing', header.replace(/t=\d+/, 't=-1')],
    ['another time', header.replace(/t=\d+/, `t=${NOW.getTime() / 1000 + 1}`)],
  ])('is refused with %s', (_what, head) => {
    expect(read(body, head)).toBeNull();
  });

  it.each(['', 'null', '5', '"evt_1"', '[]', '{}', '{"id":5}', '{"id":"in_1"}', '{"id":"evt_1/../x"}', '{'])(
    'is refused when it is %s, however well signed',
    (text) => {
      const t = NOW.getTime() / 1000;
      const v1 = createHmac('sha256', STRIPE_SECRET).update(`${t}.${text}`).digest('hex');
      expect(read(text, `t=${t},v1=${v1}`)).toBeNull();
    },
  );

  it('is refused with any byte, header, time or secret changed', () => {
    const changed = (text: string) =>
      fc
        .tuple(fc.nat(text.length - 1), fc.string({ minLength: 1, maxLength: 3 }), fc.boolean())
        .map(([at, put, over]) => text.slice(0, at) + put + text.slice(over ? at + 1 : at))
        .filter((other) => other !== text);
    fc.assert(
      fc.property(changed(body), (other) => {
        expect(read(other)).toBeNull();
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.string(), (other) => {
        expect(read(body, other)).toBeNull();
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(
        changed(header).filter((other) => !saysTheSame(other, header)),
        (other) => {
          expect(read(body, other)).toBeNull();
        },
      ),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((secret) => secret !== STRIPE_SECRET),
        fc.integer({ min: -100_000, max: 100_000 }),
        (secret, seconds) => {
          const forged = signedNotice(notice, { secret: `whsec_${secret}`, at: later(seconds) });
          expect(read(forged.body, forged.header)).toBeNull();
          const old = signedNotice(notice, { at: later(seconds) });
          expect(read(old.body, old.header) === null).toBe(Math.abs(seconds) > 300);
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** Whether two signature headers hold the same time and a signature in common, read as the client reads them. */
function saysTheSame(one: string, other: string): boolean {
  const read = (header: string) => {
    const items = header.split(',').map((item) => item.split('='));
    const times = items.flatMap(([key, value]) => (key === 't' ? [Number.parseInt(value ?? '', 10)] : []));
    return { time: times.at(-1), signs: items.flatMap(([key, value]) => (key === 'v1' ? [value] : [])) };
  };
  const [a, b] = [read(one), read(other)];
  return a.time === b.time && a.signs.some((sign) => b.signs.includes(sign));
}
