import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { account, outbox, signInStep, signOnProvider, totpSecret } from '#drizzle/schema';
import { dialect } from '#tests/support/database';
import { type FakeProvider, fakeProvider, type Script } from '#tests/support/sign-on-provider';
import { ask, cookieOf, EMAIL, FAILED, GOOD, signOnWorld } from '#tests/support/sign-on-world';
import { database, db } from '~/platform/db.server';
import { startSession, viewerOf } from '~/platform/session.server';
import { beginSignOn } from './begin.server';
import { finishSignOn } from './finish.server';
import { ownIdentities, partFrom } from './identities.server';
import { beginFromPage } from './pages.server';

let provider: FakeProvider;
beforeAll(async () => {
  provider = await fakeProvider();
});
afterAll(() => provider.close());
afterEach(() => provider.does({}));

let stage: Awaited<ReturnType<typeof signOnWorld>>;
beforeEach(async () => {
  stage = await signOnWorld(provider);
});

describe('being sent to a provider', () => {
  it('asks for a code with PKCE, state and nonce, and keeps none of them in the clear', async () => {
    const { to } = await stage.sentOff(null);
    const query = new URL(to).searchParams;
    expect(Object.fromEntries(query)).toMatchObject({
      response_type: 'code',
      client_id: 'alongside',
      scope: 'openid email',
      code_challenge_method: 'S256',
      redirect_uri: 'http://localhost:3000/login/return',
    });
    expect(query.get('state')?.length).toBeGreaterThanOrEqual(43);
    const rows = await db().select().from(signInStep);
    const kept = JSON.stringify(rows);
    expect(kept).not.toContain(query.get('state'));
    expect(kept).not.toContain('/home');
    const [row] = await db().select().from(signOnProvider);
    expect(row?.sealedSecret).not.toContain('secret nobody');
  });

  it('gives a cookie that no script reads and no other site’s form sends', async () => {
    const begun = await beginSignOn(ask('/'), null, { providerId: 'sso', purpose: 'sign-in', next: '/home' });
    expect(begun.ok && begun.value.cookie).toMatch(/Path=\/; HttpOnly; SameSite=Lax; Max-Age=900/);
  });

  it('says so when the provider is away, and nothing is left behind', async () => {
    await stage.set({ issuer: 'http://127.0.0.1:9' });
    const begun = await beginSignOn(ask('/'), null, { providerId: 'sso', purpose: 'sign-in', next: '/home' });
    expect(begun).toMatchObject({ ok: false, code: 'sign-on.away' });
    expect(await db().select().from(signInStep)).toEqual([]);
  });

  it('is not offered by a provider that is not in use', async () => {
    await stage.inUse(false);
    const begun = await beginSignOn(ask('/'), null, { providerId: 'sso', purpose: 'sign-in', next: '/home' });
    expect(begun).toMatchObject({ ok: false, code: 'sign-on.not-found' });
  });

  it('for anything but signing in begins on our own page, signed in', async () => {
    const at = '/login/with/sso?for=join';
    const elsewhere = await beginFromPage(ask(at, '', { 'sec-fetch-site': 'cross-site' }), stage.pat, 'sso');
    expect(elsewhere).toMatchObject({ ok: false, code: 'sign-on.elsewhere' });
    expect(await beginFromPage(ask(at), stage.pat, 'sso')).toMatchObject({ ok: false });
    const nobody = await beginFromPage(ask(at, '', { 'sec-fetch-site': 'same-origin' }), null, 'sso');
    expect(nobody.ok && nobody.value.to).toMatch(/^\/login\?next=/);
    const unproven = await beginFromPage(ask(at, '', { 'sec-fetch-site': 'same-origin' }), stage.pat, 'sso');
    expect(unproven.ok && unproven.value.to).toMatch(/^\/account\/confirm/);
  });

  it('goes nowhere but to our own pages afterwards', async () => {
    const begun = await beginFromPage(ask('/login/with/sso?next=https://evil.example/'), null, 'sso');
    if (!begun.ok) throw new Error(begun.message);
    const back = await stage.comeBack({ to: begun.value.to, cookie: cookieOf(begun.value.cookie ?? '') });
    expect(back).toMatchObject({ ok: true, value: { next: '/home' } });
  });
});

