import { createHash } from 'node:crypto';
import { and, desc, eq, gt, isNull, lt, ne } from 'drizzle-orm';
import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from 'lucia';
import { account, accountGrant, authority, session } from '#drizzle/schema';
import { isTwoFactors, type SessionMethod } from '~/accounts/domain/proof';
import type { Viewer } from '~/accounts/domain/roles';
import { clock } from './clock.server';
import { cookieName, secureCookies } from './cookies.server';
import { database, db } from './db.server';
import { log } from './log.server';
import { singleton } from './singleton.server';

/** A session ends after two hours without use… */
const IDLE = new TimeSpan(2, 'h');
/** …and after twelve hours whatever happens. */
const ABSOLUTE_MS = 12 * 60 * 60 * 1000;
/** When a session was last used is known to within five minutes: written at every page, it would be most of what is written. */
const SEEN_EVERY_MS = 5 * 60 * 1000;

/*
 * Lucia is asked for and no longer developed: it stays behind this file, so that replacing it touches nothing else.
 * Its drizzle adapter fixes a column type per database (seconds as an integer on SQLite, a timestamp on PostgreSQL)
 * and writes around our single writer, so Lucia's own small Adapter interface is implemented over our schema instead
 * (22 November 2026).
 */
type SessionAttributes = {
  createdAt: Date;
  device: string;
  method: SessionMethod | null;
  provenAt: Date | null;
  seenAt: Date | null;
  providerSession: string | null;
};
declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionAttributes, Record<string, never>>;
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: Record<string, never>;
  }
}

/** What is kept of a session's identifier: whoever reads the database or a backup of it can be nobody by it. */
const kept = (id: string) => createHash('sha256').update(id).digest('hex');

type Row = typeof session.$inferSelect;
const toLucia = (id: string, { id: _kept, accountId, expiresAt, method, ...rest }: Row): DatabaseSession => ({
  id,
  userId: accountId,
  expiresAt,
  // Written by this file alone.
  attributes: { ...rest, method: method as SessionMethod | null },
});

