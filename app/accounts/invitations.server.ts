import { and, asc, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { account, accountGrant, accountToken, domainEvent, reminder } from '#drizzle/schema';
import { calendarDate } from '~/kernel/clock';
import { yes } from '~/kernel/verdict';
import { dateWords } from '~/kernel/words';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { type CommandContext, systemActor, transact } from '~/platform/transact.server';
import { invitationStage } from './domain/invitation-reminder';

/** Its name among the reminders that have been given. */
const KIND = 'invitation-to-join';

/**
 * Reminds those who invited somebody that there has been no answer: once after a week, once when the link has run out.
 * @returns how many reminders were given
 */
export async function remindInviters(): Promise<number> {
  const waiting = await db()
    .select({ token: accountToken, authorityId: account.authorityId })
    .from(accountToken)
    .innerJoin(account, eq(account.id, accountToken.accountId))
    .where(
      and(
        eq(accountToken.purpose, 'invite'),
        isNull(accountToken.usedAt),
        isNull(account.passwordHash),
        eq(account.active, true),
      ),
    )
    .orderBy(asc(accountToken.createdAt));
  let given = 0;
  const now = clock.now();
  for (const { token, authorityId } of waiting) {
    const stage = stageOf(token, now);
    if (stage && (await remind(authorityId, token.id, stage))) given += 1;
  }
  return given;
}

type Link = typeof accountToken.$inferSelect;

const stageOf = (token: Link, now: Date) =>
  invitationStage(calendarDate(token.createdAt), token.expiresAt <= now, calendarDate(now));

/** Reads the invitation again inside: one taken up meanwhile is nobody's concern, and each stage is told of once. */
async function remind(authorityId: string, tokenId: string, stage: string): Promise<boolean> {
  let given = false;
  await transact(systemActor('job', authorityId), async (ctx) => {
    given = false;
    const [token] = await ctx.tx.select().from(accountToken).where(eq(accountToken.id, tokenId));
    if (!token || token.usedAt || stageOf(token, ctx.now) !== stage) return yes();
    const written = await ctx.tx
      .insert(reminder)
      .values({
        id: ctx.newId(),
        authorityId,
        kind: KIND,
        subjectType: 'account',
        subjectId: token.accountId,
        basis: calendarDate(token.createdAt),
        stage,
        at: ctx.now,
      })
      .onConflictDoNothing()
      .returning({ id: reminder.id });
    given = written.length > 0;
    if (!given) return yes();
    ctx.emit({
      type: stage === 'lapsed' ? 'account.invitation-lapsed' : 'account.invitation-unanswered',
      subject: { type: 'account', id: token.accountId },
      details: {
        due: dateWords(calendarDate(token.expiresAt)),
        whom: await inviterOf(ctx, token.accountId, authorityId),
      },
    });
    return yes();
  });
  return given;
}

/** Who sent the invitation last, while they are an administrator; else all of these. */
async function inviterOf(ctx: CommandContext, accountId: string, authorityId: string): Promise<string[]> {
  const [sent] = await ctx.tx
    .select({ actorId: domainEvent.actorId })
    .from(domainEvent)
    .where(
      and(
        eq(domainEvent.subjectType, 'account'),
        eq(domainEvent.subjectId, accountId),
        inArray(domainEvent.type, ['account.created', 'account.invite-sent', 'account.address-corrected']),
        isNotNull(domainEvent.actorId),
      ),
    )
    .orderBy(desc(domainEvent.at), desc(domainEvent.seq))
    .limit(1);
  if (!sent?.actorId) return ['admin'];
  const [still] = await ctx.tx
    .select({ id: account.id })
    .from(account)
    .innerJoin(accountGrant, eq(accountGrant.accountId, account.id))
    .where(
      and(
        eq(account.id, sent.actorId),
        eq(account.active, true),
        eq(accountGrant.role, 'admin'),
        eq(accountGrant.authorityId, authorityId),
        isNull(accountGrant.endedAt),
      ),
    )
    .limit(1);
  return [still?.id ?? 'admin'];
}
