import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { account, session } from '#drizzle/schema';
import { asked, cookieOf, later, mailTo, now, PASSWORD, signedIn, somebody } from '#tests/support/signing-in';
import { newWorld } from '#tests/support/world';
import { database, db } from '~/platform/db.server';
import { guard } from '~/platform/guard.server';
import { currentSession, sessionsOf, startSession, viewerOf } from '~/platform/session.server';
import { confirmBy } from './confirm.server';
import { isConfirmed, proofOf } from './proof.server';
import { endOneSession, endOtherSessions } from './sessions.server';

describe('a proof of who somebody is', () => {
  it('is the password, or a confirmation of the last ten minutes; having signed in counts for what weighs less', async () => {
    const world = await newWorld();
    const viewer = await somebody(world, 'head');
    const cookie = await signedIn(viewer);
    const prove = (password: string, request: Request | null = asked(cookie)) =>
      proofOf(viewer, request, { password });
    expect(await prove('')).toMatchObject({ code: 'proof.missing', field: 'password' });
    expect(await prove('not this one')).toMatchObject({ code: 'password.wrong' });
    expect(await prove(PASSWORD, null)).toMatchObject({ ok: true });
    expect(await isConfirmed(viewer, asked(cookie), 'sitting')).toBe(true);
    later(world, 31 * 60_000);
    expect(await isConfirmed(viewer, asked(cookie), 'sitting')).toBe(false);
    const done = await confirmBy(viewer, asked(cookie), { intent: 'password', password: PASSWORD });
    const fresh = done.ok ? cookieOf(done.value) : '';
    expect(await viewerOf(asked(cookie))).toBeNull();
    expect(await proofOf(viewer, asked(fresh), {})).toMatchObject({ ok: true });
    const somebodyElse = await somebody(world, 'head');
    expect(await proofOf(somebodyElse, asked(fresh), {})).toMatchObject({ ok: false });
    later(world, 11 * 60_000);
    expect(await proofOf(viewer, asked(fresh), {})).toMatchObject({ ok: false });
  });

  it('is asked for at money, roles and settings after half an hour, and what was typed is kept', async () => {
    const world = await newWorld();
    const admin = await somebody(world, 'admin', true);
    const cookie = await signedIn(admin);
    const post = () =>
      guard(
        asked(cookie, '/admin/users/new', { method: 'POST', body: new URLSearchParams({ name: 'Ann' }) }),
        'admin.users.new',
      );
    expect(await post()).toMatchObject({ accountId: admin.accountId });
    later(world, 31 * 60_000);
    const led = await post().catch((thrown) => thrown);
    expect(led.headers.get('location')).toMatch(/^\/account\/confirm\?next=%2Fkept%2F/);
    expect(await guard(asked(cookie, '/admin/users/new'), 'admin.users.new')).toMatchObject({
      accountId: admin.accountId,
    });
  });
});

describe('sessions', () => {
  it('are listed without what a browser carries, and end one by one or all but this', async () => {
    const world = await newWorld();
    const viewer = await somebody(world, 'head');
    const [here, there, third] = [
      await signedIn(viewer),
      await signedIn(viewer, 'Chrome on Windows'),
      await signedIn(viewer),
    ];
    const list = await sessionsOf(viewer, asked(here));
    expect(list).toHaveLength(3);
    const identifiers = [here, there, third].map((cookie) => cookie.split('=')[1] ?? '');
    for (const identifier of identifiers) expect(JSON.stringify(list)).not.toContain(identifier);
    const onWindows = list.find(({ device }) => device === 'Chrome on Windows');
    expect(onWindows).toMatchObject({ method: 'password', current: false });
    // What the list shows is no identifier: nobody is anybody by it.
    expect(await viewerOf(asked(`alongside_session=${onWindows?.handle}`))).toBeNull();
    const somebodyElse = await somebody(world, 'head');
    expect(await endOneSession(somebodyElse, onWindows?.handle ?? '')).toMatchObject({
      code: 'session.gone',
    });
    expect(await endOneSession(viewer, onWindows?.handle ?? '')).toMatchObject({ ok: true });
    expect(await viewerOf(asked(there))).toBeNull();
    await endOtherSessions(viewer, asked(here));
    expect(await viewerOf(asked(third))).toBeNull();
    expect(await viewerOf(asked(here))).not.toBeNull();
  });

  it('say when they were last used, to within five minutes', async () => {
    const world = await newWorld();
    const viewer = await somebody(world, 'head');
    const cookie = await signedIn(viewer);
    later(world, 6 * 60_000);
    await viewerOf(asked(cookie));
    expect((await sessionsOf(viewer, asked(cookie)))[0]?.seenAt).toEqual(now());
  });

  it('of a device not used for three months are told by mail, the first of all and known ones are not', async () => {
    const world = await newWorld();
    const viewer = await somebody(world, 'head');
    await signedIn(viewer, 'Firefox on Windows');
    await signedIn(viewer, 'Firefox on Windows');
    expect(await mailTo(viewer)).toEqual([]);
    await signedIn(viewer, 'Chrome on Android');
    await signedIn(viewer, 'Chrome on Android');
    expect(await mailTo(viewer)).toEqual(['new-device']);
  });

  it('begun before anybody wrote down how count as one factor', async () => {
    const world = await newWorld();
    const viewer = await somebody(world, 'broker');
    const headers = await startSession(asked(), viewer.accountId);
    await database().write((tx) => tx.update(session).set({ method: null }));
    expect(await currentSession(asked(cookieOf(headers)))).toMatchObject({ twoFactors: false });
    const [row] = await db().select().from(account).where(eq(account.id, viewer.accountId));
    expect(row?.active).toBe(true);
  });
});
