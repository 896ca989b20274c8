import { randomUUID } from 'node:crypto';
import { createId } from '@paralleldrive/cuid2';
import { and, asc, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm';
import { mailAttempt, outbox } from '#drizzle/schema';
import { clock } from '../clock.server';
import { type Db, database } from '../db.server';

export type OutboxRow = typeof outbox.$inferSelect;

/** A message that this process alone may send, until its lease ends. */
export type Claimed = { row: OutboxRow; lease: string; attempt: number; doubtful: boolean };

/** Longer than a batch takes when every message of it hangs. */
export const LEASE_MS = 5 * 60_000;

/** A lease that ends later than this was taken by a clock that has been set back since. */
const CLOCK_SET_BACK_MS = 60 * 60_000;

const due = (now: Date) =>
  and(
    eq(outbox.status, 'waiting'),
    lte(outbox.nextAttemptAt, now),
    or(
      isNull(outbox.leasedUntil),
      lte(outbox.leasedUntil, now),
      gt(outbox.leasedUntil, new Date(now.getTime() + CLOCK_SET_BACK_MS)),
    ),
  );

/**
 * Takes the messages that are due, the longest waiting first, for this process alone. An attempt counts from here on, so
 * that a message that ends every process that touches it is given up like any other.
 */
export async function claimDue(most: number): Promise<Claimed[]> {
  const lease = randomUUID();
  return database().write(async (tx) => {
    const now = clock.now();
    const rows = await tx
      .select()
      .from(outbox)
      .where(due(now))
      .orderBy(asc(outbox.nextAttemptAt), asc(outbox.createdAt), asc(outbox.id))
      .limit(most);
    if (rows.length === 0) return [];
    const unsure = await withUnknownAttempt(tx, rows);
    for (const row of rows) {
      const lost = row.leasedBy !== null;
      if (lost) {
        await tx
          .insert(mailAttempt)
          .values({
            id: createId(),
            outboxId: row.id,
            number: row.attempts,
            at: row.leasedUntil ? new Date(row.leasedUntil.getTime() - LEASE_MS) : now,
            milliseconds: 0,
            outcome: 'unknown',
            answer: 'The service stopped before it knew what came of it.',
          })
          .onConflictDoNothing();
        unsure.add(row.id);
      }
      await tx
        .update(outbox)
        .set({
          leasedUntil: new Date(now.getTime() + LEASE_MS),
          leasedBy: lease,
          attempts: row.attempts + 1,
        })
        .where(eq(outbox.id, row.id));
    }
    return rows.map((row) => ({ row, lease, attempt: row.attempts + 1, doubtful: unsure.has(row.id) }));
  });
}

/** Messages with an attempt of which nobody knows what came. */
async function withUnknownAttempt(tx: Db, rows: readonly OutboxRow[]): Promise<Set<string>> {
  const tried = rows.filter(({ attempts }) => attempts > 0).map(({ id }) => id);
  if (tried.length === 0) return new Set();
  const found = await tx
    .select({ id: mailAttempt.outboxId })
    .from(mailAttempt)
    .where(and(inArray(mailAttempt.outboxId, tried), eq(mailAttempt.outcome, 'unknown')));
  return new Set(found.map(({ id }) => id));
}
