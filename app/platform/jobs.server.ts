import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { job } from '#drizzle/schema';
import { clock } from './clock.server';
import { database, db } from './db.server';
import { log } from './log.server';
import { singleton } from './singleton.server';

export type Job = {
  name: string;
  /** What it does, for the page that lists jobs. */
  does: string;
  everyMinutes: number;
  /** @returns figures of what was done */
  run(): Promise<Record<string, unknown>>;
};

const jobs = () => singleton('jobs', () => new Map<string, Job>());
const me = () => singleton('process-id', () => randomUUID());
const LEASE_MS = 10 * 60 * 1000;

/** Registers work to be run on a schedule. */
export function registerJob(work: Job): void {
  jobs().set(work.name, work);
}

/** Runs every registered job that is due, one after another; one that another process has leased is left. */
export async function runDueJobs(): Promise<void> {
  for (const work of jobs().values()) {
    const [row] = await db().select().from(job).where(eq(job.name, work.name));
    const due = (row?.lastStartedAt?.getTime() ?? 0) + work.everyMinutes * 60_000;
    if (clock.now().getTime() >= due) await runJob(work.name);
  }
}

/**
 * Runs one job now under a lease, and keeps its figures or its error.
 * @returns false when another process has it, or there is no such job
 */
export async function runJob(name: string): Promise<boolean> {
  const work = jobs().get(name);
  if (!work) return false;
  const startedAt = clock.now();
  const leased = await database().write(async (tx) => {
    const [row] = await tx.select().from(job).where(eq(job.name, name));
    if (row?.leasedUntil && row.leasedUntil > startedAt) return false;
    const lease = {
      leasedUntil: new Date(startedAt.getTime() + LEASE_MS),
      leasedBy: me(),
      lastStartedAt: startedAt,
    };
    await tx
      .insert(job)
      .values({ name, ...lease })
      .onConflictDoUpdate({ target: job.name, set: lease });
    return true;
  });
  if (!leased) return false;
  const start = performance.now();
  const outcome = await work.run().then(
    (result) => ({ lastResult: result, lastError: null }),
    (error: unknown) => ({
      lastResult: null,
      lastError: error instanceof Error ? error.message : String(error),
    }),
  );
  const lastMilliseconds = Math.round(performance.now() - start);
  if (outcome.lastError) log().error({ job: name, problem: outcome.lastError }, 'job failed');
  await database().write(async (tx) => {
    await tx
      .update(job)
      .set({ ...outcome, lastMilliseconds, lastFinishedAt: clock.now(), leasedUntil: null, leasedBy: null })
      .where(eq(job.name, name));
  });
  return true;
}

/** Looks for due jobs every half minute until stopped. Registered once per process. */
export function startJobs(): () => void {
  return singleton('job-ticker', () => {
    const tick = () =>
      runDueJobs().catch((error: unknown) => log().error({ error: String(error) }, 'jobs stopped'));
    const timer = setInterval(tick, 30_000);
    timer.unref();
    return () => clearInterval(timer);
  });
}

export type JobView = {
  name: string;
  does: string;
  everyMinutes: number;
  lastStartedAt: Date | null;
  lastMilliseconds: number | null;
  lastResult: Record<string, unknown> | null;
  lastError: string | null;
};

/** Every registered job with its last run. */
export async function jobsWithLastRun(): Promise<JobView[]> {
  const rows = new Map((await db().select().from(job).orderBy(asc(job.name))).map((row) => [row.name, row]));
  return [...jobs().values()].map((work) => {
    const row = rows.get(work.name);
    return {
      name: work.name,
      does: work.does,
      everyMinutes: work.everyMinutes,
      lastStartedAt: row?.lastStartedAt ?? null,
      lastMilliseconds: row?.lastMilliseconds ?? null,
      lastResult: row?.lastResult ?? null,
      lastError: row?.lastError ?? null,
    };
  });
}
