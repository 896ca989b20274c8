import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { account, session } from '#drizzle/schema';
import { newWorld, type World } from '#tests/support/world';
import { database, db } from '~/platform/db.server';
import { hashPassword } from '~/platform/password.server';
import { endAllSessions, sessionsOf, viewerOf } from '~/platform/session.server';
import { signIn, signOut } from './sign-in.server';

const PASSWORD = 'correct horse battery';
let passwordHash: string;
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
});

/** A person who can sign in; a new address each, because tries are counted by address for the whole process. */
async function somebody(world: World) {
  const viewer = await world.person('pat', { role: 'broker' });
  const email = `${randomUUID()}@school.example`;
  await database().write(async (tx) => {
    await tx.update(account).set({ passwordHash, email }).where(eq(account.id, viewer.accountId));
  });
  return { viewer, email };
}

const from = (address: string, cookie = '') =>
  new Request('http://localhost/login', { headers: { cookie, 'x-alongside-address': address } });
const cookieOf = (headers: Headers) => (headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';

async function signedIn(email: string, cookie = '') {
  const verdict = await signIn(from(randomUUID(), cookie), { email, password: PASSWORD });
  if (!verdict.ok) throw new Error(verdict.message);
  return cookieOf(verdict.value.headers);
}

describe('signing in', () => {
  it('gives a session to the right password, and remembers when', async () => {
    const world = await newWorld();
    const { viewer, email } = await somebody(world);
    const cookie = await signedIn(email);
    expect(await viewerOf(from('a', cookie))).toMatchObject({
      accountId: viewer.accountId,
      grants: viewer.grants,
    });
    const [row] = await db().select().from(account).where(eq(account.id, viewer.accountId));
    expect(row?.lastSignedInAt).toEqual(new Date());
  });

  it('leaves a cookie that no script reads, no other site sends, and closing the browser takes away', async () => {
    const world = await newWorld();
    const { email } = await somebody(world);
    const verdict = await signIn(from(randomUUID()), { email, password: PASSWORD });
    const cookie = (verdict.ok && verdict.value.headers.getSetCookie()[0]) || '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect(cookie).not.toMatch(/Max-Age|Expires/i);
  });

  it('answers alike for a wrong password, an unknown address and a closed account', async () => {
    const world = await newWorld();
    const { viewer, email } = await somebody(world);
    const wrong = await signIn(from('b'), { email, password: 'not this one' });
    const unknown = await signIn(from('b'), { email: `${randomUUID()}@school.example`, password: PASSWORD });
    await database().write(async (tx) => {
      await tx.update(account).set({ active: false }).where(eq(account.id, viewer.accountId));
    });
    const closed = await signIn(from('b'), { email, password: PASSWORD });
    expect(wrong).toMatchObject({ ok: false, code: 'sign-in.refused' });
    expect(unknown).toEqual(wrong);
    expect(closed).toEqual(wrong);
  });

  it('is held up after eight tries on one account, known or not, and not for others', async () => {
    const world = await newWorld();
    const { email } = await somebody(world);
    const nobody = `${randomUUID()}@school.example`;
    for (const address of [email, nobody]) {
      for (let i = 0; i < 8; i++)
        await signIn(from(randomUUID()), { email: address, password: 'not this one' });
      expect(await signIn(from(randomUUID()), { email: address, password: PASSWORD })).toMatchObject({
        code: 'too-many-tries',
        message: expect.stringContaining('Wait'),
      });
    }
    const other = `${randomUUID()}@school.example`;
    expect(await signIn(from(randomUUID()), { email: other, password: 'x' })).toMatchObject({
      code: 'sign-in.refused',
    });
  });

  it('is held up after sixty tries from one address', async () => {
    await newWorld();
    const address = randomUUID();
    for (let i = 0; i < 60; i++)
      await signIn(from(address), { email: `${i}-${address}@x.example`, password: 'x' });
    expect(await signIn(from(address), { email: `last-${address}@x.example`, password: 'x' })).toMatchObject({
      code: 'too-many-tries',
    });
  });
});

describe('a session', () => {
  it('is a new one at every sign-in, and the old one is no good afterwards', async () => {
    const world = await newWorld();
    const { email } = await somebody(world);
    const first = await signedIn(email);
    const second = await signedIn(email, first);
    expect(second).not.toBe(first);
    expect(await viewerOf(from('c', first))).toBeNull();
    expect(await viewerOf(from('c', second))).not.toBeNull();
  });

  it('ends after two hours without use, and is kept alive by use', async () => {
    const world = await newWorld();
    const { email } = await somebody(world);
    const start = Date.now();
    const used = await signedIn(email);
    const idle = await signedIn(email);
    world.travelTo(new Date(start + 90 * 60_000).toISOString());
    expect(await viewerOf(from('d', used))).not.toBeNull();
    world.travelTo(new Date(start + 150 * 60_000).toISOString());
    expect(await viewerOf(from('d', used))).not.toBeNull();
    expect(await viewerOf(from('d', idle))).toBeNull();
  });

  it('ends after twelve hours even when used all the time', async () => {
    const world = await newWorld();
    const { email } = await somebody(world);
    const start = Date.now();
    const cookie = await signedIn(email);
    for (let hours = 1; hours <= 12; hours++) {
      world.travelTo(new Date(start + hours * 3_600_000).toISOString());
      expect(await viewerOf(from('e', cookie))).not.toBeNull();
    }
    world.travelTo(new Date(start + 12.1 * 3_600_000).toISOString());
    expect(await viewerOf(from('e', cookie))).toBeNull();
  });

  it('ends with signing out, here or everywhere', async () => {
    const world = await newWorld();
    const { viewer, email } = await somebody(world);
    const [here, there, third] = [await signedIn(email), await signedIn(email), await signedIn(email)];
    await signOut(from('f', here));
    expect(await viewerOf(from('f', here))).toBeNull();
    expect(await sessionsOf(viewer, from('f', there))).toHaveLength(2);
    await endAllSessions(viewer.accountId, from('f', there));
    expect(await viewerOf(from('f', there))).not.toBeNull();
    expect(await viewerOf(from('f', third))).toBeNull();
    await endAllSessions(viewer.accountId);
    expect(await db().select().from(session)).toEqual([]);
  });

  it('is nobody’s when its identifier is made up', async () => {
    await newWorld();
    expect(await viewerOf(from('g', `alongside_session=${'x'.repeat(40)}`))).toBeNull();
  });
});
