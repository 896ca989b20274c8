import { setTimeout as sleep } from 'node:timers/promises';
import { createId } from '@paralleldrive/cuid2';
import { asc, desc, eq, inArray } from 'drizzle-orm';
import { job, jobRun } from '#drizzle/schema';
import { clock } from './clock.server';
import { type Db, database, db } from './db.server';
import { forgetOldRuns } from './job-keeping.server';
import { checkTimetable, dueAt, nextAfter, type Timetable, timetableWords } from './job-timetable.server';
import { log } from './log.server';
import { problemWords, processName } from './process.server';
import { peekSingleton, singleton } from './singleton.server';
import { beforeStop, isStopping } from './stopping.server';

/** What a run has at hand. */
export type JobContext = {
  /** Aborted when this process no longer has the work: another took it over, or it took too long. */
  signal: AbortSignal;
};

/**
 * Work that runs on a schedule: `when` (a cron pattern of five fields, times of England) or `everyMinutes`. Missed times
 * are made up for by one run.
 */
export type Job = Timetable & {
  name: string;
  /** What it does, for the page that lists jobs. */
  does: string;
  /** After how many minutes a run counts as stuck and is given up; an hour unless said otherwise. */
  limitMinutes?: number;
  /** @returns figures of what was done: a word or two for each, as its name */
  run(context: JobContext): Promise<Record<string, unknown>>;
};

const jobs = () => singleton('jobs', () => new Map<string, Job>());
/** Runs of this process that have not ended: a tick does not wait for those of the tick before. */
const underWay = () => singleton('jobs-under-way', () => new Set<string>());

/** How long a run holds its work without a sign of life; it gives one three times as often. */
const LEASE_MS = 3 * 60_000;
const LIMIT_MINUTES = 60;
/** A lease that ends later than this was taken by a clock that has been set back since: nobody holds it. */
const CLOCK_SET_BACK_MS = 60 * 60_000;

/** Whether somebody holds the work now. */
function isHeld(leasedUntil: Date | null | undefined, now: Date): boolean {
  return !!leasedUntil && leasedUntil > now && leasedUntil.getTime() - now.getTime() <= CLOCK_SET_BACK_MS;
}

/**
 * Registers work to be run on a schedule. The same name again replaces it.
 * @throws Error for a timetable that never falls due
 */
export function registerJob(work: Job): void {
  checkTimetable(work);
  jobs().set(work.name, work);
}

/** The work registered under a name. */
export function jobNamed(name: string): Job | undefined {
  return jobs().get(name);
}

/** Runs every registered job that is due, one after another; one that is under way, here or elsewhere, is left. */
export async function runDueJobs(): Promise<void> {
  const rows = await rowsByName();
  for (const work of jobs().values()) {
    // What is left is left to another process, or to the next start.
    if (isStopping()) return;
    const row = rows.get(work.name) ?? null;
    const now = clock.now();
    const due = dueAt(work, row, now);
    if (due <= now || (await wasAbandoned(db(), row, now))) await begin(work, null);
    else if (row?.nextAt?.getTime() !== due.getTime()) await plan(work);
  }
}

/**
 * Runs one job now under a lease, due or not, and keeps its figures or its error.
 * @param askedById the administrator who asks for it
 * @returns false when it is under way already, or there is no such job
 */
export async function runJob(name: string, askedById: string | null = null): Promise<boolean> {
  const work = jobs().get(name);
  return work ? begin(work, { askedById }) : false;
}

/**
 * Writes down when work is due next where that is not known, or has come to be earlier: a time that is missed later on is
 * made up for.
 */
async function plan(work: Job): Promise<void> {
  await database().write(async (tx) => {
    const [row] = await tx.select().from(job).where(eq(job.name, work.name));
    const nextAt = dueAt(work, row ?? null, clock.now());
    await tx
      .insert(job)
      .values({ name: work.name, nextAt })
      .onConflictDoUpdate({ target: job.name, set: { nextAt } });
  });
}

async function begin(work: Job, asked: { askedById: string | null } | null): Promise<boolean> {
  if (underWay().has(work.name)) return false;
  underWay().add(work.name);
  try {
    const runId = createId();
    if (!(await take(work, runId, asked))) return false;
    await carryOut(work, runId);
    return true;
  } finally {
    underWay().delete(work.name);
  }
}

/**
 * Whether the last run's process died before it ended: the work is done again as soon as the lease is over. Only once in a
 * row, so that work which brings its process down does not do so every few minutes.
 */
async function wasAbandoned(handle: Db, row: typeof job.$inferSelect | null, now: Date): Promise<boolean> {
  if (!row?.leasedBy || !row.leasedUntil || isHeld(row.leasedUntil, now)) return false;
  const last = await handle
    .select({ finishedAt: jobRun.finishedAt })
    .from(jobRun)
    .where(eq(jobRun.name, row.name))
    .orderBy(desc(jobRun.startedAt), desc(jobRun.id))
    .limit(2);
  return last.filter(({ finishedAt }) => finishedAt === null).length < 2;
}

/** Takes the lease. What is due is read again inside: of two processes that see work due, one runs it. */
async function take(work: Job, runId: string, asked: { askedById: string | null } | null): Promise<boolean> {
  const { name } = work;
  return database().write(async (tx) => {
    const now = clock.now();
    const [row] = await tx.select().from(job).where(eq(job.name, name));
    if (isHeld(row?.leasedUntil, now)) return false;
    const due = asked !== null || dueAt(work, row ?? null, now) <= now;
    if (!due && !(await wasAbandoned(tx, row ?? null, now))) return false;
    const set = {
      leasedUntil: new Date(now.getTime() + LEASE_MS),
      leasedBy: runId,
      lastStartedAt: now,
      nextAt: nextAfter(work, now),
    };
    await tx
      .insert(job)
      .values({ name, ...set })
      .onConflictDoUpdate({ target: job.name, set });
    await tx.insert(jobRun).values({
      id: runId,
      name,
      startedAt: now,
      ranBy: processName(),
      askedById: asked?.askedById ?? null,
    });
    return true;
  });
}

