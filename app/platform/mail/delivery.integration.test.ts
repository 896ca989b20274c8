import { describe, expect, it } from 'vitest';
import { newMailWorld, setEnv } from '../../../tests/support/mail-world';
import { closedLine } from './line.server';

const TO = 'jo@testshire.example';

describe('a message on its way', () => {
  it('goes as text and HTML with its link and its date, and the link is wiped', async () => {
    const w = await newMailWorld();
    const id = await w.post({
      body: 'Set your password:\n{link}',
      html: '<p><a href="{link}">Set your password</a></p>',
      link: 'https://alongside.example/invite/s3cret?a=1&b=$&',
      calendar: { method: 'REQUEST', content: 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n' },
    });
    expect(JSON.stringify(await w.row(id))).not.toContain('s3cret');
    expect(await w.deliver()).toMatchObject({ sent: 1 });
    const [mail] = w.server.kept;
    expect(mail).toMatchObject({
      to: TO,
      from: 'Alongside <alongside@testshire.example>'.replace('Alongside <', '"Alongside" <'),
      subject: 'A letter',
      messageId: `<${id}@testshire.example>`,
    });
    expect(mail?.text).toContain('https://alongside.example/invite/s3cret?a=1&b=$&');
    expect(mail?.html).toContain('href="https://alongside.example/invite/s3cret?a=1&amp;b=$&amp;"');
    expect(mail?.calendar).toContain('METHOD:REQUEST');
    expect(mail?.raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    const row = await w.row(id);
    expect(row).toMatchObject({
      status: 'sent',
      sealedLink: null,
      attempts: 1,
      transport: 'smtp',
      problem: null,
    });
    expect(row.leasedBy).toBeNull();
    expect(await w.attempts(id)).toEqual(['sent']);
    expect(await w.deliver()).toMatchObject({ sent: 0 });
  });

  it('waits for its hour, and is written once under a key', async () => {
    const w = await newMailWorld();
    const id = await w.post({ notBefore: new Date(Date.now() + 60 * 60_000), dedupeKey: 'once' });
    await expect(w.post({ dedupeKey: 'once' })).rejects.toThrow('not written');
    expect(await w.deliver()).toMatchObject({ sent: 0 });
    w.later(61);
    expect(await w.deliver()).toMatchObject({ sent: 1 });
    expect(await w.row(id)).toMatchObject({ status: 'sent' });
  });

  it('comes again after a deferral, a hang and a lost connection, under one Message-ID', async () => {
    const w = await newMailWorld();
    const id = await w.post();
    w.server.first(
      TO,
      'defer-recipient',
      'hang-at-recipient',
      'drop-at-recipient',
      'hang-after-data',
      'drop-after-data',
    );
    for (let n = 0; n < 6; n++) {
      // The second and the fourth hang.
      await w.deliver(n === 1 || n === 3 ? 2500 : undefined);
      // Not again at once: the wait is at least half of what it would be in full.
      expect(await w.deliver()).toMatchObject({ sent: 0, again: 0 });
      w.later();
    }
    expect(await w.attempts(id)).toEqual([
      'try-again',
      'try-again',
      'try-again',
      'unknown',
      'unknown',
      'sent',
    ]);
    expect(await w.row(id)).toMatchObject({ status: 'sent', attempts: 6 });
    expect(w.server.kept).toHaveLength(1);
    expect([...w.server.seen]).toEqual([[`<${id}@testshire.example>`, 3]]);
  });

  it('is given up after its last attempt, or at once when it is refused, and those who broker are told', async () => {
    const w = await newMailWorld();
    const id = await w.post();
    w.server.be('mailbox-full');
    for (let n = 0; n < 9; n++) {
      await w.deliver();
      w.later();
    }
    const row = await w.row(id);
    expect(row).toMatchObject({ status: 'failed', attempts: 8 });
    expect(row.problem).toMatch(/Given up after 8 attempts.*Mailbox full/);
    w.server.be('refuse-content');
    const refused = await w.post();
    const news = await w.post({ template: 'mail.failed' });
    await w.deliver();
    expect([await w.row(refused), await w.row(news)]).toMatchObject([
      { status: 'failed', attempts: 1 },
      { status: 'failed', attempts: 1 },
    ]);
    // News that mail was lost is not told by mail in turn.
    expect(await w.events()).toEqual(['mail.failed', 'mail.failed']);
    expect(await w.problems()).toEqual([]);
  });

  it('comes back from an address that takes no mail, which is told once; what follows is kept', async () => {
    const w = await newMailWorld();
    const [first, second] = [await w.post(), await w.post({ notBefore: new Date(Date.now() + 3_600_000) })];
    w.server.be('refuse-recipient');
    expect(await w.deliver()).toMatchObject({ bounced: 1 });
    expect(await w.row(first)).toMatchObject({ status: 'bounced', attempts: 1 });
    expect(await w.row(second)).toMatchObject({ status: 'kept' });
    const after = await w.row(await w.post());
    expect(after).toMatchObject({ status: 'kept', attempts: 0 });
    expect(after.problem).toContain('earlier mail to this address came back');
    expect(await w.problems()).toMatchObject([
      { email: TO, accountId: 'jo', outboxId: first, endedAt: null },
    ]);
    expect(await w.events()).toEqual(['mail.bounced']);
  });
});

describe('the line', () => {
  it.each([
    ['a sender that is refused', 'refuse-sender'],
    ['relaying that is denied', 'no-relaying'],
  ] as const)('closes for all at %s, and no message uses up an attempt', async (_, mood) => {
    const w = await newMailWorld();
    const ids = [await w.post(), await w.post({ to: 'other@testshire.example', accountId: null })];
    w.server.be(mood);
    expect(await w.deliver()).toMatchObject({ held: 2, again: 0, bounced: 0 });
    expect(await closedLine()).toMatchObject({ fault: 'settings', faults: expect.any(Number) });
    w.server.be(null);
    expect(await w.deliver()).toMatchObject({ sent: 0 });
    w.later(16);
    expect(await w.deliver()).toMatchObject({ sent: 2 });
    expect(await closedLine()).toBeNull();
    for (const id of ids) {
      expect(await w.row(id)).toMatchObject({ status: 'sent', attempts: 1 });
      expect(await w.attempts(id)).toEqual(['sent']);
    }
  });

  it('closes at a wrong password and at a server that is away, tries one message, then lets all go', async () => {
    const w = await newMailWorld('right');
    for (let n = 0; n < 3; n++) await w.post();
    const right = w.server.url;
    setEnv({ SMTP_URL: right.replace('right', 'wrong') });
    expect(await w.deliver()).toMatchObject({ held: 3 });
    expect(await closedLine()).toMatchObject({ fault: 'settings' });
    w.later(16);
    setEnv({ SMTP_URL: right.replace(/:\d+$/, ':1') });
    expect(await w.deliver()).toMatchObject({ held: 1 });
    expect(await closedLine()).toMatchObject({ fault: 'unreachable' });
    w.later(16);
    setEnv({ SMTP_URL: right });
    expect(await w.deliver()).toMatchObject({ sent: 3, held: 0 });
    expect(w.server.kept).toHaveLength(3);
  });
});