describe('coming back', () => {
  it('joins the account with the address vouched for, signs in, and tells the person', async () => {
    const back = await stage.comeBack(await stage.sentOff(null, 'sign-in', '/schools'));
    if (!back.ok || back.value.kind !== 'signed-in') throw new Error(JSON.stringify(back));
    expect(back.value.next).toBe('/schools');
    const session = cookieOf(back.value.headers.get('Set-Cookie') ?? '');
    expect((await viewerOf(ask('/', session)))?.accountId).toBe('pat');
    expect(await stage.identities()).toMatchObject([
      { accountId: 'pat', subject: 'subject-1', issuer: provider.issuer },
    ]);
    const letters = await db().select().from(outbox).where(eq(outbox.template, 'sign-on-joined'));
    expect(letters.map(({ to }) => to)).toEqual([EMAIL]);
  });

  it('knows them by the provider’s own name for them from then on, whatever address it gives', async () => {
    await stage.comeBack(await stage.sentOff(null));
    const back = await stage.comeBack(await stage.sentOff(null), {
      script: { claims: { email: 'other@else.example' } },
    });
    expect(back).toMatchObject({ ok: true, value: { kind: 'signed-in' } });
    expect(await stage.identities()).toHaveLength(1);
  });

  it('takes the address from the userinfo endpoint where the token has none', async () => {
    const script = { claims: { email: undefined, email_verified: undefined }, userinfo: GOOD };
    expect(await stage.comeBack(await stage.sentOff(null), { script })).toMatchObject({ ok: true });
  });

  it('makes no account and no role', async () => {
    const before = await db().select().from(account);
    const back = await stage.comeBack(await stage.sentOff(null), {
      script: { claims: { email: 'new@testshire.example' } },
    });
    expect(back).toEqual(FAILED);
    expect(await db().select().from(account)).toHaveLength(before.length);
    expect(await stage.identities()).toEqual([]);
  });

  it('leads to the second factor where neither the provider nor the setting vouches for one', async () => {
    await stage.comeBack(await stage.sentOff(null));
    await database().write(async (tx) => {
      const at = new Date();
      await tx.insert(totpSecret).values({
        id: 't',
        accountId: 'pat',
        sealed: '-',
        name: 'Telephone',
        createdAt: at,
        confirmedAt: at,
      });
    });
    const asked = await stage.comeBack(await stage.sentOff(null));
    expect(asked).toMatchObject({ ok: true, value: { next: '/login/code' } });
    const vouched = await stage.comeBack(await stage.sentOff(null), {
      script: { claims: { amr: ['pwd', 'mfa'] } },
    });
    expect(vouched).toMatchObject({ ok: true, value: { next: '/home' } });
    await stage.set({ secondFactor: true });
    expect(await stage.comeBack(await stage.sentOff(null))).toMatchObject({
      ok: true,
      value: { next: '/home' },
    });
  });
});

// What a provider says is looked at before the database is: one of them will do.
describe.runIf(dialect === 'sqlite')('an attack', () => {
  const faults: [string, Script][] = [
    ['another issuer', { claims: { iss: 'https://evil.example' } }],
    ['another audience', { claims: { aud: 'another-client' } }],
    ['another nonce', { claims: { nonce: 'guessed' } }],
    ['no nonce', { claims: { nonce: undefined } }],
    ['a token that has run out', { claims: { iat: 1, exp: 2 } }],
    ['no subject', { claims: { sub: undefined } }],
    ['another key', { forged: true }],
    ['no signature', { unsigned: true }],
    ['an unverified address', { claims: { email_verified: false } }],
    ['an address of another domain', { claims: { email: 'pat@testshire.example.evil.example' } }],
    ['an address that is a list', { claims: { email: [EMAIL] } }],
    ['a refused exchange', { refuses: true }],
    ['userinfo about somebody else', { claims: { email: undefined }, userinfo: { ...GOOD, sub: 'other' } }],
  ];
  it.each(faults)('with %s is refused, in the same words', async (_name, script) => {
    expect(await stage.comeBack(await stage.sentOff(null), { script })).toEqual(FAILED);
    expect(await stage.identities()).toEqual([]);
  });

  it('with the error of a person who said no is refused in the same words', async () => {
    const away = await stage.sentOff(null);
    const state = new URL(away.to).searchParams.get('state') ?? '';
    const query = new URLSearchParams({
      error: 'access_denied',
      error_description: '<b>x</b>',
      state,
      iss: provider.issuer,
    });
    expect(await finishSignOn(ask(`/login/return?${query}`, away.cookie), null)).toEqual(FAILED);
  });

  it('with the answer of another provider (mix-up) is refused', async () => {
    expect(
      await stage.comeBack(await stage.sentOff(null), { over: { iss: 'https://evil.example' } }),
    ).toEqual(FAILED);
  });

  it('with a state used twice is refused the second time, and the code is not sent again', async () => {
    const away = await stage.sentOff(null);
    expect(await stage.comeBack(away)).toMatchObject({ ok: true });
    const before = provider.exchanges;
    expect(await stage.comeBack(away)).toEqual(FAILED);
    expect(provider.exchanges).toBe(before);
  });

  it('with a state of another browser is refused (login forced upon somebody)', async () => {
    const mine = await stage.sentOff(null);
    const other = await stage.sentOff(null);
    expect(await stage.comeBack({ to: mine.to, cookie: other.cookie })).toEqual(FAILED);
    expect(await stage.comeBack({ to: (await stage.sentOff(null)).to, cookie: '' })).toEqual(FAILED);
  });

  it('with a state that has run out is refused', async () => {
    const away = await stage.sentOff(null);
    stage.world.travelTo(new Date(Date.now() + 16 * 60_000).toISOString());
    expect(await stage.comeBack(away)).toEqual(FAILED);
  });

  it('on a closed account is refused in the same words, joined or not', async () => {
    await stage.comeBack(await stage.sentOff(null));
    await database().write(async (tx) => {
      await tx.update(account).set({ active: false }).where(eq(account.id, 'pat'));
    });
    expect(await stage.comeBack(await stage.sentOff(null))).toEqual(FAILED);
  });

  it('by an address given to somebody else later opens nothing', async () => {
    await stage.comeBack(await stage.sentOff(null));
    expect(
      await stage.comeBack(await stage.sentOff(null), { script: { claims: { sub: 'subject-2' } } }),
    ).toEqual(FAILED);
  });

  it('by a provider of another authority opens no account of this one', async () => {
    const other = await stage.world.authority({ id: 'other', code: '998', name: 'Othershire' });
    await stage.set({ authorityId: other.id });
    expect(await stage.comeBack(await stage.sentOff(null))).toEqual(FAILED);
    expect(await stage.identities()).toEqual([]);
  });

  it('by a visit that somebody else began ends nothing', async () => {
    await stage.comeBack(await stage.sentOff(null));
    const head = await stage.world.person('head', { role: 'broker' });
    const away = await stage.sentOff(stage.pat, 'confirm');
    expect(await stage.comeBack(away, { viewer: head })).toEqual(FAILED);
  });
});

