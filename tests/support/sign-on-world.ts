/** An authority whose people sign in with a provider that does as the test says. */
import { randomUUID } from 'node:crypto';
import { eq, isNull } from 'drizzle-orm';
import { signOnIdentity, signOnProvider } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { beginSignOn } from '~/accounts/single-sign-on/begin.server';
import { finishSignOn } from '~/accounts/single-sign-on/finish.server';
import { addProvider } from '~/accounts/single-sign-on/providers.server';
import type { SignOnPurpose } from '~/accounts/single-sign-on/steps.server';
import { database, db } from '~/platform/db.server';
import type { FakeProvider, Script } from './sign-on-provider';
import { newWorld } from './world';

export const EMAIL = 'pat@testshire.example';
/** What the provider says of Pat, unless a test says otherwise. */
export const GOOD = { email: EMAIL, email_verified: true };
export const FAILED = { ok: false, code: 'sign-on.failed', message: 'You could not be signed in this way.' };

/** A request as from a browser, from an address of its own. */
export const ask = (path: string, cookie = '', headers: Record<string, string> = {}) =>
  new Request(`http://localhost:3000${path}`, {
    headers: { cookie, 'x-alongside-address': randomUUID(), ...headers },
  });
export const cookieOf = (text: string) => text.split(';')[0] ?? '';

/** Testshire with an administrator, Pat (a head) and the provider `sso` in use. */
export async function signOnWorld(provider: FakeProvider) {
  const world = await newWorld();
  const admin = await world.person('admin', { role: 'admin' });
  await world.school(100001);
  const pat = await world.person('pat', { role: 'head', urn: 100001 });
  const input = (over: object = {}) => ({
    id: 'sso',
    version: 1,
    kind: 'other' as const,
    name: 'Testshire account',
    issuer: provider.issuer,
    clientId: 'alongside',
    secret: 'a secret nobody sees',
    domains: ['testshire.example'],
    secondFactor: false,
    ...over,
  });
  const set = (over: Partial<typeof signOnProvider.$inferInsert>) =>
    database().write(async (tx) => {
      await tx.update(signOnProvider).set(over).where(eq(signOnProvider.id, 'sso'));
    });
  await addProvider(admin, input());
  await set({ enabled: true });
  return {
    world,
    admin,
    pat,
    input,
    /** Changes the provider's row. */
    set,
    inUse: (enabled: boolean) => set({ enabled }),
    /** Sends somebody off. @returns where to, and the cookie they got */
    async sentOff(viewer: Viewer | null, purpose: SignOnPurpose = 'sign-in', next = '/home') {
      const begun = await beginSignOn(ask('/login/with/sso'), viewer, { providerId: 'sso', purpose, next });
      if (!begun.ok) throw new Error(begun.message);
      return { to: begun.value.to, cookie: cookieOf(begun.value.cookie) };
    },
    /** Lets them come back, the provider having done as the script says. */
    async comeBack(
      { to, cookie }: { to: string; cookie: string },
      how: { viewer?: Viewer | null; script?: Script; over?: Record<string, string> } = {},
    ) {
      provider.does({ ...how.script, claims: { ...GOOD, ...how.script?.claims } });
      const back = provider.comesBack(to, how.over);
      return finishSignOn(ask(`${back.pathname}${back.search}`, cookie), how.viewer ?? null);
    },
    identities: () => db().select().from(signOnIdentity).where(isNull(signOnIdentity.endedAt)),
  };
}