const adapter: Adapter = {
  async getSessionAndUser(id): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    const [row] = await db()
      .select({ session, accountId: account.id })
      .from(session)
      .innerJoin(account, eq(account.id, session.accountId))
      .where(and(eq(session.id, kept(id)), eq(account.active, true)));
    return row ? [toLucia(id, row.session), { id: row.accountId, attributes: {} }] : [null, null];
  },
  async getUserSessions(userId) {
    const rows = await db().select().from(session).where(eq(session.accountId, userId));
    return rows.map((row) => toLucia(row.id, row));
  },
  async setSession(s) {
    await database().write(async (tx) => {
      await tx.insert(session).values({
        ...s.attributes,
        id: kept(s.id),
        accountId: s.userId,
        expiresAt: s.expiresAt,
      });
    });
  },
  async updateSessionExpiration(id, expiresAt) {
    // A page is shown also when nothing can be written: the session then ends when it would have.
    await database()
      .write(async (tx) => {
        await tx
          .update(session)
          .set({ expiresAt })
          .where(eq(session.id, kept(id)));
      })
      .catch((error: unknown) => log().warn({ error: String(error) }, 'a session was not prolonged'));
  },
  async deleteSession(id) {
    await database().write(async (tx) => {
      await tx.delete(session).where(eq(session.id, kept(id)));
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
          name: cookieName('alongside_session'),
          // No lifetime follows the session's (see `cookieFor`); those are kept on the server.
          expires: false,
          attributes: { sameSite: 'lax', secure: secureCookies(), path: '/' },
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
  const [row] = await db()
    .select({ accountId: session.accountId })
    .from(session)
    .where(eq(session.id, kept(id)));
  return row?.accountId ?? null;
}

/** Who is looking, and how and when they showed who they are. */
export type CurrentSession = {
  viewer: Viewer;
  /** Whether their authority is a demonstration, whose people need no second factor. */
  demo: boolean;
  /** Null for sessions begun before this was written down. */
  method: SessionMethod | null;
  twoFactors: boolean;
  createdAt: Date;
  /** When they showed it once more after signing in. */
  provenAt: Date | null;
  /** The sign-on provider's id and its name for its session, where they came by one. */
  providerSession: string | null;
};

/** The session of a request with its person; null when signed out, ended or idle too long. */
export async function currentSession(request: Request): Promise<CurrentSession | null> {
  const id = sessionIdOf(request);
  if (!id) return null;
  const { session: found } = await lucia().validateSession(id);
  if (!found) return null;
  const now = clock.now();
  if (now.getTime() - found.createdAt.getTime() > ABSOLUTE_MS) {
    await lucia().invalidateSession(id);
    return null;
  }
  if (now.getTime() - (found.seenAt ?? found.createdAt).getTime() > SEEN_EVERY_MS) await markSeen(id, now);
  const person = await loadPerson(found.userId);
  if (!person) return null;
  const { method, createdAt, provenAt, providerSession } = found;
  return { ...person, method, twoFactors: isTwoFactors(method), createdAt, provenAt, providerSession };
}

/** A page is shown also when this cannot be written: nobody loses anything by it. */
async function markSeen(id: string, now: Date): Promise<void> {
  try {
    await database().write(async (tx) => {
      await tx
        .update(session)
        .set({ seenAt: now })
        .where(eq(session.id, kept(id)));
    });
  } catch (error) {
    log().warn({ error: String(error) }, 'use of a session not written down');
  }
}

/** Who is looking, from the session cookie; null when signed out, ended or idle too long. */
export async function viewerOf(request: Request): Promise<Viewer | null> {
  return (await currentSession(request))?.viewer ?? null;
}

/** An account as viewer, with the grants in force; null when it is not active. */
export async function loadViewer(accountId: string): Promise<Viewer | null> {
  return (await loadPerson(accountId))?.viewer ?? null;
}

async function loadPerson(accountId: string): Promise<{ viewer: Viewer; demo: boolean } | null> {
  const [found] = await db()
    .select({
      accountId: account.id,
      name: account.name,
      email: account.email,
      authorityId: account.authorityId,
      authorityName: authority.name,
      demo: authority.demo,
    })
    .from(account)
    .innerJoin(authority, eq(authority.id, account.authorityId))
    .where(and(eq(account.id, accountId), eq(account.active, true)));
  if (!found) return null;
  const { demo, ...person } = found;
  const grants = await db()
    .select({ role: accountGrant.role, urn: accountGrant.urn, providerId: accountGrant.providerId })
    .from(accountGrant)
    .where(and(eq(accountGrant.accountId, accountId), isNull(accountGrant.endedAt)));
  return { viewer: { ...person, grants }, demo };
}

/**
 * Starts a session at sign-in. The one the browser carried, if any, ends: a session identifier set before
 * sign-in is never one after it.
 * @param how how they showed who they are; `providerSession` is the sign-on provider's name for its own session
 * @returns headers with the new cookie
 */
export async function startSession(
  request: Request,
  accountId: string,
  how: { method: SessionMethod; providerSession?: string | null } = { method: 'password' },
): Promise<Headers> {
  const old = sessionIdOf(request);
  if (old) await lucia().invalidateSession(old);
  const now = clock.now();
  const made = await lucia().createSession(accountId, {
    createdAt: now,
    device: deviceOf(request),
    method: how.method,
    provenAt: null,
    seenAt: now,
    providerSession: how.providerSession ?? null,
  });
  return new Headers({ 'Set-Cookie': cookieFor(made.id) });
}

/**
 * Goes on under a new identifier once the person has shown again who they are (ASVS 5.0, 7.2.4); the old one is no good
 * any more. When it ends in any case stays as it was.
 * @param method what the session is worth from now on; as before when absent
 * @returns headers with the new cookie; none where there is no session
 */
export async function renewSession(request: Request, method?: SessionMethod): Promise<Headers> {
  const id = sessionIdOf(request);
  if (!id) return new Headers();
  const { session: found } = await lucia().validateSession(id);
  if (!found) return new Headers();
  await lucia().invalidateSession(id);
  const { createdAt, device, providerSession } = found;
  const now = clock.now();
  const made = await lucia().createSession(found.userId, {
    ...{ createdAt, device, providerSession },
    method: method ?? found.method,
    provenAt: now,
    seenAt: now,
  });
  return new Headers({ 'Set-Cookie': cookieFor(made.id) });
}

/** Writes down that the person of a request's session has shown just now who they are; where the answer can carry a cookie, `renewSession`. */
export async function proveSession(request: Request): Promise<void> {
  const id = sessionIdOf(request);
  if (!id) return;
  await database().write(async (tx) => {
    await tx
      .update(session)
      .set({ provenAt: clock.now() })
      .where(eq(session.id, kept(id)));
  });
}

export type SessionFacts = {
  method: SessionMethod | null;
  startedAt: Date;
  provenAt: Date | null;
  providerSession: string | null;
};

/** How and when the person of a request's session showed who they are; null without a session. */
export async function sessionFacts(request: Request): Promise<SessionFacts | null> {
  const id = sessionIdOf(request);
  if (!id) return null;
  const [row] = await db()
    .select()
    .from(session)
    .where(eq(session.id, kept(id)));
  if (!row) return null;
  const { method, provenAt, providerSession } = toLucia(id, row).attributes;
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
    await tx.delete(session).where(and(eq(session.accountId, accountId), ne(session.id, kept(keep))));
  });
}

