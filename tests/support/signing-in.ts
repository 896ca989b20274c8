/** People who sign in, by the pages as they are: for tests of second factors, proofs and sessions. */
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { outbox } from '#drizzle/schema';
import type { Role, Viewer } from '~/accounts/domain/roles';
import { closeStep, openStep } from '~/accounts/sign-in/begin.server';
import { takeCode } from '~/accounts/sign-in/codes.server';
import { signIn } from '~/accounts/sign-in.server';
import { database, db } from '~/platform/db.server';
import { hashPassword } from '~/platform/password.server';
import { APP_SECRET, codeAt, giveApp } from './second-factor';
import type { World } from './world';

/** Everybody's. */
export const PASSWORD = 'correct horse battery';
let hashed: Promise<string> | null = null;

/** Somebody who can sign in; a new id and address each, because tries are counted for the whole process. */
export async function somebody(world: World, role: Role, app = false) {
  hashed ??= hashPassword(PASSWORD);
  const passwordHash = await hashed;
  const id = `p${randomUUID().replaceAll('-', '').slice(0, 20)}`;
  const viewer = await world.person(id, role === 'head' ? { role, urn: 100001 } : { role }, { passwordHash });
  if (app) await database().write((tx) => giveApp(tx, id, new Date()));
  return viewer;
}

/** A request of a page, from another address each time. */
export const asked = (
  cookie = '',
  path = '/home',
  more: { method?: string; agent?: string; body?: URLSearchParams } = {},
) =>
  new Request(`http://localhost${path}`, {
    method: more.method ?? 'GET',
    headers: {
      cookie,
      'x-alongside-address': randomUUID(),
      ...(more.agent ? { 'User-Agent': more.agent } : {}),
    },
    ...(more.body ? { body: more.body } : {}),
  });
/** The cookies an answer leaves. */
export const cookieOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .filter((text) => !text.includes('Max-Age=0'))
    .map((text) => text.split(';')[0])
    .join('; ');
export const now = () => new Date();
/** Moves the clock on. */
export const later = (world: World, ms: number) => world.travelTo(new Date(Date.now() + ms).toISOString());
/** Names of the messages written to somebody. */
export const mailTo = async (viewer: Viewer) =>
  (await db().select().from(outbox).where(eq(outbox.accountId, viewer.accountId))).map((one) => one.template);

/** Signs in through both pages. */
export async function signedIn(viewer: Viewer, agent = 'Firefox'): Promise<string> {
  const first = await signIn(asked('', '/login', { agent }), { email: viewer.email, password: PASSWORD });
  if (!first.ok) throw new Error(first.message);
  const cookie = cookieOf(first.value.headers);
  if (first.value.to !== '/login/code') return cookie;
  const step = await openStep(asked(cookie));
  const taken = await takeCode(viewer.accountId, codeAt(APP_SECRET, now()));
  if (!step || !taken.ok) throw new Error('no second page');
  const done = await closeStep(asked(cookie, '/login/code', { agent }), step, taken.value);
  if (!done.ok) throw new Error(done.message);
  return cookieOf(done.value.headers);
}
