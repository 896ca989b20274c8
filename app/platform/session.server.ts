import { and, eq, isNull, lt, ne } from 'drizzle-orm';
import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from 'lucia';
import { account, accountGrant, authority, session } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { clock } from './clock.server';
import { database, db } from './db.server';
import { env } from './env.server';
import { singleton } from './singleton.server';

/** A session ends after two hours without use… */
const IDLE = new TimeSpan(2, 'h');
/** …and after twelve hours whatever happens. */
const ABSOLUTE_MS = 12 * 60 * 60 * 1000;

/*
 * Lucia is asked for and no longer developed: it stays behind this file, so that replacing it touches nothing else.
 * Its drizzle adapter fixes a column type per database (seconds as an integer on SQLite, a timestamp on PostgreSQL)
 * and writes around our single writer, so Lucia's own small Adapter interface is implemented over our schema instead
 * (22 November 2026).
 */
type SessionAttributes = { createdAt: Date; device: string } & HowProven;

/** How somebody showed who they are when they signed in. */
export type SignInMethod = 'password' | 'password+code' | 'password+recovery' | 'passkey' | 'single-sign-on';
type HowProven = { method: SignInMethod | null; provenAt: Date | null; providerSession: string | null };
declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionAttributes, Record<string, never>>;
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: Record<string, never>;
  }
}

type Row = typeof session.$inferSelect;
const toLucia = (row: Row): DatabaseSession => ({
  id: row.id,
  userId: row.accountId,
  expiresAt: row.expiresAt,
  attributes: {
    createdAt: row.createdAt,
    device: row.device,
    method: row.method as SignInMethod | null, // written by `startSession` alone
    provenAt: row.provenAt,
    providerSession: row.providerSession,
  },
});

const adapter: Adapter = {
  async getSessionAndUser(id): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    const [row] = await db()
      .select({ session, accountId: account.id })
      .from(session)
      .innerJoin(account, eq(account.id, session.accountId))
      .where(and(eq(session.id, id), eq(account.active, true)));
    return row ? [toLucia(row.session), { id: row.accountId, attributes: {} }] : [null, null];
  },
  async getUserSessions(userId) {
    return (await db().select().from(session).where(eq(session.accountId, userId))).map(toLucia);
  },
  async setSession(s) {
    await database().write(async (tx) => {
      await tx.insert(session).values({
        id: s.id,
        accountId: s.userId,
        expiresAt: s.expiresAt,
        createdAt: s.attributes.createdAt,
        device: s.attributes.device,
        method: s.attributes.method,
        provenAt: s.attributes.provenAt,
        seenAt: s.attributes.createdAt,
        providerSession: s.attributes.providerSession,
      });
    });
  },
  async updateSessionExpiration(id, expiresAt) {
    await database().write(async (tx) => {
      await tx.update(session).set({ expiresAt }).where(eq(session.id, id));
    });
  },
  async deleteSession(id) {
    await database().write(async (tx) => {
      await tx.delete(session).where(eq(session.id, id));
    });
  },
  async deleteUserSessions(userId) {
    await database().write(async (tx) => {
      await tx.delete(session).where(eq(session.accountId, userId));
    });
  },
  async deleteExpiredSessions() {
    await database().write(async (tx) => {
      await tx.delete(session).where(lt(session.expiresAt, clock.now()));
    });
  },
};

const lucia = () =>
  singleton(
    'lucia',
    () =>
      new Lucia<SessionAttributes, Record<string, never>>(adapter, {
        sessionExpiresIn: IDLE,
        sessionCookie: {
          name: 'alongside_session',
          // No lifetime follows the session's (see `cookieFor`); those are kept on the server.
          expires: false,
          attributes: { sameSite: 'lax', secure: env().APP_URL?.startsWith('https:') ?? false, path: '/' },
        },
        getSessionAttributes: (attributes) => attributes,
      }),
  );

/** The cookie of a session: it goes when the browser is closed, which on a shared machine may be all the signing out there is. */
function cookieFor(id: string): string {
  const cookie = lucia().createSessionCookie(id);
  // Lucia would keep it for 400 days.
  cookie.attributes.maxAge = undefined;
  return cookie.serialize();
}

function sessionIdOf(request: Request): string | null {
  return lucia().readSessionCookie(request.headers.get('Cookie') ?? '');
}

/** The account a request's session belongs (or belonged, if it has ended) to; null when there is none. */
export async function accountOfSession(request: Request): Promise<string | null> {
  const id = sessionIdOf(request);
  if (!id) return null;
  const [row] = await db().select({ accountId: session.accountId }).from(session).where(eq(session.id, id));
  return row?.accountId ?? null;
}

