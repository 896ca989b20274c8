import { and, count, eq, isNotNull, isNull, or } from 'drizzle-orm';
import { account, job, jobRun } from '#drizzle/schema';
import { has, type Viewer } from '~/accounts/domain/roles';
import type { AskedPlace } from '~/kernel/list-place';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { clock } from './clock.server';
import { db } from './db.server';
import { type JobView, jobNamed, jobsWithLastRun, runJob } from './jobs.server';
import { type KeyedPage, keyedPage } from './keyed-page.server';
import { transact } from './transact.server';

export const RUNS_PER_PAGE = 50;

/** How a run stands: `stopped` is one whose process ended before it did, or that another took over. */
export type RunState = 'running' | 'done' | 'failed' | 'stopped';

export type RunView = {
  id: string;
  state: RunState;
  startedAt: Date;
  milliseconds: number | null;
  result: Record<string, unknown> | null;
  error: string | null;
  ranBy: string;
  /** Who asked for it; null when the timetable did. */
  askedBy: string | null;
};

/** Every piece of scheduled work with its timetable and last run, for administrators; null for others. */
export async function listJobs(viewer: Viewer): Promise<JobView[] | null> {
  return has(viewer, 'admin') ? jobsWithLastRun() : null;
}

/** Which runs are shown: all, or those that did not come to a good end. */
export type RunsShown = 'all' | 'unfinished';

/** One piece of scheduled work with the runs of the last month, the newest first; null where there is none such. */
export async function jobHistory(
  viewer: Viewer,
  name: string,
  place: AskedPlace,
  shown: RunsShown = 'all',
): Promise<({ job: JobView; runs: RunView[]; total: number } & Omit<KeyedPage<never>, 'rows'>) | null> {
  const found = (await listJobs(viewer))?.find((one) => one.name === name);
  if (!found) return null;
  const where = and(
    eq(jobRun.name, name),
    shown === 'all' ? undefined : or(isNotNull(jobRun.error), isNull(jobRun.finishedAt)),
  );
  const [counted] = await db().select({ n: count() }).from(jobRun).where(where);
  const { rows, ...beside } = await keyedPage(place, RUNS_PER_PAGE, [jobRun.startedAt, jobRun.id], {
    read: (part) =>
      db()
        .select({ run: jobRun, askedBy: account.name, leasedUntil: job.leasedUntil, leasedBy: job.leasedBy })
        .from(jobRun)
        .leftJoin(job, eq(job.name, jobRun.name))
        // People of other authorities are not named.
        .leftJoin(account, and(eq(account.id, jobRun.askedById), eq(account.authorityId, viewer.authorityId)))
        .where(and(where, part.where))
        .orderBy(...part.orderBy)
        .limit(part.limit)
        .offset(part.offset),
    keyOf: ({ run }) => [run.startedAt.getTime(), run.id],
  });
  const now = clock.now();
  return {
    job: found,
    ...beside,
    total: counted?.n ?? 0,
    runs: rows.map(({ run, askedBy, leasedUntil, leasedBy }) => ({
      id: run.id,
      state: stateOf(run, leasedBy === run.id && leasedUntil !== null && leasedUntil > now),
      startedAt: run.startedAt,
      milliseconds: run.milliseconds,
      result: run.result,
      error: run.error,
      ranBy: run.ranBy,
      askedBy: run.askedById ? (askedBy ?? 'An administrator of another authority') : null,
    })),
  };
}

function stateOf(run: typeof jobRun.$inferSelect, held: boolean): RunState {
  if (run.finishedAt) return run.error === null ? 'done' : 'failed';
  return held ? 'running' : 'stopped';
}

/** How long the page waits for a run before it says that it is under way. */
const WAIT_MS = 8_000;

/**
 * Runs a piece of work at an administrator's word, whether or not it is due; in the audit trail.
 * @returns how it stands: a run that takes long goes on by itself
 */
export async function runNow(
  viewer: Viewer,
  name: string,
): Promise<Verdict<'done' | 'failed' | 'under-way' | 'busy'>> {
  if (!has(viewer, 'admin')) return no('job.forbidden', 'Only an administrator can run this.');
  if (!jobNamed(name)) return no('job.not-found', 'There is no such work.');
  const asked = await transact(viewer, async ({ emit }) => {
    emit({ type: 'job.run-asked', subject: { type: 'job', id: name } });
    return yes();
  });
  if (!asked.ok) return asked;
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<'long'>((resolve) => {
    timer = setTimeout(() => resolve('long'), WAIT_MS);
    timer.unref();
  });
  const ended = await Promise.race([runJob(name, viewer.accountId), patience]);
  clearTimeout(timer);
  if (ended === 'long') return yes('under-way');
  if (!ended) return yes('busy');
  const [row] = await db().select({ error: job.lastError }).from(job).where(eq(job.name, name));
  return yes(row?.error ? 'failed' : 'done');
}
