import { readFile } from 'node:fs/promises';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { account } from '#drizzle/schema';
import type { Role } from '~/accounts/domain/roles';
import { sendLink } from '~/accounts/tokens.server';
import { yes } from '~/kernel/verdict';
import { newMailWorld, setEnv } from '../../../tests/support/mail-world';
import { systemActor, transact } from '../transact.server';
import { retryAllFailed, retryMail, showLink, tryAddressAgain, tryLineNow } from './commands.server';
import { sendKept } from './kept.server';
import { closedLine } from './line.server';
import { findMail, findMailProblem, listMail, mailHealth, openMailProblems } from './queries.server';
import { takeReturned } from './returned.server';

const ALL = { status: null, search: '', page: 1 };
const REPORT = 'tests/support/fixtures/returned-mail.eml';

describe('mail that came back', () => {
  it('is noted from its report, whoever forwarded it and however often', async () => {
    const w = await newMailWorld();
    const id = await w.post();
    await w.deliver();
    const report = async (status: string, action = 'failed') =>
      Buffer.from(
        (await readFile(REPORT, 'utf8'))
          .replaceAll('OUTBOX', id)
          .replace('5.1.1\n', `${status}\n`)
          .replace('Action: failed', `Action: ${action}`),
      );
    expect(await takeReturned(await report('4.4.1', 'delayed'))).toMatchObject({ value: { late: null } });
    expect((await w.row(id)).status).toBe('sent');
    expect(await takeReturned(await report('5.1.1'))).toMatchObject({
      value: { outboxId: id, late: 'bounced', changed: true },
    });
    expect(await takeReturned(await report('5.1.1'))).toMatchObject({ value: { changed: false } });
    expect(await w.row(id)).toMatchObject({ status: 'bounced' });
    expect(await w.problems()).toMatchObject([{ email: 'jo@testshire.example', endedAt: null }]);
    expect((await w.problems())[0]?.problem).toMatch(/^550 5\.1\.1 .*User unknown$/);
    const [other] = [await w.post({ to: 'other@testshire.example', accountId: null })];
    await w.deliver();
    const late = (await report('4.4.7')).toString().replaceAll(id, other);
    expect(await takeReturned(Buffer.from(late))).toMatchObject({ value: { late: 'failed', changed: true } });
    expect(await takeReturned(Buffer.from(late.replaceAll(other, 'nobody')))).toMatchObject({
      code: 'mail.not-found',
    });
    expect(await takeReturned(Buffer.from('Subject: Out of office\r\n\r\nAway.'))).toMatchObject({
      code: 'mail.no-report',
    });
  });
});

