import { eq } from 'drizzle-orm';
import { importRejection, importRun } from '#drizzle/schema';
import { yes } from '~/kernel/verdict';
import { type Actor, transact } from '~/platform/transact.server';
import { type Counts, NO_COUNTS } from './domain/counts';

/** Marks a run as begun, or taken up again, and starts its figures afresh. */
export async function beginRun(actor: Actor, runId: string): Promise<void> {
  await transact(actor, async ({ tx, now, emit }) => {
    // A run that is taken up again starts its list afresh; it is no record of the school.
    await tx.delete(importRejection).where(eq(importRejection.runId, runId));
    await tx
      .update(importRun)
      .set({
        status: 'running',
        startedAt: now,
        heartbeatAt: now,
        bytesDone: 0,
        problem: null,
        ...countColumns(NO_COUNTS),
      })
      .where(eq(importRun.id, runId));
    emit({ type: 'import.started', subject: { type: 'import', id: runId } });
    return yes();
  });
}

/**
 * Marks a run as done.
 * @param summary what its page shows beside the counts
 */
export async function finishRun(
  actor: Actor,
  runId: string,
  counts: Counts,
  summary: Record<string, unknown>,
): Promise<void> {
  await transact(actor, async ({ tx, now, emit }) => {
    await tx
      .update(importRun)
      .set({
        status: 'done',
        dryRun: false,
        finishedAt: now,
        heartbeatAt: now,
        summary: { ...summary, skipped: counts.skipped, valuesLeftOut: counts.valuesLeftOut },
        ...countColumns(counts),
      })
      .where(eq(importRun.id, runId));
    emit({ type: 'import.finished', subject: { type: 'import', id: runId }, details: { ...counts } });
    return yes();
  });
}

/** Marks a run as failed, and says why in plain words. */
export async function failRun(actor: Actor, runId: string, problem: string): Promise<void> {
  await transact(actor, async ({ tx, now, emit }) => {
    await tx
      .update(importRun)
      .set({ status: 'failed', finishedAt: now, problem })
      .where(eq(importRun.id, runId));
    emit({ type: 'import.failed', subject: { type: 'import', id: runId }, reason: problem });
    return yes();
  });
}

/** The counts that have columns of their own. */
export function countColumns(counts: Counts) {
  const { read, created, updated, unchanged, closed, rejected } = counts;
  return { read, created, updated, unchanged, closed, rejected };
}
