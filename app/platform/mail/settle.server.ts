import { createId } from '@paralleldrive/cuid2';
import { and, eq, isNull, ne } from 'drizzle-orm';
import { account, mailProblem, outbox } from '#drizzle/schema';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { db } from '../db.server';
import { ADDRESS_PROBLEM } from '../outbox.server';
import { type CommandContext, systemActor, transact } from '../transact.server';
import type { LateAnswer } from './answer';
import { isLast, waitAfter } from './backoff';
import type { OutboxRow } from './claim.server';

/**
 * A message has come back: its address takes no mail. What else waits for that address is kept, and those who broker for
 * the person are told once an address.
 */
export async function noteBounce(ctx: CommandContext, row: OutboxRow, said: string): Promise<void> {
  await ctx.tx
    .update(outbox)
    .set({ ...released, status: 'bounced', endedAt: ctx.now, problem: `The address takes no mail: ${said}` })
    .where(eq(outbox.id, row.id));
  await ctx.tx
    .update(outbox)
    .set({ status: 'kept', problem: ADDRESS_PROBLEM })
    .where(
      and(
        eq(outbox.to, row.to),
        eq(outbox.status, 'waiting'),
        ne(outbox.id, row.id),
        isNull(outbox.leasedBy),
      ),
    );
  if (!row.accountId) return;
  const [person] = await ctx.tx.select().from(account).where(eq(account.id, row.accountId));
  // An address that has been changed since is nobody's problem any more.
  if (!person || person.email !== row.to) return;
  const [open] = await ctx.tx
    .select({ id: mailProblem.id })
    .from(mailProblem)
    .where(and(eq(mailProblem.email, row.to), isNull(mailProblem.endedAt)));
  if (open) return;
  const problemId = createId();
  await ctx.tx.insert(mailProblem).values({
    id: problemId,
    authorityId: person.authorityId,
    accountId: person.id,
    email: row.to,
    outboxId: row.id,
    problem: said,
    at: ctx.now,
  });
  tell(ctx, row, 'mail.bounced', problemId);
}

/** A message is given up: it stays for an administrator to look at. */
export async function noteFailure(ctx: CommandContext, row: OutboxRow, problem: string): Promise<void> {
  await ctx.tx
    .update(outbox)
    .set({ ...released, status: 'failed', endedAt: ctx.now, problem })
    .where(eq(outbox.id, row.id));
  // That news of lost mail was lost is told by the list alone: told by mail, it would never end.
  if (row.accountId && !row.template.startsWith('mail.')) tell(ctx, row, 'mail.failed');
}

const released = { leasedUntil: null, leasedBy: null };

function tell(
  ctx: CommandContext,
  row: OutboxRow,
  type: 'mail.bounced' | 'mail.failed',
  problemId?: string,
): void {
  ctx.emit({
    type,
    subject: { type: 'account', id: row.accountId ?? '' },
    details: { template: row.template, outboxId: row.id, ...(problemId ? { problemId } : {}) },
    ...(row.authorityId ? { authorityId: row.authorityId } : {}),
  });
}

/** From which states a late answer is still news; the same answer twice changes nothing. */
const NEWS: Record<Exclude<LateAnswer, null>, readonly OutboxRow['status'][]> = {
  delivered: ['waiting', 'sent', 'failed'],
  bounced: ['waiting', 'sent', 'delivered'],
  failed: ['waiting', 'sent'],
  again: ['sent'],
};

/**
 * Takes what the other side says later of a message it had taken: by being asked, by telling us, or by mail come back.
 * In whatever order and however often it is said, the message ends in the same state.
 * @param outboxId the message
 * @param transportId what the other side calls it, where it says so
 */
export async function settle(
  outboxId: string,
  late: Exclude<LateAnswer, null>,
  said: string,
  transportId?: string,
): Promise<Verdict<{ changed: boolean }>> {
  const authorityId = await authorityOf(outboxId);
  return transact<{ changed: boolean }>(systemActor('job', authorityId), async (ctx) => {
    const [row] = await ctx.tx.select().from(outbox).where(eq(outbox.id, outboxId));
    if (!row) return no('mail.not-found', 'There is no such message.');
    // Word of an attempt before the last: the last is what counts.
    if (transportId && row.transport === 'notify' && row.transportId && row.transportId !== transportId)
      return yes({ changed: false });
    if (!NEWS[late].includes(row.status)) return yes({ changed: false });
    await apply(ctx, row, late, said, transportId);
    return yes({ changed: true });
  });
}

async function apply(
  ctx: CommandContext,
  row: OutboxRow,
  late: Exclude<LateAnswer, null>,
  said: string,
  transportId: string | undefined,
): Promise<void> {
  const { tx, now } = ctx;
  if (late === 'bounced') return noteBounce(ctx, row, said);
  if (late === 'failed') return noteFailure(ctx, row, `It did not arrive: ${said}`);
  const mine = eq(outbox.id, row.id);
  if (late === 'delivered') {
    await tx
      .update(outbox)
      .set({
        ...released,
        status: 'delivered',
        deliveredAt: now,
        sentAt: row.sentAt ?? now,
        endedAt: null,
        transportId: transportId ?? row.transportId,
        sealedLink: null,
        problem: null,
      })
      .where(mine);
  } else if (isLast(row.attempts) || row.body.includes('{link}')) {
    // Its one-use link was wiped when it had gone: it cannot be sent once more.
    await noteFailure(ctx, row, `It did not arrive: ${said}`);
  } else {
    const nextAttemptAt = new Date(now.getTime() + waitAfter(row.attempts, Math.random()));
    await tx
      .update(outbox)
      .set({ ...released, status: 'waiting', nextAttemptAt, problem: said })
      .where(mine);
  }
}

async function authorityOf(outboxId: string): Promise<string | null> {
  const [row] = await db()
    .select({ authorityId: outbox.authorityId })
    .from(outbox)
    .where(eq(outbox.id, outboxId));
  return row?.authorityId ?? null;
}