describe('those who keep the mail', () => {
  it('see their authority’s messages alone, found by name and state, and nobody else sees any', async () => {
    const w = await newMailWorld();
    const mine = await w.post({ subject: 'About 100% of it' });
    await w.post({ to: 'x@testshire.example', accountId: null });
    const elsewhere = await w.world.authority({ id: 'elsewhere', code: '998', name: 'Elsewhere' });
    const theirs = await w.world.person('theirs', { role: 'admin' }, { authorityId: elsewhere.id });
    const head = await w.world.person('head', { role: 'head', urn: 100002 });
    const lead = await w.world.person('lead', { role: 'lead' });
    expect(await listMail(w.admin, ALL)).toMatchObject({ total: 2, counts: { waiting: 2, sent: 0 } });
    expect((await listMail(w.admin, { ...ALL, search: 'JO PERSON' })).rows.map(({ id }) => id)).toEqual([
      mine,
    ]);
    expect((await listMail(w.admin, { ...ALL, search: '100%' })).total).toBe(1);
    expect((await listMail(w.admin, { ...ALL, status: 'failed' })).total).toBe(0);
    for (const other of [theirs, head, lead]) {
      expect((await listMail(other, ALL)).total).toBe(0);
      expect(await findMail(other, mine)).toBeNull();
      expect((await retryMail(other, mine)).ok).toBe(false);
      expect((await showLink(other, mine)).ok).toBe(false);
    }
    for (const other of [head, lead]) {
      expect(await mailHealth(other)).toBeNull();
      expect(await tryLineNow(other)).toMatchObject({ code: 'mail.forbidden' });
      expect(await retryAllFailed(other)).toMatchObject({ code: 'mail.forbidden' });
    }
    expect(await w.events()).toEqual([]);
  });

  it('send once more what was given up, as often as it takes, and never what has gone', async () => {
    const w = await newMailWorld();
    w.server.be('refuse-content');
    const [one, two] = [await w.post(), await w.post()];
    await w.deliver();
    expect(await retryMail(w.admin, one)).toMatchObject({ ok: true });
    expect(await retryMail(w.admin, one)).toMatchObject({ ok: true });
    expect(await w.row(one)).toMatchObject({ status: 'waiting', attempts: 1, problem: null });
    expect(await retryAllFailed(w.admin)).toMatchObject({ value: { count: 1 } });
    w.server.be(null);
    expect(await w.deliver()).toMatchObject({ sent: 2 });
    expect(await w.attempts(two)).toEqual(['refused', 'sent']);
    expect(await retryMail(w.admin, one)).toMatchObject({ code: 'mail.gone' });
    expect(w.server.kept).toHaveLength(2);
    setEnv({ SMTP_URL: 'smtp://127.0.0.1:1' });
    await w.post();
    await w.deliver();
    expect(await mailHealth(w.admin)).toMatchObject({ transport: 'smtp', closed: { fault: 'unreachable' } });
    expect(await tryLineNow(w.admin)).toMatchObject({ ok: true });
    expect(await closedLine()).toBeNull();
    setEnv({ MAIL_TRANSPORT: 'none' });
    expect(await tryLineNow(w.admin)).toMatchObject({ code: 'mail.no-transport' });
    expect(await w.row(await w.post())).toMatchObject({ status: 'kept', problem: null });
  });

  it('have an address tried again, with what was kept for it, and are told anew when it comes back', async () => {
    const w = await newMailWorld();
    w.server.be('refuse-recipient');
    const first = await w.post();
    await w.deliver();
    const kept = await w.post();
    const elsewhere = await w.world.authority({ id: 'elsewhere', code: '998', name: 'Elsewhere' });
    const stranger = await w.world.person('stranger', { role: 'broker' }, { authorityId: elsewhere.id });
    const broker = await w.world.person('broker', { role: 'broker' });
    const [problem] = await openMailProblems(broker);
    expect(problem).toMatchObject({ accountId: 'jo', name: 'Jo Person', email: 'jo@testshire.example' });
    const id = problem?.id ?? '';
    expect(await retryMail(w.admin, kept)).toMatchObject({ code: 'mail.address' });
    expect(await openMailProblems(stranger)).toEqual([]);
    expect(await findMailProblem(stranger, id)).toBeNull();
    expect(await tryAddressAgain(stranger, id)).toMatchObject({ code: 'mail.not-found' });
    for (const role of ['head', 'leader', 'member'] satisfies Role[]) {
      const other = await w.world.person(role, { role, ...(role === 'head' ? { urn: 100003 } : {}) });
      expect(await openMailProblems(other)).toEqual([]);
      expect(await tryAddressAgain(other, id)).toMatchObject({ code: 'mail.forbidden' });
    }
    expect(await tryAddressAgain(broker, id)).toMatchObject({ value: { count: 2 } });
    expect(await tryAddressAgain(broker, id)).toMatchObject({ value: { count: 0 } });
    expect(await findMailProblem(broker, id)).toMatchObject({ ended: 'try-again' });
    await w.deliver();
    expect(await openMailProblems(broker)).toHaveLength(1);
    expect(await w.events()).toEqual(['mail.bounced', 'mail.address-tried-again', 'mail.bounced']);
    const again = (await openMailProblems(broker))[0]?.id ?? '';
    w.server.be(null);
    await tryAddressAgain(broker, again);
    await w.deliver();
    expect([await w.row(first), await w.row(kept)]).toMatchObject([{ status: 'sent' }, { status: 'sent' }]);
    expect(w.server.kept).toHaveLength(2);
  });

  it('send what was kept while there was no mail server, as far back as they say, once, and what still makes sense', async () => {
    const w = await newMailWorld();
    setEnv({ MAIL_TRANSPORT: 'none' });
    await w.world.person('gone', { role: 'broker' });
    const day = (days: number) =>
      new Date(Date.parse('2026-11-23T12:00:00Z') - days * 86_400_000).toISOString();
    const written = async (days: number, over: Parameters<typeof w.post>[0] = {}) => {
      w.world.travelTo(day(days));
      return w.post({ subject: `Of ${days} days ago`, ...over });
    };
    await written(20);
    const fortnight = await written(13);
    const week = await written(6);
    const stale = await written(2, {
      template: 'account.reset',
      body: '{link}',
      link: 'https://x.example/r',
    });
    await written(2, { to: 'gone@testshire.example', accountId: 'gone' });
    await w.world.open.write((tx) => tx.update(account).set({ active: false }).where(eq(account.id, 'gone')));
    w.world.travelTo(day(1.5));
    const broker = await w.world.person('broker', { role: 'broker' });
    const invited = await transact(systemActor('job', w.world.authorityId), async (ctx) => {
      await sendLink(ctx, 'invite', {
        id: 'jo',
        email: 'jo@testshire.example',
        authorityId: w.world.authorityId,
      });
      return yes();
    });
    expect(invited.ok).toBe(true);
    w.world.travelTo(day(0));
    expect(await sendKept(w.admin, 7)).toMatchObject({ code: 'mail.no-transport' });
    setEnv({ MAIL_TRANSPORT: 'smtp' });
    expect((await mailHealth(w.admin))?.kept).toEqual({ 1: 0, 3: 1, 7: 2, 14: 3 });
    expect(await w.deliver()).toMatchObject({ sent: 0 });
    expect(await sendKept(broker, 7)).toMatchObject({ code: 'mail.forbidden' });
    const elsewhere = await w.world.authority({ id: 'elsewhere', code: '998', name: 'Elsewhere' });
    const stranger = await w.world.person('stranger', { role: 'admin' }, { authorityId: elsewhere.id });
    expect(await sendKept(stranger, 14)).toMatchObject({ value: { count: 0 } });

    expect(await sendKept(w.admin, 7)).toMatchObject({ value: { count: 2 } });
    expect(await sendKept(w.admin, 7)).toMatchObject({ value: { count: 0 } });
    expect(await w.deliver()).toMatchObject({ sent: 2 });
    expect(w.server.kept.map(({ text }) => text).join()).toContain('/invite/');
    expect(await w.row(week)).toMatchObject({ status: 'sent' });
    for (const id of [fortnight, stale]) expect(await w.row(id)).toMatchObject({ status: 'kept' });
    expect((await mailHealth(w.admin))?.kept).toEqual({ 1: 0, 3: 0, 7: 0, 14: 1 });
    expect((await w.events()).filter((type) => type === 'mail.kept-sent')).toHaveLength(3);
  });

  it('are shown a link that was not sent, which is recorded', async () => {
    const w = await newMailWorld();
    setEnv({ MAIL_TRANSPORT: 'none' });
    const link = 'https://alongside.example/reset/t0ken';
    const id = await w.post({ template: 'account.reset', body: '{link}', link });
    const without = await w.post();
    expect(await findMail(w.admin, id)).toMatchObject({ hasLink: true, status: 'kept', body: '{link}' });
    expect(await w.events()).toEqual([]);
    expect(await showLink(w.admin, id)).toMatchObject({
      value: { link, name: 'Jo Person', email: 'jo@testshire.example' },
    });
    expect(await w.events()).toEqual(['mail.link-shown']);
    expect(await showLink(w.admin, without)).toMatchObject({ code: 'mail.link-gone' });
    setEnv({ MAIL_TRANSPORT: 'smtp' });
    expect(await retryMail(w.admin, id)).toMatchObject({ ok: true });
    expect(await showLink(w.admin, id)).toMatchObject({ code: 'mail.on-its-way' });
    await w.deliver();
    expect(w.server.kept[0]?.text).toContain(link);
    expect(await w.events()).toEqual(['mail.link-shown', 'mail.retried']);
  });
});
