import { createHash, randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { account, accountToken, addressChange } from '#drizzle/schema';
import { calendarDate } from '~/kernel/clock';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { enqueue } from '~/platform/outbox.server';
import { hashPassword } from '~/platform/password.server';
import { publicUrl } from '~/platform/public-url.server';
import { addressOf, countTry } from '~/platform/rate-limit.server';
import { endAllSessions } from '~/platform/session.server';
import { type CommandContext, systemActor, type Tx, transact } from '~/platform/transact.server';
import { linkLetter, passwordChangedLetter } from './letters.server';
import { mayChooseFor } from './sign-in/new-password.server';

const HOUR = 60 * 60 * 1000;
const LIFETIME = { invite: 14 * 24 * HOUR, reset: HOUR };
const EXPIRED = 'This link has been used or has run out. Ask for a new one.';

type Purpose = keyof typeof LIFETIME;

/** What is kept of a one-use link's token. */
export const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** A token nobody can guess (256 bits), and what is kept of it. */
export function newToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: hashOf(token) };
}

/**
 * Makes a one-use link in the caller's transaction and puts the message with it in the outbox. Earlier links of the
 * same purpose stop working.
 */
export async function sendLink(
  ctx: CommandContext,
  purpose: Purpose,
  person: { id: string; email: string; authorityId: string },
): Promise<void> {
  const { token, tokenHash } = newToken();
  const expiresAt = new Date(ctx.now.getTime() + LIFETIME[purpose]);
  await useUpLinks(ctx.tx, person.id, ctx.now, purpose);
  await ctx.tx.insert(accountToken).values({
    id: ctx.newId(),
    accountId: person.id,
    purpose,
    tokenHash,
    createdAt: ctx.now,
    expiresAt,
    usedAt: null,
  });
  await enqueue(ctx, {
    ...linkLetter(purpose, calendarDate(expiresAt)),
    link: publicUrl(`/${purpose}/${token}`),
    to: person.email,
    accountId: person.id,
    authorityId: person.authorityId,
  });
}

/** Makes an account's links stop working: those of one purpose, or all when its password has been set. */
export async function useUpLinks(tx: Tx, accountId: string, now: Date, purpose?: Purpose): Promise<void> {
  await tx
    .update(accountToken)
    .set({ usedAt: now })
    .where(
      and(
        eq(accountToken.accountId, accountId),
        purpose ? eq(accountToken.purpose, purpose) : undefined,
        isNull(accountToken.usedAt),
      ),
    );
}

/** Whose link it is, when it is current and unused. Throttled by address. */
export async function readToken(
  request: Request,
  purpose: Purpose,
  token: string,
): Promise<Verdict<{ accountId: string; name: string; email: string }>> {
  const tooMany = await countTry('token-address', addressOf(request));
  if (tooMany) return tooMany;
  const [row] = await db()
    .select({ token: accountToken, name: account.name, email: account.email, active: account.active })
    .from(accountToken)
    .innerJoin(account, eq(account.id, accountToken.accountId))
    .where(and(eq(accountToken.tokenHash, hashOf(token)), eq(accountToken.purpose, purpose)));
  if (!row?.active || row.token.usedAt || row.token.expiresAt < clock.now())
    return no('token.expired', EXPIRED);
  return yes({ accountId: row.token.accountId, name: row.name, email: row.email });
}

/** Sets a password by a one-use link, uses the link up, and signs the account out everywhere. */
export async function setPasswordByLink(
  request: Request,
  purpose: Purpose,
  token: string,
  password: string,
): Promise<Verdict<{ email: string }>> {
  const found = await readToken(request, purpose, token);
  if (!found.ok) return found;
  const { accountId, email } = found.value;
  const may = await mayChooseFor(accountId, password);
  if (!may.ok) return may;
  const passwordHash = await hashPassword(password);
  const [home] = await db()
    .select({ authorityId: account.authorityId })
    .from(account)
    .where(eq(account.id, accountId));
  const done = await transact(systemActor('job', home?.authorityId ?? null), async (ctx) => {
    const { tx, now, emit } = ctx;
    // Read again inside: of two uses at once, one finds it used.
    const [row] = await tx
      .select({ token: accountToken, person: account })
      .from(accountToken)
      .innerJoin(account, eq(account.id, accountToken.accountId))
      .where(eq(accountToken.tokenHash, hashOf(token)));
    if (!row?.person.active || row.token.usedAt || row.token.expiresAt < now)
      return no('token.expired', EXPIRED);
    await useUpLinks(tx, accountId, now);
    await tx.update(account).set({ passwordHash }).where(eq(account.id, accountId));
    emit({ type: `account.password-set-by-${purpose}`, subject: { type: 'account', id: accountId } });
    if (row.person.passwordHash) await warnOfNewPassword(ctx, row.person);
    return yes({ email });
  });
  if (done.ok) await endAllSessions(accountId);
  return done;
}

/**
 * Tells a person that their password was changed: at their address, and at the one they had until lately, so that whoever
 * takes an account over cannot keep it quiet by changing the address first.
 */
export async function warnOfNewPassword(
  ctx: CommandContext,
  person: { id: string; email: string; authorityId: string },
): Promise<void> {
  const lately = new Date(ctx.now.getTime() - 30 * 24 * HOUR);
  const changes = await ctx.tx
    .select({ email: addressChange.oldEmail })
    .from(addressChange)
    .where(
      and(
        eq(addressChange.accountId, person.id),
        eq(addressChange.outcome, 'changed'),
        gt(addressChange.endedAt, lately),
      ),
    );
  for (const to of new Set([person.email, ...changes.map(({ email }) => email)]))
    await enqueue(ctx, {
      ...passwordChangedLetter(),
      to,
      accountId: person.id,
      authorityId: person.authorityId,
    });
}

/** Sends a reset link when there is such an account. The caller says the same whether or not there is. */
export async function askForReset(request: Request, email: string): Promise<Verdict> {
  const tooMany =
    (await countTry('reset-address', addressOf(request))) ?? (await countTry('reset-account', hashOf(email)));
  if (tooMany) return tooMany;
  // An address that is known takes longer: the answer waits, so that its time does not tell which are.
  await Promise.all([resetOf(email), setTimeout(ANSWER_AFTER_MS)]);
  return yes();
}

/** Longer than a transaction takes on a busy day. */
const ANSWER_AFTER_MS = 400;

/** Both ways through take one turn at writing, which is what takes time when many want to. */
async function resetOf(email: string): Promise<void> {
  const [person] = await db().select().from(account).where(eq(account.email, email));
  if (!person?.active) {
    await transact(systemActor('job'), async ({ tx, now }) => {
      await useUpLinks(tx, NOBODY, now);
      return no('reset.nobody', 'There is no such account.');
    });
    return;
  }
  await transact(systemActor('job', person.authorityId), async (ctx) => {
    await sendLink(ctx, person.passwordHash ? 'reset' : 'invite', person);
    ctx.emit({ type: 'account.reset-asked', subject: { type: 'account', id: person.id } });
    return yes();
  });
}

/** An account id that no account has. */
const NOBODY = 'nobody';
