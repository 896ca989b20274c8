import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { account } from '#drizzle/schema';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { db } from '~/platform/db.server';
import { log } from '~/platform/log.server';
import { passwordMatches } from '~/platform/password.server';
import { addressOf, countTry, forgetTries } from '~/platform/rate-limit.server';
import { endSession, viewerOf } from '~/platform/session.server';
import { transact } from '~/platform/transact.server';
import { continueSignIn, type SignedIn } from './sign-in/begin.server';
import { SIGN_IN_REFUSED } from './wording';

/** What stands for an e-mail address in counters and logs. */
const keyOf = (email: string) => createHash('sha256').update(email).digest('hex').slice(0, 32);

/**
 * Signs a person in, or leads them to the page that asks for their second factor. Tries are counted per account and per
 * address, and the answer for an unknown address, a wrong password and a closed account is the same, in words and in time.
 * @param input.next where they wanted to go
 * @returns where to send the browser, with its cookies
 */
export async function signIn(
  request: Request,
  input: { email: string; password: string; next?: string | undefined },
): Promise<Verdict<SignedIn>> {
  const key = keyOf(input.email);
  const tooMany =
    (await countTry('sign-in-address', addressOf(request))) ?? (await countTry('sign-in-account', key));
  if (tooMany) return tooMany;
  const [found] = await db().select().from(account).where(eq(account.email, input.email));
  const matches = await passwordMatches(found?.passwordHash ?? null, input.password);
  if (!found || !matches || !found.active) {
    log().info({ account: key }, 'sign-in refused');
    return no('sign-in.refused', SIGN_IN_REFUSED);
  }
  await forgetTries('sign-in-account', key);
  return continueSignIn(request, found.id, {
    method: 'password',
    ...(input.next ? { next: input.next } : {}),
  });
}

/** Signs the person of a request out. @returns headers that take the cookie away */
export async function signOut(request: Request): Promise<Headers> {
  const viewer = await viewerOf(request);
  if (viewer) {
    await transact(viewer, async ({ emit }) => {
      emit({ type: 'account.signed-out', subject: { type: 'account', id: viewer.accountId } });
      return yes();
    });
  }
  return endSession(request);
}
