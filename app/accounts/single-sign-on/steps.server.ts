import { createHash, randomBytes } from 'node:crypto';
import { createId } from '@paralleldrive/cuid2';
import { and, eq, isNull, lt } from 'drizzle-orm';
import { signInStep } from '#drizzle/schema';
import { clock } from '~/platform/clock.server';
import { cookieName, secureCookies } from '~/platform/cookies.server';
import { database } from '~/platform/db.server';
import { seal, unseal } from '~/platform/seal.server';

/** Long enough to type a password and a code at the provider, short enough that a window left open is of no use. */
const LIFETIME_MS = 15 * 60 * 1000;
const COOKIE = 'alongside_sign_on';

/** What a visit to a provider is for: signing in, joining an identity to one's account, showing again who one is, trying it out. */
export type SignOnPurpose = 'sign-in' | 'join' | 'confirm' | 'trial';

export type SignOnStep = {
  providerId: string;
  purpose: SignOnPurpose;
  /** Where to go afterwards: one of our own paths. */
  next: string;
  /** PKCE's secret (RFC 7636). */
  verifier: string;
};

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const random = () => randomBytes(32).toString('base64url');

/** The browser's half of its steps, from its cookie: the same for several windows. */
function browserOf(request: Request): string | null {
  const found = new RegExp(`(?:^|; *)${cookieName(COOKIE)}=([A-Za-z0-9_-]{43})(?:;|$)`).exec(
    request.headers.get('Cookie') ?? '',
  );
  return found?.[1] ?? null;
}

/**
 * Writes down that a browser is on its way to a provider.
 * @param accountId whose it is, where somebody is signed in: only they can come back from it
 * @returns `state` and `nonce` for the provider, and the cookie without which nobody comes back with them
 */
export async function beginStep(
  request: Request,
  accountId: string | null,
  step: SignOnStep,
): Promise<{ state: string; nonce: string; cookie: string }> {
  const [id, state, nonce, browser] = [createId(), random(), random(), browserOf(request) ?? random()];
  const now = clock.now();
  await database().write(async (tx) => {
    // Those that have run out are of no use to anybody: nothing is learnt from their having been there.
    await tx
      .delete(signInStep)
      .where(and(eq(signInStep.purpose, 'single-sign-on'), lt(signInStep.expiresAt, now)));
    await tx.insert(signInStep).values({
      id,
      tokenHash: hashOf(state),
      accountId,
      purpose: 'single-sign-on',
      challenge: nonce,
      details: { sealed: seal('sign-in-step', id, JSON.stringify({ ...step, browser: hashOf(browser) })) },
      createdAt: now,
      expiresAt: new Date(now.getTime() + LIFETIME_MS),
      usedAt: null,
    });
  });
  return { state, nonce, cookie: cookieWith(browser) };
}

/** Lax: it is sent when the provider sends the person back, and with nothing that another site posts. */
function cookieWith(browser: string): string {
  const secure = secureCookies() ? '; Secure' : '';
  return `${cookieName(COOKIE)}=${browser}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${LIFETIME_MS / 1000}${secure}`;
}

export type TakenStep = SignOnStep & { nonce: string; accountId: string | null };

/**
 * The step that somebody comes back from; it is used up, so that the same answer of a provider works once.
 * @returns null for one that there is not, has run out, was used, or was begun in another browser
 */
export async function takeStep(request: Request, state: string): Promise<TakenStep | null> {
  const browser = browserOf(request);
  if (!browser || state.length > 200) return null;
  const now = clock.now();
  const row = await database().write(async (tx) => {
    const [taken] = await tx
      .update(signInStep)
      .set({ usedAt: now })
      .where(
        and(
          eq(signInStep.tokenHash, hashOf(state)),
          eq(signInStep.purpose, 'single-sign-on'),
          isNull(signInStep.usedAt),
        ),
      )
      .returning();
    return taken;
  });
  const text = row ? unseal('sign-in-step', row.id, row.details.sealed ?? '') : null;
  if (!row || !text || row.expiresAt <= now) return null;
  const { browser: begunIn, ...step } = JSON.parse(text) as SignOnStep & { browser: string }; // sealed by `beginStep` alone
  return begunIn === hashOf(browser)
    ? { ...step, nonce: row.challenge ?? '', accountId: row.accountId }
    : null;
}