export type SessionView = {
  /** Names it in forms; it is no identifier that a browser could carry. */
  handle: string;
  device: string;
  method: SessionMethod | null;
  startedAt: Date;
  /** To within five minutes. */
  seenAt: Date;
  current: boolean;
};

/** The sessions an account has now, the newest first. */
export async function sessionsOf(viewer: Viewer, request: Request): Promise<SessionView[]> {
  const current = sessionIdOf(request);
  const rows = await db()
    .select()
    .from(session)
    .where(and(eq(session.accountId, viewer.accountId), gt(session.expiresAt, clock.now())))
    .orderBy(desc(session.createdAt), session.id);
  return rows.map((row) => ({
    handle: row.id,
    device: row.device,
    // Written by this file alone.
    method: row.method as SessionMethod | null,
    startedAt: row.createdAt,
    seenAt: row.seenAt ?? row.createdAt,
    current: current !== null && row.id === kept(current),
  }));
}

/** Ends one session of the viewer's own. @returns whether there was such a one */
export async function endSessionBy(viewer: Viewer, handle: string): Promise<boolean> {
  return database().write(async (tx) => {
    const gone = await tx
      .delete(session)
      .where(and(eq(session.id, handle), eq(session.accountId, viewer.accountId)))
      .returning({ id: session.id });
    return gone.length > 0;
  });
}

/** Removes sessions that ended over a week ago; younger ones are kept to give back answers typed too late. */
export async function removeOldSessions(): Promise<void> {
  const weekAgo = new Date(clock.now().getTime() - 7 * 24 * 60 * 60 * 1000);
  await database().write(async (tx) => {
    await tx.delete(session).where(lt(session.expiresAt, weekAgo));
  });
}

/** "Firefox on Windows": enough for a person to know their own devices. */
export function deviceOf(request: Request): string {
  const agent = request.headers.get('User-Agent') ?? '';
  const browser =
    (/\b(Edg|OPR|Firefox|Chrome|Safari)\b/.exec(agent)?.[1] ?? '')
      .replace('Edg', 'Edge')
      .replace('OPR', 'Opera') || 'A browser';
  const system = /(Windows|Android|iPhone|iPad|Mac OS|Linux)/.exec(agent)?.[1];
  return system ? `${browser} on ${system}` : browser;
}
