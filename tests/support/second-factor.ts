/**
 * Second factors for people of authorities that are no demonstration: their brokers, leads and administrators are let into
 * nothing before they have one. Give each an app with `giveApp`, then sign them in with `signedIn(origin, email, password,
 * secret)` of `visitor.ts`, or in a browser with `signIn(page, origin, email, password, secret)` of `sign-in.ts`.
 */
import { Secret, TOTP } from 'otpauth';
import { totpSecret } from '#drizzle/schema';
import type { Db } from '~/platform/db.server';
import { seal } from '~/platform/seal.server';

/** A secret that is as good as any: the same for everybody in a test. */
export const APP_SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/**
 * Gives an account an authenticator app that is in use. It is sealed with this process's `SESSION_SECRET`: a server that
 * is to read it must have the same (it has, unless the test says otherwise).
 * @param at when it was set up
 * @returns its secret, for `codeOf`
 */
export async function giveApp(tx: Db, accountId: string, at: Date, secret = APP_SECRET): Promise<string> {
  const id = `app-${accountId}`;
  await tx.insert(totpSecret).values({
    id,
    accountId,
    sealed: seal('one-time-password', id, secret),
    name: 'Telephone',
    createdAt: at,
    confirmedAt: at,
    lastStep: null,
    lastUsedAt: null,
    endedAt: null,
  });
  return secret;
}

const given = new Map<string, number>();

/** The code that an app shows at an instant. */
export function codeAt(secret: string, at: Date): string {
  return TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: at.getTime() });
}

/**
 * A code that works now. Each works once: the second one asked for a person within half a minute is that of the next half
 * minute, which is taken as well; the third waits until there is one.
 * @param person tells people with the same secret apart
 */
export async function freshCode(secret: string, person: string): Promise<string> {
  const step = () => Math.floor(Date.now() / 30_000);
  const next = Math.max(step(), (given.get(person) ?? 0) + 1);
  while (next > step() + 1) await new Promise((resolve) => setTimeout(resolve, 250));
  given.set(person, next);
  return codeAt(secret, new Date(next * 30_000));
}
