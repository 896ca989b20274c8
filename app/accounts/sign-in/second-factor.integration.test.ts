import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { accountGrant, authority, domainEvent, recoveryCode, session, totpSecret } from '#drizzle/schema';
import { APP_SECRET, codeAt, giveApp } from '#tests/support/second-factor';
import { asked, cookieOf, later, mailTo, now, PASSWORD, signedIn, somebody } from '#tests/support/signing-in';
import { newWorld } from '#tests/support/world';
import { database, db } from '~/platform/db.server';
import { guard, guardPublic } from '~/platform/guard.server';
import { currentSession, viewerOf } from '~/platform/session.server';
import type { Viewer } from '../domain/roles';
import { signIn } from '../sign-in.server';
import { closeStep, continueSignIn, openStep } from './begin.server';
import { takeCode } from './codes.server';
import { confirmBy, waysToConfirm } from './confirm.server';
import {
  beforeFactorChange,
  confirmApp,
  makeRecoveryCodes,
  removeFactor,
  startApp,
  takeAwayFactors,
  waitingApp,
} from './factor-commands.server';
import { factorsOf } from './factors.server';

describe('the second page of signing in', () => {
  it('comes before any session where there is a second factor, and leads on where they wanted to go', async () => {
    const world = await newWorld();
    const viewer = await somebody(world, 'broker', true);
    const first = await signIn(asked(), { email: viewer.email, password: PASSWORD, next: '/schools' });
    expect(first).toMatchObject({ ok: true, value: { to: '/login/code' } });
    const cookie = first.ok ? cookieOf(first.value.headers) : '';
    expect(cookie).toMatch(/^alongside_step=/);
    expect(await db().select().from(session)).toEqual([]);
    const step = await openStep(asked(cookie));
    const taken = await takeCode(viewer.accountId, codeAt(APP_SECRET, now()));
    const done = step && taken.ok ? await closeStep(asked(cookie), step, taken.value) : null;
    expect(done).toMatchObject({ ok: true, value: { to: '/schools' } });
    const inside = done?.ok ? cookieOf(done.value.headers) : '';
    expect(await currentSession(asked(inside))).toMatchObject({ method: 'password+code', twoFactors: true });
  });

  it('works once, for ten minutes, and in the browser that began it alone', async () => {
    const world = await newWorld();
    const viewer = await somebody(world, 'broker', true);
    const first = await signIn(asked(), { email: viewer.email, password: PASSWORD });
    const cookie = first.ok ? cookieOf(first.value.headers) : '';
    const step = await openStep(asked(cookie));
    expect(await openStep(asked(`alongside_step=${'x'.repeat(43)}`))).toBeNull();
    expect(await openStep(asked(''))).toBeNull();
    if (!step) throw new Error('no step');
    expect(await closeStep(asked(cookie), step, 'code')).toMatchObject({ ok: true });
    expect(await closeStep(asked(cookie), step, 'code')).toMatchObject({ ok: false, code: 'sign-in.over' });
    expect(await openStep(asked(cookie))).toBeNull();
    const second = await signIn(asked(), { email: viewer.email, password: PASSWORD });
    later(world, 11 * 60_000);
    expect(await openStep(asked(second.ok ? cookieOf(second.value.headers) : ''))).toBeNull();
  });

  it('is not asked of somebody whose sign-on provider vouches for a second factor', async () => {
    const world = await newWorld();
    const viewer = await somebody(world, 'broker', true);
    const vouched = await continueSignIn(asked(), viewer.accountId, {
      method: 'single-sign-on',
      secondFactor: true,
    });
    expect(vouched).toMatchObject({ ok: true, value: { to: '/home' } });
    const plain = await continueSignIn(asked(), viewer.accountId, { method: 'single-sign-on' });
    expect(plain).toMatchObject({ ok: true, value: { to: '/login/code' } });
  });
});

