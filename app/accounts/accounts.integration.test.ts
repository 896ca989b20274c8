import { randomUUID } from 'node:crypto';
import { eq, isNull } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
  accountGrant,
  accountToken,
  authority,
  bandingFramework,
  keptAnswers,
  outbox,
} from '#drizzle/schema';
import { tokenOf } from '#tests/support/links';
import { newWorld } from '#tests/support/world';
import { db } from '~/platform/db.server';
import { guard } from '~/platform/guard.server';
import { loadViewer, startSession } from '~/platform/session.server';
import { worklistFor } from '~/worklist.server';
import {
  addGrant,
  changePassword,
  createAccount,
  discardKeptAnswers,
  endGrant,
  setActive,
} from './commands.server';
import type { Viewer } from './domain/roles';
import { findAccount, findKeptAnswers, listAccounts } from './queries.server';
import { changeSettings, loadSettings } from './settings.server';
import { askForReset, readToken, setPasswordByLink } from './tokens.server';

const ask = (headers: Record<string, string> = {}) =>
  new Request('http://localhost/x', { headers: { 'x-alongside-address': randomUUID(), ...headers } });

async function invited() {
  const world = await newWorld();
  const admin = await world.person('admin', { role: 'admin' });
  const email = `${randomUUID()}@school.example`;
  const input = {
    id: 'newperson1',
    name: 'Sam Field',
    email,
    role: 'broker' as const,
    urn: null,
    providerId: null,
  };
  return { world, admin, email, input, made: await createAccount(admin, input) };
}

