import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { and, eq, isNull } from 'drizzle-orm';
import { passkey } from '#drizzle/schema';
import { no, type Refusal, type Verdict, yes } from '~/kernel/verdict';
import { db } from '~/platform/db.server';
import { log } from '~/platform/log.server';
import { addressOf, countTry } from '~/platform/rate-limit.server';
import { loadViewer } from '~/platform/session.server';
import { transact } from '~/platform/transact.server';
import type { Viewer } from '../../domain/roles';
import { onlyThisSession, sayAdded } from '../factor-commands.server';
import { giveChallenge, siteOf, takeChallenge } from './challenge.server';

/** What the page's script is given: the browser's own options as JSON, and the challenge sealed to come back. */
export type PasskeyTask = { options: string; challenge: string };

/** The same words whatever was wrong: an unknown key, a wrong signature, a count that went back, an old page. */
const REFUSED = no(
  'passkey.refused',
  'This passkey was not accepted. Open the page again and try once more, or sign in another way.',
);

/** What the browser needs to make a passkey for the viewer. One that is on the device already is not made twice. */
export async function newPasskeyTask(viewer: Viewer, request: Request): Promise<PasskeyTask> {
  const held = await keysOf(viewer.accountId);
  const options = await generateRegistrationOptions({
    rpName: 'Alongside',
    rpID: siteOf(request).rpId,
    userID: new TextEncoder().encode(viewer.accountId),
    userName: viewer.email,
    userDisplayName: viewer.name,
    attestationType: 'none',
    excludeCredentials: held.map(asDescriptor),
    // The finger, face or PIN makes it two factors; kept on the device, it signs in without an address.
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
  });
  return {
    options: JSON.stringify(options),
    challenge: giveChallenge('passkey-new', viewer.accountId, options.challenge),
  };
}

/** What the browser needs to use a passkey. @param accountId whose; null where nobody has said yet who they are */
export async function passkeyTaskFor(request: Request, accountId: string | null): Promise<PasskeyTask> {
  const held = accountId === null ? [] : await keysOf(accountId);
  const options = await generateAuthenticationOptions({
    rpID: siteOf(request).rpId,
    allowCredentials: held.map(asDescriptor),
    userVerification: 'required',
  });
  const purpose = accountId === null ? 'passkey-sign-in' : 'passkey-proof';
  return {
    options: JSON.stringify(options),
    challenge: giveChallenge(purpose, accountId, options.challenge),
  };
}

/** Adds a passkey that the viewer's browser has made. @returns headers with the session's new cookie */
export async function addPasskey(
  viewer: Viewer,
  request: Request,
  input: { name: string; answer: string; challenge: string },
): Promise<Verdict<Headers>> {
  const challenge = await takeChallenge('passkey-new', viewer.accountId, input.challenge);
  const response = parsed<RegistrationResponseJSON>(input.answer);
  if (challenge === null || response === null) return REFUSED;
  const { rpId, origin } = siteOf(request);
  const made = await verifyRegistrationResponse({
    ...{ response, expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: rpId },
    requireUserVerification: true,
  }).catch((error: unknown) => refusedBecause(error));
  if (made === null || !made.verified) return REFUSED;
  const { credential, credentialBackedUp } = made.registrationInfo;
  const done = await transact(viewer, async (ctx) => {
    const [taken] = await ctx.tx.select().from(passkey).where(eq(passkey.credentialId, credential.id));
    if (taken) return REFUSED;
    await ctx.tx.insert(passkey).values({
      id: ctx.newId(),
      accountId: viewer.accountId,
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey).toString('base64url'),
      counter: credential.counter,
      transports: credential.transports ?? [],
      backedUp: credentialBackedUp,
      name: input.name,
      createdAt: ctx.now,
      lastUsedAt: null,
      endedAt: null,
    });
    await sayAdded(ctx, viewer, 'passkey', input.name);
    return yes();
  });
  return done.ok ? yes(await onlyThisSession(viewer, request, 'passkey')) : done;
}

/**
 * Checks what a browser did with a passkey. Throttled by network address.
 * @param accountId whose it must be; null where the passkey itself says who signs in
 * @returns whose it is
 */
export async function takePasskey(
  request: Request,
  accountId: string | null,
  input: { answer: string; challenge: string },
): Promise<Verdict<{ accountId: string }>> {
  const tooMany = await countTry('sign-in-address', addressOf(request));
  if (tooMany) return tooMany;
  const purpose = accountId === null ? 'passkey-sign-in' : 'passkey-proof';
  const challenge = await takeChallenge(purpose, accountId, input.challenge);
  const response = parsed<AuthenticationResponseJSON>(input.answer);
  if (challenge === null || response === null || typeof response.id !== 'string') return REFUSED;
  const [key] = await db()
    .select()
    .from(passkey)
    .where(and(eq(passkey.credentialId, response.id), isNull(passkey.endedAt)));
  if (!key || (accountId !== null && key.accountId !== accountId)) return REFUSED;
  const { rpId, origin } = siteOf(request);
  const used = await verifyAuthenticationResponse({
    ...{ response, expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: rpId },
    credential: {
      id: key.credentialId,
      publicKey: new Uint8Array(Buffer.from(key.publicKey, 'base64url')),
      counter: key.counter,
    },
    requireUserVerification: true,
  }).catch((error: unknown) => refusedBecause(error));
  const viewer = used?.verified ? await loadViewer(key.accountId) : null;
  if (!used?.verified || !viewer) return REFUSED;
  const { newCounter, credentialBackedUp } = used.authenticationInfo;
  return transact(viewer, async ({ tx, now }) => {
    // A count that another use has moved on meanwhile, or one taken away: too late.
    const moved = await tx
      .update(passkey)
      .set({ counter: newCounter, backedUp: credentialBackedUp, lastUsedAt: now })
      .where(and(eq(passkey.id, key.id), eq(passkey.counter, key.counter), isNull(passkey.endedAt)))
      .returning({ id: passkey.id });
    return moved.length > 0 ? yes({ accountId: key.accountId }) : REFUSED;
  });
}

/** Gives one of the viewer's own passkeys another name. */
export async function renamePasskey(viewer: Viewer, id: string, name: string): Promise<Verdict> {
  return transact(viewer, async ({ tx, emit }) => {
    const named = await tx
      .update(passkey)
      .set({ name })
      .where(and(eq(passkey.id, id), eq(passkey.accountId, viewer.accountId), isNull(passkey.endedAt)))
      .returning({ id: passkey.id });
    if (named.length === 0) return GONE;
    emit({ type: 'account.passkey-renamed', subject: { type: 'account', id: viewer.accountId } });
    return yes();
  });
}

const GONE: Refusal = no('factor.gone', 'This was taken away already.');

async function keysOf(accountId: string) {
  return db()
    .select({ id: passkey.credentialId, transports: passkey.transports })
    .from(passkey)
    .where(and(eq(passkey.accountId, accountId), isNull(passkey.endedAt)));
}

const asDescriptor = ({ id, transports }: { id: string; transports: string[] }) => ({
  id,
  // Words that the browser itself gave; it passes over those it does not know.
  transports: transports as AuthenticatorTransport[],
});

/** JSON that the library checks whole; anything that is no object is refused before. */
function parsed<T extends object>(text: string): T | null {
  try {
    const value: unknown = JSON.parse(text);
    // The library checks each member before it uses it, and throws.
    return typeof value === 'object' && value !== null ? (value as T) : null;
  } catch {
    return null;
  }
}

function refusedBecause(error: unknown): null {
  log().info({ why: error instanceof Error ? error.message : 'unknown' }, 'passkey refused');
  return null;
}