describe('a code', () => {
  it('is taken once, one step early or late, and never one before it', async () => {
    const world = await newWorld();
    const { accountId } = await somebody(world, 'broker', true);
    const start = Date.now();
    const at = (seconds: number) => codeAt(APP_SECRET, new Date(start + seconds * 1000));
    expect(await takeCode(accountId, at(-60))).toMatchObject({ ok: false, code: 'code.wrong' });
    expect(await takeCode(accountId, at(60))).toMatchObject({ ok: false, code: 'code.wrong' });
    expect(await takeCode(accountId, at(0))).toEqual({ ok: true, value: 'code' });
    expect(await takeCode(accountId, at(0))).toMatchObject({ ok: false, code: 'code.wrong' });
    expect(await takeCode(accountId, at(-30))).toMatchObject({ ok: false, code: 'code.wrong' });
    expect(await takeCode(accountId, at(30))).toEqual({ ok: true, value: 'code' });
    // The clock is set back: what was taken is not taken again.
    later(world, -30_000);
    expect(await takeCode(accountId, at(0))).toMatchObject({ ok: false, code: 'code.wrong' });
  });

  it('of two answers at once is taken once', async () => {
    const world = await newWorld();
    const { accountId } = await somebody(world, 'broker', true);
    const code = codeAt(APP_SECRET, now());
    const both = await Promise.all([takeCode(accountId, code), takeCode(accountId, code)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('is held up after eight tries, also the right one', async () => {
    const world = await newWorld();
    const { accountId } = await somebody(world, 'broker', true);
    for (let i = 0; i < 8; i++) expect(await takeCode(accountId, '000000')).toMatchObject({ ok: false });
    expect(await takeCode(accountId, codeAt(APP_SECRET, now()))).toMatchObject({ code: 'too-many-tries' });
  });

  it('rests on a secret that the database holds sealed', async () => {
    const world = await newWorld();
    const viewer = await somebody(world, 'broker');
    await startApp(viewer, 'Telephone');
    const waiting = await waitingApp(viewer);
    expect(waiting?.secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(waiting?.picture).toMatch(/^<svg/);
    expect(JSON.stringify(await db().select().from(totpSecret))).not.toContain(waiting?.secret);
  });
});

describe('setting up an app', () => {
  it('takes its first code, signs other devices out, raises this session and tells the person', async () => {
    const world = await newWorld();
    const viewer = await somebody(world, 'broker');
    const other = await signedIn(viewer);
    const cookie = await signedIn(viewer);
    await startApp(viewer, 'Telephone');
    const secret = (await waitingApp(viewer))?.secret ?? '';
    expect(await confirmApp(viewer, asked(cookie), '000000')).toMatchObject({ ok: false, field: 'code' });
    expect(await waitingApp(viewer)).not.toBeNull();
    const done = await confirmApp(viewer, asked(cookie), codeAt(secret, now()));
    if (!done.ok) throw new Error(done.message);
    expect(await viewerOf(asked(other))).toBeNull();
    expect(await viewerOf(asked(cookie))).toBeNull();
    expect(await currentSession(asked(cookieOf(done.value)))).toMatchObject({ method: 'password+code' });
    expect(await mailTo(viewer)).toContain('factor-added');
    expect(await takeCode(viewer.accountId, codeAt(secret, now()))).toMatchObject({ ok: false });
    expect(await waitingApp(viewer)).toBeNull();
  });

  it('has to be finished within the hour; beginning again ends what was begun', async () => {
    const world = await newWorld();
    const viewer = await somebody(world, 'head');
    await startApp(viewer, 'One');
    const first = (await waitingApp(viewer))?.secret ?? '';
    await startApp(viewer, 'Two');
    expect((await waitingApp(viewer))?.secret).not.toBe(first);
    later(world, 61 * 60_000);
    expect(await waitingApp(viewer)).toBeNull();
    expect(await confirmApp(viewer, asked(), '123456')).toMatchObject({ code: 'app.over' });
  });

  it('another one, or taking one away, asks for the factor there is, just now', async () => {
    const world = await newWorld();
    const viewer = await somebody(world, 'head');
    const cookie = await signedIn(viewer);
    expect(await beforeFactorChange(viewer, asked(cookie), '/x')).toBeNull();
    await database().write((tx) => giveApp(tx, viewer.accountId, now()));
    // This session has not shown it: the password alone must not add another way in.
    expect(await beforeFactorChange(viewer, asked(cookie), '/x')).toMatch(/^\/account\/confirm/);
    expect((await waysToConfirm(viewer, asked(cookie))).ways).toMatchObject({ password: false, code: true });
    expect(await confirmBy(viewer, asked(cookie), { intent: 'password', password: PASSWORD })).toMatchObject({
      ok: false,
    });
    const done = await confirmBy(viewer, asked(cookie), { intent: 'code', code: codeAt(APP_SECRET, now()) });
    const raised = done.ok ? cookieOf(done.value) : '';
    expect(await beforeFactorChange(viewer, asked(raised), '/x')).toBeNull();
    later(world, 11 * 60_000);
    expect(await beforeFactorChange(viewer, asked(raised), '/x')).toMatch(/^\/account\/confirm/);
  });
});

describe('whoever reads a whole authority', () => {
  it.each(['broker', 'lead', 'admin'] as const)('as %s gets nowhere before a second factor', async (role) => {
    const world = await newWorld();
    const viewer = await somebody(world, role);
    const cookie = await signedIn(viewer);
    const refusal = await guard(asked(cookie, '/schools?la=1'), 'schools._index').catch((thrown) => thrown);
    expect(refusal.headers.get('location')).toBe('/account/second-factor?next=%2Fschools%3Fla%3D1');
    expect(await guardPublic(asked(cookie, '/directory'), 'directory._index')).toBeNull();
    expect(await guard(asked(cookie), 'account.second-factor.app')).toMatchObject({
      accountId: viewer.accountId,
    });
    const kept = await guard(
      asked(cookie, '/account', { method: 'POST', body: new URLSearchParams({ about: 'a long text' }) }),
      'account._index',
    ).catch((thrown) => thrown);
    expect(kept.status).toBe(303);
    expect(decodeURIComponent(kept.headers.get('location'))).toMatch(/next=\/kept\/\w+/);
  });

  it('is let in with one; a head is let in without; so is everybody of a demonstration', async () => {
    const world = await newWorld();
    const head = await somebody(world, 'head');
    expect(await guard(asked(await signedIn(head)), 'home._index')).toMatchObject({
      accountId: head.accountId,
    });
    const broker = await somebody(world, 'broker', true);
    expect(await guard(asked(await signedIn(broker)), 'home._index')).toMatchObject({
      accountId: broker.accountId,
    });
    const late = await somebody(world, 'head');
    const cookie = await signedIn(late);
    await database().write((tx) =>
      tx
        .update(accountGrant)
        .set({ role: 'lead', urn: null })
        .where(eq(accountGrant.accountId, late.accountId)),
    );
    await expect(guard(asked(cookie), 'home._index')).rejects.toMatchObject({ status: 302 });
    await database().write((tx) => tx.update(authority).set({ demo: true }));
    expect(await guard(asked(cookie), 'home._index')).toMatchObject({ accountId: late.accountId });
  });

  it('keeps the last app or passkey; others may take theirs away, and their codes end with it', async () => {
    const world = await newWorld();
    const broker = await somebody(world, 'broker', true);
    expect(await removeFactor(broker, 'app', `app-${broker.accountId}`)).toMatchObject({
      code: 'factor.last',
    });
    const head = await somebody(world, 'head', true);
    await makeRecoveryCodes(head);
    expect(await removeFactor(broker, 'app', `app-${head.accountId}`)).toMatchObject({ code: 'factor.gone' });
    expect(await removeFactor(head, 'app', `app-${head.accountId}`)).toMatchObject({ ok: true });
    expect(await factorsOf(head.accountId)).toMatchObject({ apps: [], recovery: 0 });
    expect(await mailTo(head)).toContain('factor-removed');
  });
});

describe('recovery codes', () => {
  it('are ten, each works once however it is typed, and the person is told', async () => {
    const world = await newWorld();
    const viewer = await somebody(world, 'broker', true);
    const made = await makeRecoveryCodes(viewer);
    const codes = made.ok ? made.value : [];
    expect(new Set(codes).size).toBe(10);
    const stored = await db().select().from(recoveryCode);
    expect(stored.every(({ codeHash }) => codeHash.startsWith('$argon2id$'))).toBe(true);
    const [first = '', second = ''] = codes;
    expect(await takeCode(viewer.accountId, first.toLowerCase().replace('-', '  '))).toEqual({
      ok: true,
      value: 'recovery',
    });
    expect(await takeCode(viewer.accountId, first)).toMatchObject({ ok: false, code: 'code.wrong' });
    expect(await mailTo(viewer)).toEqual(['recovery-used']);
    await makeRecoveryCodes(viewer);
    expect(await takeCode(viewer.accountId, second)).toMatchObject({ ok: false });
    expect(await mailTo(viewer)).toEqual(['recovery-used', 'recovery-made']);
  });

  it('are not made for somebody without a second factor', async () => {
    const world = await newWorld();
    expect(await makeRecoveryCodes(await somebody(world, 'head'))).toMatchObject({
      code: 'recovery.no-factor',
    });
  });
});

describe('a lost second factor', () => {
  it('is taken away by an administrator of the same authority, never their own, with a reason', async () => {
    const world = await newWorld();
    const admin = await somebody(world, 'admin', true);
    const broker = await somebody(world, 'broker', true);
    const cookie = await signedIn(broker);
    const elsewhere = await world.authority({ id: 'fenwold', code: '902', name: 'Fenwold' });
    const stranger = await world.person(
      `s${randomUUID().slice(0, 8)}`,
      { role: 'admin' },
      { authorityId: elsewhere.id },
    );
    const reason = 'Spoke with her on the telephone';
    const take = (viewer: Viewer, id: string) => takeAwayFactors(viewer, { id, reason });
    expect(await take(stranger, broker.accountId)).toMatchObject({ code: 'account.not-found' });
    expect(await take(broker, broker.accountId)).toMatchObject({ code: 'account.forbidden' });
    expect(await take(admin, admin.accountId)).toMatchObject({ code: 'factor.own' });
    expect(await take(admin, broker.accountId)).toMatchObject({ ok: true });
    expect(await viewerOf(asked(cookie))).toBeNull();
    expect(await factorsOf(broker.accountId)).toMatchObject({ apps: [], passkeys: [] });
    expect(await mailTo(broker)).toEqual(['factors-taken-away']);
    const [event] = await db()
      .select()
      .from(domainEvent)
      .where(eq(domainEvent.type, 'account.second-factor-taken-away'));
    expect(event).toMatchObject({ actorId: admin.accountId, reason });
  });
});
