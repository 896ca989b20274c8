import { createHash } from 'node:crypto';
import { createId } from '@paralleldrive/cuid2';
import { and, eq, inArray, like, lt, or } from 'drizzle-orm';
import { createRemoteJWKSet, customFetch, decodeJwt, type JWTPayload, jwtVerify } from 'jose';
import { account, session, signInStep, signOnIdentity, signOnProvider } from '#drizzle/schema';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { readAnswers } from '~/platform/forms.server';
import { log } from '~/platform/log.server';
import { publicUrl } from '~/platform/public-url.server';
import { singleton } from '~/platform/singleton.server';
import { type CommandContext, systemActor, transact } from '~/platform/transact.server';
import { backChannelProblem, isLogoutType, type LogoutClaims, logoutOf } from '../domain/back-channel';
import { connectTo, fetchFromProvider, PATIENCE_SECONDS, type ProviderRow } from './connection.server';

/** Where every provider tells of sessions that ended there; to be registered there. */
export const signOutAddress = () => publicUrl('/webhooks/sign-out');

/** Longer than any such token is. */
const MOST_CHARACTERS = 16 * 1024;
/** How old a token may be, and by how much clocks may differ. */
const MOST_AGE_SECONDS = 5 * 60;
const TOLERANCE_SECONDS = 60;
/** Signatures with a key that the provider alone has: never with a secret that we have too, and never none. */
const ALGORITHMS = ['RS', 'PS', 'ES'].flatMap((kind) => ['256', '384', '512'].map((n) => kind + n));
const PURPOSE = 'back-channel';

/**
 * Ends sessions here that ended at the provider (OpenID Connect Back-Channel Logout 1.0): it sends a token that says whose,
 * signed with its published key. There is no cookie and nobody signed in.
 * @returns 200, also where no such session was left; 400 with `error` as JSON for anything else (section 2.8)
 */
export async function receiveSignOut(request: Request): Promise<Response> {
  const token = (await readAnswers(request)).get('logout_token');
  const verdict =
    typeof token === 'string' && token.length <= MOST_CHARACTERS
      ? await endByToken(token)
      : no('sign-out.missing', 'There is no logout_token of reasonable length.');
  // Kept by nobody between: a second token is another message.
  const headers = { 'Cache-Control': 'no-store' };
  if (verdict.ok) return new Response(null, { status: 200, headers });
  log().info({ why: verdict.code }, 'back-channel sign-out refused');
  return Response.json(
    { error: 'invalid_request', error_description: verdict.message },
    { status: 400, headers },
  );
}

/**
 * Checks a logout token and ends the sessions it names.
 * @returns how many; a refusal says which check failed, and nothing of who is known here
 */
export async function endByToken(token: string): Promise<Verdict<{ ended: number }>> {
  const providers = await providersOf(token);
  const [one] = providers;
  if (!one) return no('sign-out.unknown', 'The token is not of a provider and client known here.');
  const checked = await verify(one, token);
  if (!checked.ok) return checked;
  const claims = checked.value;
  let ended = 0;
  // One client may serve several authorities of an installation: each is told in its own record.
  for (const [at, provider] of providers.entries()) {
    const done = await transact<{ ended: number }>(systemActor('job', provider.authorityId), async (ctx) => {
      if (at === 0 && !(await isFirst(ctx, provider, claims)))
        return no('sign-out.used', 'The token has been used.');
      return yes({ ended: await endSessions(ctx, provider, claims) });
    });
    if (!done.ok) return done;
    ended += done.value.ended;
  }
  return yes({ ended });
}

/** The providers a token says it is of, before any of it is believed: nothing is asked of an address nobody here entered. */
async function providersOf(token: string): Promise<ProviderRow[]> {
  let said: JWTPayload;
  try {
    said = decodeJwt(token);
  } catch {
    return [];
  }
  const audience = [said.aud ?? []].flat();
  if (typeof said.iss !== 'string' || audience.length === 0 || audience.length > 20) return [];
  const bare = said.iss.replace(/\/$/, '');
  return db()
    .select()
    .from(signOnProvider)
    .where(
      and(inArray(signOnProvider.issuer, [bare, `${bare}/`]), inArray(signOnProvider.clientId, audience)),
    )
    .orderBy(signOnProvider.id);
}

const keySets = () =>
  singleton('sign-out-keys', () => new Map<string, ReturnType<typeof createRemoteJWKSet>>());

