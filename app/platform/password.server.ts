import { hash, verify } from '@node-rs/argon2';
import { eq } from 'drizzle-orm';
import { account } from '#drizzle/schema';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { db } from './db.server';
import { countTry, forgetTries } from './rate-limit.server';
import { singleton } from './singleton.server';

/** Argon2id at OWASP's recommendation: 19 MiB, two passes, one lane (Argon2id is the library's default algorithm). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes a password with Argon2id. Slow on purpose: never inside a transaction. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** Whether a password is the one hashed; takes as long when there is no hash, so that nothing is given away. */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  const decoy = singleton('decoy-hash', () => hashPassword('a password nobody has'));
  const matches = await verify(passwordHash ?? (await decoy), password);
  return passwordHash !== null && matches;
}

/**
 * Checks the password of a signed-in person before something that counts: signing, approving.
 * Throttled per account. Call it outside the transaction.
 * @returns a refusal for the field `password` when it is not right
 */
export async function verifyPassword(accountId: string, password: string): Promise<Verdict> {
  const tooMany = await countTry('password-account', accountId);
  if (tooMany) return { ...tooMany, field: 'password' };
  const [row] = await db()
    .select({ hash: account.passwordHash })
    .from(account)
    .where(eq(account.id, accountId));
  if (!(await passwordMatches(row?.hash ?? null, password))) {
    return no('password.wrong', 'The password is not right. Type the one you sign in with.', {
      field: 'password',
    });
  }
  await forgetTries('password-account', accountId);
  return yes();
}