/** Who is looking, from the session cookie; null when signed out, ended or idle too long. */
export async function viewerOf(request: Request): Promise<Viewer | null> {
  const id = sessionIdOf(request);
  if (!id) return null;
  const { session: found } = await lucia().validateSession(id);
  if (!found) return null;
  if (clock.now().getTime() - found.createdAt.getTime() > ABSOLUTE_MS) {
    await lucia().invalidateSession(id);
    return null;
  }
  return loadViewer(found.userId);
}

/** An account as viewer, with the grants in force; null when it is not active. */
export async function loadViewer(accountId: string): Promise<Viewer | null> {
  const [person] = await db()
    .select({
      accountId: account.id,
      name: account.name,
      email: account.email,
      authorityId: account.authorityId,
      authorityName: authority.name,
    })
    .from(account)
    .innerJoin(authority, eq(authority.id, account.authorityId))
    .where(and(eq(account.id, accountId), eq(account.active, true)));
  if (!person) return null;
  const grants = await db()
    .select({ role: accountGrant.role, urn: accountGrant.urn, providerId: accountGrant.providerId })
    .from(accountGrant)
    .where(and(eq(accountGrant.accountId, accountId), isNull(accountGrant.endedAt)));
  return { ...person, grants };
}

/**
 * Starts a session at sign-in. The one the browser carried, if any, ends: a session identifier set before
 * sign-in is never one after it.
 * @param how.providerSession the sign-on provider's name for its own session
 * @returns headers with the new cookie
 */
export async function startSession(
  request: Request,
  accountId: string,
  how: { method: SignInMethod; providerSession?: string | null } = { method: 'password' },
): Promise<Headers> {
  const old = sessionIdOf(request);
  if (old) await lucia().invalidateSession(old);
  const device = describeDevice(request.headers.get('User-Agent') ?? '');
  const now = clock.now();
  const made = await lucia().createSession(accountId, {
    createdAt: now,
    device,
    method: how.method,
    provenAt: now,
    providerSession: how.providerSession ?? null,
  });
  return new Headers({ 'Set-Cookie': cookieFor(made.id) });
}

/** Writes down that the person of a request's session has shown just now who they are. */
export async function proveSession(request: Request): Promise<void> {
  const id = sessionIdOf(request);
  if (!id) return;
  await database().write(async (tx) => {
    await tx.update(session).set({ provenAt: clock.now() }).where(eq(session.id, id));
  });
}

export type SessionFacts = {
  method: SignInMethod | null;
  startedAt: Date;
  provenAt: Date | null;
  providerSession: string | null;
};

/** How and when the person of a request's session showed who they are; null without a session. */
export async function sessionFacts(request: Request): Promise<SessionFacts | null> {
  const id = sessionIdOf(request);
  if (!id) return null;
  const [row] = await db().select().from(session).where(eq(session.id, id));
  if (!row) return null;
  const { method, provenAt, providerSession } = toLucia(row).attributes;
  return { method, provenAt, providerSession, startedAt: row.createdAt };
}

/** Ends the request's session. @returns headers that take the cookie away */
export async function endSession(request: Request): Promise<Headers> {
  const id = sessionIdOf(request);
  if (id) await lucia().invalidateSession(id);
  return new Headers({ 'Set-Cookie': lucia().createBlankSessionCookie().serialize() });
}

/** Ends every session of an account: "sign out everywhere", a changed password, a closed account. */
export async function endAllSessions(accountId: string, except?: Request): Promise<void> {
  const keep = except ? sessionIdOf(except) : null;
  if (!keep) return lucia().invalidateUserSessions(accountId);
  await database().write(async (tx) => {
    await tx.delete(session).where(and(eq(session.accountId, accountId), ne(session.id, keep)));
  });
}

export type SessionView = { device: string; startedAt: Date; current: boolean };

/** The sessions an account has now, the newest first. */
export async function sessionsOf(viewer: Viewer, request: Request): Promise<SessionView[]> {
  const current = sessionIdOf(request);
  const rows = await db().select().from(session).where(eq(session.accountId, viewer.accountId));
  return rows
    .filter((row) => row.expiresAt > clock.now())
    .map((row) => ({ device: row.device, startedAt: row.createdAt, current: row.id === current }))
    .sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime());
}

/** Removes sessions that ended over a week ago; younger ones are kept to give back answers typed too late. */
export async function removeOldSessions(): Promise<void> {
  const weekAgo = new Date(clock.now().getTime() - 7 * 24 * 60 * 60 * 1000);
  await database().write(async (tx) => {
    await tx.delete(session).where(lt(session.expiresAt, weekAgo));
  });
}

/** "Firefox on Windows": enough for a person to know their own devices. */
function describeDevice(agent: string): string {
  const browser =
    (/\b(Edg|OPR|Firefox|Chrome|Safari)\b/.exec(agent)?.[1] ?? '')
      .replace('Edg', 'Edge')
      .replace('OPR', 'Opera') || 'A browser';
  const system = /(Windows|Android|iPhone|iPad|Mac OS|Linux)/.exec(agent)?.[1];
  return system ? `${browser} on ${system}` : browser;
}