/** The published keys of a provider: kept, and asked for anew when a token names one that is not among them. */
function keysOf(provider: ProviderRow, address: string) {
  const key = `${provider.issuer} ${address}`;
  const held = keySets().get(key);
  if (held) return held;
  const made = createRemoteJWKSet(new URL(address), {
    timeoutDuration: PATIENCE_SECONDS * 1000,
    [customFetch]: (url, { headers, method, signal }) =>
      fetchFromProvider(provider, url, {
        headers: Object.fromEntries(headers),
        method,
        signal,
        redirect: 'manual',
        body: undefined,
      }),
  });
  keySets().set(key, made);
  return made;
}

async function verify(provider: ProviderRow, token: string): Promise<Verdict<LogoutClaims>> {
  const connection = await connectTo(provider);
  if (!connection.ok) return no('sign-out.away', 'What the provider publishes cannot be read just now.');
  const { issuer, jwks_uri } = connection.value.serverMetadata();
  if (!jwks_uri) return no('sign-out.away', 'The provider publishes no keys.');
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keysOf(provider, jwks_uri), {
      issuer,
      audience: provider.clientId,
      algorithms: ALGORITHMS,
      requiredClaims: ['iat', 'jti', 'events'],
      maxTokenAge: MOST_AGE_SECONDS,
      clockTolerance: TOLERANCE_SECONDS,
      currentDate: clock.now(),
    });
    if (!isLogoutType(protectedHeader.typ)) return no('sign-out.type', 'The token is of another kind.');
    const problem = backChannelProblem(payload);
    return problem ? no('sign-out.claims', problem) : yes(logoutOf(payload));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return no('sign-out.token', `The token was not accepted (${code}).`);
  }
}

/** Writes a token down as used. @returns false where it was before; kept for as long as it could pass for young */
async function isFirst(ctx: CommandContext, provider: ProviderRow, { jti }: LogoutClaims): Promise<boolean> {
  await ctx.tx
    .delete(signInStep)
    .where(and(eq(signInStep.purpose, PURPOSE), lt(signInStep.expiresAt, ctx.now)));
  const written = await ctx.tx
    .insert(signInStep)
    .values({
      id: createId(),
      tokenHash: createHash('sha256').update(`${PURPOSE} ${provider.issuer} ${jti}`).digest('hex'),
      accountId: null,
      purpose: PURPOSE,
      challenge: null,
      details: {},
      createdAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + 2 * (MOST_AGE_SECONDS + TOLERANCE_SECONDS) * 1000),
      usedAt: ctx.now,
    })
    .onConflictDoNothing()
    .returning({ id: signInStep.id });
  return written.length > 0;
}

/**
 * Ends the sessions begun by way of the provider: with `sid` that one (and, of the person named, those whose name there was
 * not told at the time), with `sub` alone all of that person.
 */
async function endSessions(
  ctx: CommandContext,
  provider: ProviderRow,
  { sid, sub, issuer }: LogoutClaims,
): Promise<number> {
  const people = sub === null ? null : await accountsOf(ctx, provider, issuer, sub);
  if (people?.length === 0) return 0;
  const [unnamed, named] = [provider.id, `${provider.id} ${sid ?? ''}`];
  const which =
    sid === null
      ? or(eq(session.providerSession, unnamed), like(session.providerSession, `${provider.id} %`))
      : people === null
        ? eq(session.providerSession, named)
        : inArray(session.providerSession, [unnamed, named]);
  const gone = await ctx.tx
    .delete(session)
    .where(and(which, people ? inArray(session.accountId, people) : undefined))
    .returning({ accountId: session.accountId });
  for (const id of new Set(gone.map(({ accountId }) => accountId)))
    ctx.emit({
      type: 'account.signed-out-by-provider',
      subject: { type: 'account', id },
      details: { provider: provider.name, sessions: gone.filter((one) => one.accountId === id).length },
    });
  return gone.length;
}

/** Whose account somebody is at a provider, or was: an identity that has been parted from may have a session yet. */
async function accountsOf(ctx: CommandContext, provider: ProviderRow, issuer: string, subject: string) {
  const rows = await ctx.tx
    .select({ id: account.id })
    .from(signOnIdentity)
    .innerJoin(account, eq(account.id, signOnIdentity.accountId))
    .where(
      and(
        eq(signOnIdentity.providerId, provider.id),
        eq(signOnIdentity.issuer, issuer),
        eq(signOnIdentity.subject, subject),
      ),
    );
  return [...new Set(rows.map(({ id }) => id))];
}