describe('one’s own account', () => {
  it('is joined while signed in, with any address, and parted again', async () => {
    const away = await stage.sentOff(stage.pat, 'join', '/account/sign-on');
    const back = await stage.comeBack(away, {
      viewer: stage.pat,
      script: { claims: { email: 'x@y.example', email_verified: false } },
    });
    expect(back).toMatchObject({ ok: true, value: { kind: 'joined', next: '/account/sign-on' } });
    const own = await ownIdentities(stage.pat);
    expect(own).toMatchObject({ joined: [{ name: 'Testshire account' }], open: [] });
    expect(await partFrom(stage.admin, own.joined[0]?.id ?? '')).toMatchObject({
      ok: false,
      code: 'sign-on.not-found',
    });
    expect(await partFrom(stage.pat, own.joined[0]?.id ?? '')).toMatchObject({
      ok: false,
      code: 'sign-on.only-way',
    });
    await database().write(async (tx) => {
      await tx.update(account).set({ passwordHash: 'a hash' }).where(eq(account.id, 'pat'));
    });
    expect(await partFrom(stage.pat, own.joined[0]?.id ?? '')).toMatchObject({ ok: true });
    expect(await stage.identities()).toEqual([]);
  });

  it('is not joined to who is somebody else here', async () => {
    await stage.comeBack(await stage.sentOff(null));
    const back = await stage.comeBack(await stage.sentOff(stage.admin, 'join'), { viewer: stage.admin });
    expect(back).toMatchObject({ ok: false, code: 'sign-on.taken' });
    expect(await stage.identities()).toMatchObject([{ accountId: 'pat' }]);
  });

  it('is confirmed by signing in there afresh, and by nobody else', async () => {
    await stage.comeBack(await stage.sentOff(null));
    const away = await stage.sentOff(stage.pat, 'confirm', '/agreements');
    expect(Object.fromEntries(new URL(away.to).searchParams)).toMatchObject({
      prompt: 'login',
      max_age: '0',
    });
    const session = cookieOf((await startSession(ask('/'), 'pat')).get('Set-Cookie') ?? '');
    provider.does({ claims: GOOD });
    const path = provider.comesBack(away.to);
    const back = await finishSignOn(
      ask(path.pathname + path.search, `${away.cookie}; ${session}`),
      stage.pat,
    );
    expect(back).toMatchObject({ ok: true, value: { kind: 'confirmed', next: '/agreements' } });
    const stale = { claims: { auth_time: Math.floor(Date.now() / 1000) - 3600 } };
    expect(
      await stage.comeBack(await stage.sentOff(stage.pat, 'confirm'), { viewer: stage.pat, script: stale }),
    ).toEqual(FAILED);
    const untold = { claims: { auth_time: undefined } };
    expect(
      await stage.comeBack(await stage.sentOff(stage.pat, 'confirm'), { viewer: stage.pat, script: untold }),
    ).toEqual(FAILED);
    const another = { claims: { sub: 'subject-2' } };
    expect(
      await stage.comeBack(await stage.sentOff(stage.pat, 'confirm'), { viewer: stage.pat, script: another }),
    ).toEqual(FAILED);
  });
});