async function carryOut(work: Job, runId: string): Promise<void> {
  const start = performance.now();
  const ending = new AbortController();
  const minutes = work.limitMinutes ?? LIMIT_MINUTES;
  let tooLong: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    const giveUp = () =>
      reject(new Error(`It was given up after ${minutes} minutes without coming to an end.`));
    tooLong = setTimeout(giveUp, minutes * 60_000);
    tooLong.unref();
  });
  const stopRenewing = keepLease(work.name, runId, () => ending.abort());
  let outcome: Outcome;
  try {
    const result = await Promise.race([work.run({ signal: ending.signal }), limit]);
    outcome = { result, error: null };
  } catch (error) {
    outcome = { result: null, error: problemWords(error) };
    log().error({ job: work.name, problem: outcome.error }, 'job failed');
  }
  clearTimeout(tooLong);
  ending.abort();
  await stopRenewing();
  const kept = await finish(work.name, runId, {
    ...outcome,
    milliseconds: Math.round(performance.now() - start),
  });
  if (!kept)
    log().error({ job: work.name }, 'job was taken over by another process: its outcome is not recorded');
}

/** Gives signs of life until stopped; calls `lost` when another process has the work. */
function keepLease(name: string, runId: string, lost: () => void): () => Promise<void> {
  let renewing: Promise<void> = Promise.resolve();
  const renew = async () => {
    const still = await database().write(async (tx) => {
      if (!(await isMine(tx, name, runId))) return false;
      const leasedUntil = new Date(clock.now().getTime() + LEASE_MS);
      await tx.update(job).set({ leasedUntil }).where(eq(job.name, name));
      return true;
    });
    if (!still) {
      clearInterval(timer);
      lost();
    }
  };
  const timer = setInterval(() => {
    renewing = renew().catch((error: unknown) =>
      log().error({ job: name, problem: problemWords(error) }, 'the lease of a job could not be renewed'),
    );
  }, LEASE_MS / 3);
  timer.unref();
  return () => {
    clearInterval(timer);
    return renewing;
  };
}

type Outcome = { result: Record<string, unknown> | null; error: string | null };

/** Keeps what came of a run, unless another process has taken the work over since. */
async function finish(
  name: string,
  runId: string,
  outcome: Outcome & { milliseconds: number },
): Promise<boolean> {
  return database().write(async (tx) => {
    if (!(await isMine(tx, name, runId))) return false;
    const { result, error, milliseconds } = outcome;
    const finishedAt = clock.now();
    await tx
      .update(job)
      .set({
        lastResult: result,
        lastError: error,
        lastMilliseconds: milliseconds,
        lastFinishedAt: finishedAt,
        leasedUntil: null,
        leasedBy: null,
      })
      .where(eq(job.name, name));
    await tx.update(jobRun).set({ finishedAt, milliseconds, result, error }).where(eq(jobRun.id, runId));
    await forgetOldRuns(tx, name, finishedAt);
    return true;
  });
}

async function isMine(tx: Db, name: string, runId: string): Promise<boolean> {
  const [row] = await tx.select({ leasedBy: job.leasedBy }).from(job).where(eq(job.name, name));
  return row?.leasedBy === runId;
}

/** Looks for due jobs every half minute until stopped. Registered once per process. */
export function startJobs(): () => void {
  return singleton('job-ticker', () => {
    const tick = () =>
      runDueJobs().catch((error: unknown) => log().error({ error: String(error) }, 'jobs stopped'));
    const timer = setInterval(tick, 30_000);
    timer.unref();
    beforeStop('jobs', jobsAtRest);
    return () => clearInterval(timer);
  });
}

/** Begins nothing new: for a process that is about to stop. */
export function stopJobs(): void {
  peekSingleton<() => void>('job-ticker')?.();
}

/** Resolves once no job is being run by this process. */
async function jobsAtRest(): Promise<void> {
  while (underWay().size > 0) await sleep(50);
}

async function rowsByName() {
  const names = [...jobs().keys()];
  if (names.length === 0) return new Map<string, typeof job.$inferSelect>();
  const rows = await db().select().from(job).where(inArray(job.name, names)).orderBy(asc(job.name));
  return new Map(rows.map((row) => [row.name, row]));
}

export type JobView = {
  name: string;
  does: string;
  /** "Every day at 7:00am". */
  timetable: string;
  nextAt: Date;
  /** Whether it is under way now. */
  running: boolean;
  lastStartedAt: Date | null;
  lastMilliseconds: number | null;
  lastResult: Record<string, unknown> | null;
  lastError: string | null;
};

/** Every registered job with its timetable, its next and its last run. */
export async function jobsWithLastRun(): Promise<JobView[]> {
  const rows = await rowsByName();
  const now = clock.now();
  return [...jobs().values()].map((work) => {
    const row = rows.get(work.name) ?? null;
    return {
      name: work.name,
      does: work.does,
      timetable: timetableWords(work),
      nextAt: dueAt(work, row, now),
      running: row?.leasedUntil ? row.leasedUntil > now : false,
      lastStartedAt: row?.lastStartedAt ?? null,
      lastMilliseconds: row?.lastMilliseconds ?? null,
      lastResult: row?.lastResult ?? null,
      lastError: row?.lastError ?? null,
    };
  });
}
