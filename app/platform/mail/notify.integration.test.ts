import { describe, expect, it } from 'vitest';
import { newNotifyWorld } from '../../../tests/support/mail-world';
import { receiveReceipt } from './callback.server';
import { checkSent } from './check.server';
import { closedLine } from './line.server';

const receipt = (body: object, token = 'a-token-for-receipts') =>
  receiveReceipt(
    new Request('http://localhost/webhooks/notify', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    }),
  );

describe('GOV.UK Notify', () => {
  it('takes each message once, asked before one is sent again of which nobody knows', async () => {
    const w = await newNotifyWorld();
    const ids = [await w.post({ body: 'Set it: {link}', link: 'https://a.example/x' }), await w.post()];
    w.notify.next('hang-after', '500');
    await w.deliver(2500);
    for (const id of ids) expect(await w.attempts(id)).toEqual(['unknown']);
    w.later();
    expect(await w.deliver()).toMatchObject({ sent: 2 });
    expect(w.notify.taken).toHaveLength(2);
    expect(w.notify.taken.map(({ reference }) => reference).sort()).toEqual([...ids].sort());
    // Asked about each, the one that had arrived is not sent again.
    expect(w.notify.asked.filter((call) => call.startsWith('GET /v2/notifications?'))).toHaveLength(2);
    expect(w.notify.asked.filter((call) => call.startsWith('POST'))).toHaveLength(3);
    expect(w.notify.taken.map(({ personalisation }) => personalisation.body)).toContain(
      'Set it: https://a.example/x',
    );
    for (const id of ids)
      expect(await w.row(id)).toMatchObject({ status: 'sent', transport: 'notify', sealedLink: null });
  });

  it('closes the line where a key is wrong or too much is sent, and knows a bad address', async () => {
    const w = await newNotifyWorld();
    const id = await w.post();
    for (const [mood, fault] of [
      ['403', 'settings'],
      ['429', 'unreachable'],
      ['trial', 'settings'],
    ] as const) {
      w.notify.next(mood);
      expect(await w.deliver()).toMatchObject({ held: 1 });
      expect(await closedLine()).toMatchObject({ fault });
      w.later(20);
    }
    expect(await w.row(id)).toMatchObject({ status: 'waiting', attempts: 0 });
    w.notify.next('bad-address');
    expect(await w.deliver()).toMatchObject({ bounced: 1 });
    expect(await w.problems()).toHaveLength(1);
  });

  it('tells later what became of each, when asked', async () => {
    const w = await newNotifyWorld();
    const ids: string[] = [];
    for (const to of [
      'jo@testshire.example',
      'b@testshire.example',
      'c@testshire.example',
      'd@testshire.example',
    ])
      ids.push(await w.post({ to, accountId: to.startsWith('jo') ? 'jo' : null }));
    await w.deliver();
    w.later(3);
    const become = ['permanent-failure', 'delivered', 'temporary-failure', 'technical-failure'];
    for (const one of w.notify.taken) one.status = become[ids.indexOf(one.reference)] ?? 'sending';
    expect(await checkSent()).toEqual({ asked: 4, news: 4 });
    const rows = await Promise.all(ids.map(w.row));
    expect(rows.map(({ status }) => status)).toEqual(['bounced', 'delivered', 'failed', 'waiting']);
    expect(await w.problems()).toMatchObject([{ email: 'jo@testshire.example', accountId: 'jo' }]);
    expect(await w.events()).toEqual(['mail.bounced']);
    // A fault of Notify's own: sent once more, under the same reference.
    w.later();
    expect(await w.deliver()).toMatchObject({ sent: 1 });
    expect(w.notify.taken.filter(({ reference }) => reference === ids[3])).toHaveLength(2);
  });

  it('tells by itself, in any order and more than once, and nobody else is believed', async () => {
    const w = await newNotifyWorld();
    const id = await w.post();
    await w.deliver();
    const [taken] = w.notify.taken;
    const say = (status: string) =>
      receipt({ id: taken?.id, reference: id, status, to: 'jo@testshire.example' });
    expect((await receipt({ id: 'x', reference: id, status: 'delivered' }, 'guessed')).status).toBe(401);
    expect((await receipt({ nonsense: true })).status).toBe(400);
    expect((await receipt({ id: 'x', reference: 'no-such-message', status: 'delivered' })).status).toBe(200);
    expect((await receipt({ id: 'another', reference: id, status: 'permanent-failure' })).status).toBe(200);
    expect((await w.row(id)).status).toBe('sent');
    for (const status of ['sending', 'delivered', 'delivered', 'temporary-failure', 'sending'])
      expect((await say(status)).status).toBe(200);
    expect((await w.row(id)).status).toBe('delivered');
    expect(await w.events()).toEqual([]);
    await say('permanent-failure');
    await say('permanent-failure');
    expect((await w.row(id)).status).toBe('bounced');
    expect(await w.events()).toEqual(['mail.bounced']);
  });
});
