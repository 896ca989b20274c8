import { and, eq, gte, inArray, isNotNull, isNull, lt } from 'drizzle-orm';
import { jobRun } from '#drizzle/schema';
import type { Db } from './db.server';

const DAY = 24 * 60 * 60_000;
/** How long runs are kept, and those that found nothing to do: work of every minute would bury what happened. */
const KEPT_MS = 30 * DAY;
const QUIET_KEPT_MS = DAY;
/** How far back quiet runs are looked for: what a stop of the service leaves goes with the others after 30 days. */
const LOOKED_BACK_MS = 2 * DAY;
const MOST_AT_ONCE = 500;

/** Whether the figures of a run say that nothing was done: there are none but nought. */
export function didNothing(result: Record<string, unknown> | null): boolean {
  return Object.values(result ?? {}).every(
    (value) => value === 0 || value === null || value === undefined || value === '',
  );
}

/** Removes the runs of a piece of work that are no longer kept; one that failed, was stopped or was asked for stays a month. */
export async function forgetOldRuns(tx: Db, name: string, now: Date): Promise<void> {
  const before = (ms: number) => new Date(now.getTime() - ms);
  await tx.delete(jobRun).where(and(eq(jobRun.name, name), lt(jobRun.startedAt, before(KEPT_MS))));
  const ended = await tx
    .select({ id: jobRun.id, result: jobRun.result })
    .from(jobRun)
    .where(
      and(
        eq(jobRun.name, name),
        gte(jobRun.startedAt, before(LOOKED_BACK_MS)),
        lt(jobRun.startedAt, before(QUIET_KEPT_MS)),
        isNotNull(jobRun.finishedAt),
        isNull(jobRun.error),
        isNull(jobRun.askedById),
      ),
    )
    .limit(MOST_AT_ONCE);
  const quiet = ended.filter(({ result }) => didNothing(result)).map(({ id }) => id);
  if (quiet.length > 0) await tx.delete(jobRun).where(inArray(jobRun.id, quiet));
}
