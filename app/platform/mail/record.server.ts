import { createId } from '@paralleldrive/cuid2';
import { and, eq } from 'drizzle-orm';
import { mailAttempt, outbox } from '#drizzle/schema';
import type { MailOutcome } from '~/kernel/mail';
import { yes } from '~/kernel/verdict';
import { clock } from '../clock.server';
import { database } from '../db.server';
import { type CommandContext, systemActor, type Tx, transact } from '../transact.server';
import type { Answer } from './answer';
import { isLast, waitAfter } from './backoff';
import type { Claimed } from './claim.server';
import { closeLine } from './line.server';
import { noteBounce, noteFailure } from './settle.server';

/** What became of a message in this round. */
export type Outcome = 'sent' | 'again' | 'bounced' | 'failed' | 'held' | 'lost';

type Attempted = {
  claimed: Claimed;
  answer: Answer;
  transport: 'smtp' | 'notify';
  at: Date;
  milliseconds: number;
};

/**
 * Records what came of an attempt, with what follows from it. A worker whose lease ended meanwhile records nothing but a
 * success, which nobody else can know of.
 */
export async function recordAttempt(attempted: Attempted): Promise<Outcome> {
  const { answer, claimed } = attempted;
  if (answer.kind === 'line') {
    await giveBack(claimed);
    await closeLine(answer.fault, answer.said);
    return 'held';
  }
  if (answer.kind === 'sent') return recordSent(attempted, answer.transportId);
  const verdict = await transact(systemActor('job', claimed.row.authorityId), async (ctx) => {
    if (!(await stillMine(ctx.tx, claimed))) return yes<Outcome>('lost');
    await insertAttempt(ctx.tx, attempted, OUTCOME_WORDS[answer.kind]);
    return yes<Outcome>(await follow(ctx, attempted));
  });
  return verdict.ok ? verdict.value : 'lost';
}

const OUTCOME_WORDS: Record<Exclude<Answer['kind'], 'line'>, MailOutcome> = {
  sent: 'sent',
  again: 'try-again',
  unknown: 'unknown',
  refused: 'refused',
  'no-such-address': 'refused',
};

async function follow(ctx: CommandContext, { claimed, answer, transport }: Attempted): Promise<Outcome> {
  const { row, attempt } = claimed;
  const said = answer.said ?? '';
  if (answer.kind === 'no-such-address') {
    await noteBounce(ctx, row, said);
    return 'bounced';
  }
  if (answer.kind === 'refused') {
    await noteFailure(ctx, row, `The message was refused: ${said}`);
    return 'failed';
  }
  if (isLast(attempt)) {
    await noteFailure(ctx, row, `Given up after ${attempt} attempts. The last answer: ${said}`);
    return 'failed';
  }
  await ctx.tx
    .update(outbox)
    .set({
      leasedUntil: null,
      leasedBy: null,
      transport,
      nextAttemptAt: new Date(ctx.now.getTime() + waitAfter(attempt, Math.random())),
      problem: answer.kind === 'unknown' ? `Nobody knows whether it arrived: ${said}` : said,
    })
    .where(eq(outbox.id, row.id));
  return 'again';
}

async function recordSent(attempted: Attempted, transportId: string): Promise<Outcome> {
  const { claimed, transport, at } = attempted;
  return database().write(async (tx) => {
    const changed = await tx
      .update(outbox)
      .set({
        status: 'sent',
        transport,
        transportId,
        sentAt: at,
        checkedAt: null,
        leasedUntil: null,
        leasedBy: null,
        sealedLink: null,
        problem: null,
      })
      .where(and(eq(outbox.id, claimed.row.id), eq(outbox.status, 'waiting')))
      .returning({ id: outbox.id });
    await insertAttempt(tx, attempted, 'sent');
    return changed.length > 0 ? 'sent' : 'lost';
  });
}

/** Puts a message back as it was: the fault was not its own. */
async function giveBack({ row, lease, attempt }: Claimed): Promise<void> {
  await database().write(async (tx) => {
    await tx
      .update(outbox)
      .set({ leasedUntil: null, leasedBy: null, attempts: attempt - 1 })
      .where(and(eq(outbox.id, row.id), eq(outbox.leasedBy, lease)));
  });
}

async function stillMine(tx: Tx, { row, lease }: Claimed): Promise<boolean> {
  const [held] = await tx
    .select({ lease: outbox.leasedBy, status: outbox.status })
    .from(outbox)
    .where(eq(outbox.id, row.id));
  return held?.lease === lease && held.status === 'waiting';
}

async function insertAttempt(tx: Tx, attempted: Attempted, outcome: MailOutcome): Promise<void> {
  const { claimed, answer, at, milliseconds } = attempted;
  await tx
    .insert(mailAttempt)
    .values({
      id: createId(),
      outboxId: claimed.row.id,
      number: claimed.attempt,
      at,
      milliseconds: Math.round(milliseconds),
      outcome,
      answer: answer.said,
    })
    .onConflictDoNothing();
}

/** The instant an attempt begins. */
export const attemptStarts = () => clock.now();
