/** Somebody signs out at a provider, which tells us: their sessions here end, and nobody else's. */
import { asc, eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { domainEvent, session } from '#drizzle/schema';
import { type FakeProvider, fakeProvider } from '#tests/support/sign-on-provider';
import { ask, cookieOf, signOnWorld } from '#tests/support/sign-on-world';
import { db } from '~/platform/db.server';
import { startSession, viewerOf } from '~/platform/session.server';
import { receiveSignOut } from './back-channel.server';

let provider: FakeProvider;
let stage: Awaited<ReturnType<typeof signOnWorld>>;
beforeAll(async () => {
  provider = await fakeProvider();
});
afterAll(() => provider.close());
afterEach(() => provider.does({}));
beforeEach(async () => {
  stage = await signOnWorld(provider);
});

/** Pat signs in by way of the provider. @returns the cookie */
async function signedIn(sid?: string): Promise<string> {
  const back = await stage.comeBack(await stage.sentOff(null), { script: { claims: { sid } } });
  if (!back.ok || back.value.kind !== 'signed-in') throw new Error(JSON.stringify(back));
  return cookieOf(back.value.headers.get('Set-Cookie') ?? '');
}

const isIn = async (cookie: string) => (await viewerOf(ask('/', cookie))) !== null;

function tell(token: string | null): Promise<Response> {
  const body = new URLSearchParams(token === null ? {} : { logout_token: token });
  return receiveSignOut(new Request('http://localhost:3000/webhooks/sign-out', { method: 'POST', body }));
}

const events = () =>
  db()
    .select({ subject: domainEvent.subjectId, payload: domainEvent.payload })
    .from(domainEvent)
    .where(eq(domainEvent.type, 'account.signed-out-by-provider'))
    .orderBy(asc(domainEvent.seq));

describe('a provider that tells of a sign-out', () => {
  it('ends the session it names, and no other', async () => {
    const [one, other] = [await signedIn('there-1'), await signedIn('there-2')];
    const byPassword = cookieOf((await startSession(ask('/'), 'pat')).get('Set-Cookie') ?? '');
    const told = await tell(provider.logoutToken({ sub: undefined, sid: 'there-1' }));
    expect(told.status).toBe(200);
    expect(told.headers.get('cache-control')).toBe('no-store');
    expect([await isIn(one), await isIn(other), await isIn(byPassword)]).toEqual([false, true, true]);
    expect(await events()).toEqual([
      { subject: 'pat', payload: '{"details":{"provider":"Testshire account","sessions":1}}' },
    ]);
  });

  it('ends every session of a person it names, but those begun with a password or by others', async () => {
    const cookies = [await signedIn('there-1'), await signedIn()];
    const byPassword = cookieOf((await startSession(ask('/'), 'pat')).get('Set-Cookie') ?? '');
    const how = { method: 'single-sign-on' as const, providerSession: 'sso there-3' };
    const admin = cookieOf((await startSession(ask('/'), 'admin', how)).get('Set-Cookie') ?? '');
    expect((await tell(provider.logoutToken())).status).toBe(200);
    expect(await Promise.all([...cookies, byPassword, admin].map(isIn))).toEqual([false, false, true, true]);
  });

  it('ends what was begun without a name for its session, where it names the person as well', async () => {
    const [unnamed, other] = [await signedIn(), await signedIn('there-2')];
    expect((await tell(provider.logoutToken({ sid: 'there-1' }))).status).toBe(200);
    expect([await isIn(unnamed), await isIn(other)]).toEqual([false, true]);
  });

  it('ends nothing where person and session do not belong together, or nobody is known', async () => {
    const cookie = await signedIn('there-1');
    for (const claims of [{ sub: 'subject-2', sid: 'there-1' }, { sub: 'subject-2' }, { sid: 'there-9' }])
      expect((await tell(provider.logoutToken(claims))).status).toBe(200);
    expect(await isIn(cookie)).toBe(true);
    expect(await events()).toEqual([]);
  });

  it('is believed once', async () => {
    const token = provider.logoutToken();
    expect((await tell(token)).status).toBe(200);
    const cookie = await signedIn();
    const again = await tell(token);
    expect([again.status, await again.json()]).toEqual([
      400,
      { error: 'invalid_request', error_description: 'The token has been used.' },
    ]);
    expect(await isIn(cookie)).toBe(true);
  });

  it('is not believed where anything about its token is wrong', async () => {
    const cookie = await signedIn('there-1');
    const now = Math.floor(Date.now() / 1000);
    const wrong: Record<string, string | null> = {
      missing: null,
      'no token': 'nonsense',
      'too long': 'x'.repeat(20_000),
      forged: provider.logoutToken({}, { forged: true }),
      unsigned: provider.logoutToken({}, { unsigned: true }),
      'another issuer': provider.logoutToken({ iss: 'https://elsewhere.example' }),
      'another client': provider.logoutToken({ aud: 'somebody-else' }),
      'an access token': provider.logoutToken({}, { typ: 'at+jwt' }),
      'an identity token': provider.logoutToken({ nonce: 'n' }),
      'no event': provider.logoutToken({ events: {} }),
      'no name': provider.logoutToken({ jti: undefined }),
      'no time': provider.logoutToken({ iat: undefined }),
      old: provider.logoutToken({ iat: now - 3600 }),
      'of the future': provider.logoutToken({ iat: now + 3600 }),
      'run out': provider.logoutToken({ exp: now - 600 }),
      nobody: provider.logoutToken({ sub: undefined }),
    };
    for (const [what, token] of Object.entries(wrong)) {
      const told = await tell(token);
      expect(told.status, what).toBe(400);
      expect(await told.json(), what).toMatchObject({ error: 'invalid_request' });
    }
    expect(await isIn(cookie)).toBe(true);
    expect(await events()).toEqual([]);
    expect(await db().select().from(session)).toHaveLength(1);
  });
});