describe('the last who keep accounts, or decide', () => {
  const admins = (world: Awaited<ReturnType<typeof newWorld>>) =>
    Promise.all(['ann', 'ben'].map((id) => world.person(id, [{ role: 'admin' }, { role: 'lead' }])));

  it('are not closed by two who close each other at once', async () => {
    const [ann, ben] = (await admins(await newWorld())) as [Viewer, Viewer]; // two are made
    const closed = await Promise.all([
      setActive(ann, { id: 'ben', version: 1, active: false }),
      setActive(ben, { id: 'ann', version: 1, active: false }),
    ]);
    expect(closed.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(closed.find(({ ok }) => !ok)).toMatchObject({ code: 'leave.last-admin' });
  });

  it('keep their role when two take it from each other at once', async () => {
    const [ann, ben] = (await admins(await newWorld())) as [Viewer, Viewer]; // two are made
    const ended = await Promise.all([endGrant(ann, 'ben', 'ben-1'), endGrant(ben, 'ann', 'ann-1')]);
    expect(ended.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(ended.find(({ ok }) => !ok)).toMatchObject({ code: 'leave.last-lead' });
  });
});

describe('accounts', () => {
  it('are made once, however often the form is sent, with an invitation', async () => {
    const { admin, input, made } = await invited();
    expect(made).toMatchObject({ ok: true });
    expect(await createAccount(admin, input)).toEqual(made);
    expect(await db().select().from(outbox)).toHaveLength(1);
    expect(await createAccount(admin, { ...input, id: 'another1' })).toMatchObject({
      code: 'account.email-taken',
      field: 'email',
    });
  });

  it('are an administrator’s business, in their own authority', async () => {
    const { world, input } = await invited();
    const broker = await world.person('broker', { role: 'broker' });
    expect(await createAccount(broker, { ...input, id: 'third123' })).toMatchObject({
      code: 'account.forbidden',
    });
    expect(await listAccounts(broker)).toEqual([]);
    const other = await world.authority({ id: 'other', code: '777', name: 'Otherton' });
    const stranger = await world.person('stranger', { role: 'admin' }, { authorityId: other.id });
    expect(await findAccount(stranger, input.id)).toBeNull();
    expect(await setActive(stranger, { id: input.id, version: 1, active: false })).toMatchObject({
      code: 'account.not-found',
    });
  });

  it('cannot be head of a school of another authority, of one that has closed, or of none', async () => {
    const { world, admin, input } = await invited();
    await world.school(100_500, { laCode: '777' });
    await world.school(100_502, { statusGroup: 'closed' });
    for (const urn of [100_500, 100_502, 199_999]) {
      expect(await addGrant(admin, input.id, { role: 'head', urn, providerId: null })).toMatchObject({
        field: 'urn',
      });
    }
    await world.school(100_501);
    expect(await addGrant(admin, input.id, { role: 'head', urn: 100_501, providerId: null })).toMatchObject({
      ok: true,
    });
    expect((await loadViewer(input.id))?.grants).toContainEqual({
      role: 'head',
      urn: 100_501,
      providerId: null,
    });
  });

  it('lose a role when it is ended, but an administrator cannot end their own', async () => {
    const { admin, input } = await invited();
    const [grant] = await db().select().from(accountGrant).where(eq(accountGrant.accountId, input.id));
    expect(await endGrant(admin, input.id, grant!.id)).toMatchObject({ ok: true });
    expect((await loadViewer(input.id))?.grants).toEqual([]);
    const [own] = await db().select().from(accountGrant).where(eq(accountGrant.accountId, admin.accountId));
    expect(await endGrant(admin, admin.accountId, own!.id)).toMatchObject({ code: 'account.own-admin' });
  });

  it('closed by two administrators at once are closed once, and the second is told', async () => {
    const { world, admin, input } = await invited();
    const second = await world.person('admin2', { role: 'admin' });
    const results = await Promise.all([
      setActive(admin, { id: input.id, version: 1, active: false }),
      setActive(second, { id: input.id, version: 1, active: false }),
    ]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.find((result) => !result.ok)).toMatchObject({ code: 'stale' });
    expect(await loadViewer(input.id)).toBeNull();
  });
});

describe('links', () => {
  it('set a password once, by one of two who try together', async () => {
    await invited();
    const token = await tokenOf('account.invite');
    const results = await Promise.all([
      setPasswordByLink(ask(), 'invite', token, 'first password here'),
      setPasswordByLink(ask(), 'invite', token, 'second password here'),
    ]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await readToken(ask(), 'invite', token)).toMatchObject({ code: 'token.expired' });
  });

  it('run out, and are not good for another purpose', async () => {
    const { world } = await invited();
    const token = await tokenOf('account.invite');
    expect(await readToken(ask(), 'reset', token)).toMatchObject({ ok: false });
    expect(await readToken(ask(), 'invite', token)).toMatchObject({ ok: true });
    world.travelTo(new Date(Date.now() + 15 * 86_400_000).toISOString());
    expect(await readToken(ask(), 'invite', token)).toMatchObject({ ok: false });
  });

  it('are sent on asking, and the answer is the same for an address nobody has', async () => {
    const { email } = await invited();
    await setPasswordByLink(ask(), 'invite', await tokenOf('account.invite'), 'a password of mine');
    // Four times each: an address that has been asked for too often is told so whether or not there is an account.
    const nobody = `${randomUUID()}@school.example`;
    const four = (address: string) =>
      Promise.all([0, 1, 2, 3].map(() => askForReset(ask(), address).then(({ ok }) => ok)));
    const [known, unknown] = await Promise.all([four(email), four(nobody)]);
    expect(known.sort()).toEqual([false, true, true, true]);
    expect(unknown.sort()).toEqual(known);
    expect(await askForReset(ask(), nobody)).toEqual(await askForReset(ask(), email));
    // The last one sent works, those before it no longer; nothing was written for the address nobody has.
    expect((await db().select().from(outbox)).filter(({ to }) => to === nobody)).toEqual([]);
    expect(await db().select().from(accountToken).where(isNull(accountToken.usedAt))).toHaveLength(1);
  });

  it('are not needed to change one’s own password, but the present one is', async () => {
    const { input } = await invited();
    await setPasswordByLink(ask(), 'invite', await tokenOf('account.invite'), 'a password of mine');
    const viewer = (await loadViewer(input.id))!;
    // A link to set another, asked for before: no longer good once the password is changed.
    await askForReset(ask(), viewer.email);
    const link = await tokenOf('account.reset');
    expect(await readToken(ask(), 'reset', link)).toMatchObject({ ok: true });
    expect(
      await changePassword(viewer, ask(), { current: 'wrong', password: 'another password' }),
    ).toMatchObject({
      field: 'current',
    });
    expect(
      await changePassword(viewer, ask(), { current: 'a password of mine', password: 'another password' }),
    ).toMatchObject({ ok: true });
    expect(await readToken(ask(), 'reset', link)).toMatchObject({ code: 'token.expired' });
  });
});

describe('answers sent after the session has ended', () => {
  it('are kept for their author, without passwords, and for nobody else', async () => {
    const world = await newWorld();
    const head = await world.person('head', { role: 'admin' });
    const other = await world.person('other', { role: 'admin' });
    const headers = await startSession(ask(), head.accountId);
    const cookie = (headers.get('Set-Cookie') ?? '').split(';')[0] ?? '';
    world.travelTo(new Date(Date.now() + 3 * 3_600_000).toISOString());
    const request = new Request('http://localhost/admin/users/new', {
      method: 'POST',
      headers: { cookie },
      body: new URLSearchParams({
        ...{ name: 'Typed at length\u0000', code: 'timing' },
        ...{ password: 'secret', current: 'secret', again: 'secret' },
      }),
    });
    const answer = await guard(request, 'admin.users.new').catch((thrown: unknown) => thrown as Response);
    expect((answer as Response).headers.get('Location')).toContain('kept=1');
    const [row] = await db().select().from(keptAnswers);
    expect(await findKeptAnswers(head, row!.id)).toMatchObject({
      path: '/admin/users/new',
      answers: [
        ['name', 'Typed at length'],
        ['code', 'timing'],
      ],
    });
    expect(await findKeptAnswers(other, row!.id)).toBeNull();
    await discardKeptAnswers(head, row!.id);
    expect(await findKeptAnswers(head, row!.id)).toBeNull();
  });
});

describe('settings', () => {
  it('are changed by the head of service, once for each version', async () => {
    const world = await newWorld();
    const lead = await world.person('lead', { role: 'lead' });
    const broker = await world.person('broker', { role: 'broker' });
    const { version } = await loadSettings(lead);
    const input = {
      answerWithinDays: 10,
      parkDays: 30,
      reach: 'outward' as const,
      staysHome: 'second' as const,
      version,
    };
    expect(await changeSettings(broker, input)).toMatchObject({ code: 'settings.forbidden' });
    expect(await changeSettings(lead, input)).toMatchObject({ ok: true });
    expect(await changeSettings(lead, input)).toMatchObject({ ok: true });
    expect(await changeSettings(lead, { ...input, parkDays: 0 })).toMatchObject({
      code: 'stale',
      details: { theirs: { parkDays: 30 } },
    });
    expect(await loadSettings(lead)).toMatchObject({
      answerWithinDays: 10,
      reach: 'outward',
      staysHome: 'second',
    });
  });

  it('keep what their form does not ask about', async () => {
    const world = await newWorld({ settings: { refPrefix: 'TSH' } });
    const lead = await world.person('lead', { role: 'lead' });
    const { version } = await loadSettings(lead);
    await changeSettings(lead, {
      answerWithinDays: 10,
      parkDays: 30,
      reach: 'local',
      staysHome: 'first',
      version,
    });
    const [row] = await db().select().from(authority).where(eq(authority.id, world.authorityId));
    expect(row?.settings).toMatchObject({ refPrefix: 'TSH', parkDays: 30 });
  });
});

describe('the first day of an authority', () => {
  it('leads the administrator to schools and people, the head of service to a framework, and the service to leaders', async () => {
    const world = await newWorld();
    await world.open.write((tx) => tx.delete(bandingFramework));
    const admin = await world.person('admin', { role: 'admin' });
    const steps = async (viewer: Viewer) => {
      const { now } = await worklistFor(viewer);
      return now.map(({ key }) => key).filter((key) => key.startsWith('first-step:'));
    };
    expect(await steps(admin)).toEqual(['first-step:broker', 'first-step:lead', 'first-step:schools']);
    await world.school(100_503, { statusGroup: 'closed' });
    const lead = await world.person('lead', { role: 'lead' });
    expect(await steps(admin)).toEqual(['first-step:broker', 'first-step:schools']);
    expect(await steps(lead)).toEqual(['first-step:directory', 'first-step:framework']);
    await world.school(100_504);
    const broker = await world.person('broker', { role: 'broker' });
    expect(await steps(admin)).toEqual([]);
    expect(await steps(broker)).toEqual(['first-step:directory']);
    await world.provider('ann', 100_504);
    expect(await steps(broker)).toEqual([]);
  });

  it('names those whom no invitation to support a school would reach, until they have an account', async () => {
    const world = await newWorld();
    const admin = await world.person('admin', { role: 'admin' });
    await world.school(100_505, { name: 'Ashlode Primary School' });
    await world.provider('ann', 100_505, { name: 'Ann Bell' });
    const missing = async () => {
      const { soon } = await worklistFor(admin);
      return soon
        .filter(({ key }) => key.startsWith('people-missing:'))
        .map(({ title, href }) => [title, href]);
    };
    expect(await missing()).toEqual([]);
    await world.offer('phonics', 'ann', { state: 'published' });
    expect(await missing()).toEqual([
      ['Invite the headteacher of Ashlode Primary School', '/admin/users/new?role=head&urn=100505'],
      ['Invite Ann Bell, who has offers in the directory', '/admin/users/new?role=leader&provider=ann'],
    ]);
    await world.person('head', { role: 'head', urn: 100_505 });
    await world.person('bell', { role: 'leader', providerId: 'ann' });
    expect(await missing()).toEqual([]);
  });
});
