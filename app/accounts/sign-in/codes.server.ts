import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { recoveryCode, totpSecret } from '#drizzle/schema';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { db } from '~/platform/db.server';
import { enqueue } from '~/platform/outbox.server';
import { passwordMatches } from '~/platform/password.server';
import { countTry, forgetTries } from '~/platform/rate-limit.server';
import { unseal } from '~/platform/seal.server';
import { loadViewer } from '~/platform/session.server';
import { transact } from '~/platform/transact.server';
import { isFreshStep, readCode, recoveryText } from '../domain/second-factor';
import { recoveryUsedLetter } from './letters.server';
import { stepOfCode } from './one-time-password.server';

const WRONG = no(
  'code.wrong',
  'This code is not right, or it has been used already. Wait for the next one in your app, and type that',
  { field: 'code' },
);

/**
 * Checks what somebody types as their second factor: a code of an app of theirs, or a recovery code, which is used up.
 * Throttled by account; the same words for a wrong code, an old one and one used before. Call it outside a transaction.
 * @returns which of the two it was
 */
export async function takeCode(accountId: string, typed: string): Promise<Verdict<'code' | 'recovery'>> {
  const key = `code:${accountId}`;
  const tooMany = await countTry('sign-in-account', key);
  if (tooMany) return { ...tooMany, field: 'code' };
  const read = readCode(typed);
  if (read === null)
    return no('code.form', 'Enter the six digits from your app, or a recovery code', { field: 'code' });
  const taken =
    read.kind === 'app'
      ? await takeAppCode(accountId, read.digits)
      : await takeRecovery(accountId, read.text);
  if (taken.ok) await forgetTries('sign-in-account', key);
  return taken.ok ? yes(read.kind === 'app' ? 'code' : 'recovery') : taken;
}

/** Takes a code of one of the account's apps; what is at or before the last step taken works no more (RFC 6238, 5.2). */
async function takeAppCode(accountId: string, digits: string): Promise<Verdict> {
  const viewer = await loadViewer(accountId);
  if (!viewer) return WRONG;
  return transact(viewer, async ({ tx, now }) => {
    const apps = await tx
      .select()
      .from(totpSecret)
      .where(
        and(
          eq(totpSecret.accountId, accountId),
          isNotNull(totpSecret.confirmedAt),
          isNull(totpSecret.endedAt),
        ),
      );
    for (const app of apps) {
      const secret = unseal('one-time-password', app.id, app.sealed);
      const step = secret === null ? null : stepOfCode(secret, digits, now);
      if (step === null || !isFreshStep(step, app.lastStep)) continue;
      await tx.update(totpSecret).set({ lastStep: step, lastUsedAt: now }).where(eq(totpSecret.id, app.id));
      return yes();
    }
    return WRONG;
  });
}

async function takeRecovery(accountId: string, text: string): Promise<Verdict> {
  const open = and(
    eq(recoveryCode.accountId, accountId),
    isNull(recoveryCode.usedAt),
    isNull(recoveryCode.endedAt),
  );
  const codes = await db().select().from(recoveryCode).where(open);
  // Hashing is slow: outside the transaction, and at once for all of them.
  const hashes = codes.length > 0 ? codes.map((code) => code.codeHash) : [null];
  const matches = await Promise.all(hashes.map((hash) => passwordMatches(hash, recoveryText(text))));
  const found = codes[matches.indexOf(true)];
  const viewer = found ? await loadViewer(accountId) : null;
  if (!found || !viewer) return WRONG;
  return transact(viewer, async (ctx) => {
    const used = await ctx.tx
      .update(recoveryCode)
      .set({ usedAt: ctx.now })
      .where(and(eq(recoveryCode.id, found.id), open))
      .returning({ id: recoveryCode.id });
    // Of two at once, one is too late.
    if (used.length === 0) return WRONG;
    const left = codes.length - 1;
    ctx.emit({
      type: 'account.recovery-code-used',
      subject: { type: 'account', id: accountId },
      details: { left },
    });
    await enqueue(ctx, { ...recoveryUsedLetter(left), ...toThem(viewer) });
    return yes();
  });
}

/** Whom a letter about an account goes to. */
export const toThem = (person: { accountId: string; email: string; authorityId: string }) => ({
  to: person.email,
  accountId: person.accountId,
  authorityId: person.authorityId,
});
