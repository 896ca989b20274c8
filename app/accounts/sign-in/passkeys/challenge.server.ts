import { createHash } from 'node:crypto';
import { createId } from '@paralleldrive/cuid2';
import { lt } from 'drizzle-orm';
import { signInStep } from '#drizzle/schema';
import { clock } from '~/platform/clock.server';
import { database } from '~/platform/db.server';
import { env } from '~/platform/env.server';
import { seal, unseal } from '~/platform/seal.server';

/** How long a page with a challenge may stand open before its passkey is used. */
const OPEN_MS = 10 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

export type ChallengePurpose = 'passkey-sign-in' | 'passkey-new' | 'passkey-proof';

const boundTo = (purpose: ChallengePurpose, accountId: string | null) => `${purpose}:${accountId ?? ''}`;

/**
 * A challenge that goes to the page and comes back, sealed for one purpose and person: showing a page writes nothing.
 * @param challenge as the library made it, base64url
 */
export function giveChallenge(
  purpose: ChallengePurpose,
  accountId: string | null,
  challenge: string,
): string {
  const until = clock.now().getTime() + OPEN_MS;
  return seal('sign-in-step', boundTo(purpose, accountId), `${until} ${challenge}`);
}

/**
 * Reads a challenge that came back and uses it up: it works once, and for ten minutes.
 * @returns null when it is not one of ours, was for something or somebody else, is too old, or was used before
 */
export async function takeChallenge(
  purpose: ChallengePurpose,
  accountId: string | null,
  sealed: string,
): Promise<string | null> {
  const [until = '', challenge] = (unseal('sign-in-step', boundTo(purpose, accountId), sealed) ?? '').split(
    ' ',
  );
  const now = clock.now();
  if (!challenge || Number(until) < now.getTime()) return null;
  const used = await database().write(async (tx) => {
    await tx.delete(signInStep).where(lt(signInStep.expiresAt, new Date(now.getTime() - DAY_MS)));
    return tx
      .insert(signInStep)
      .values({
        id: createId(),
        tokenHash: createHash('sha256').update(challenge).digest('hex'),
        accountId,
        purpose,
        challenge: null,
        details: {},
        createdAt: now,
        expiresAt: new Date(Number(until)),
        usedAt: now,
      })
      .onConflictDoNothing()
      .returning({ id: signInStep.id });
  });
  return used.length > 0 ? challenge : null;
}

/** For which site passkeys are: the public address where one is set, else where the request went. */
export function siteOf(request: Request): { rpId: string; origin: string } {
  const configured = env().APP_URL;
  if (configured) {
    const { hostname, origin } = new URL(configured);
    return { rpId: hostname, origin };
  }
  const asked = new URL(request.url);
  const host = request.headers.get('Host') ?? asked.host;
  return { rpId: host.replace(/:\d+$/, ''), origin: `${asked.protocol}//${host}` };
}
