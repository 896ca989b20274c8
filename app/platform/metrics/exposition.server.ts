import { createHash, timingSafeEqual } from 'node:crypto';
import { and, count, gt, inArray, isNotNull, isNull, max, min } from 'drizzle-orm';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { backupRecord, jobRun, outbox, session } from '#drizzle/schema';
import { clock } from '../clock.server';
import { db } from '../db.server';
import { env } from '../env.server';
import { jobsWithLastRun } from '../jobs.server';
import { notFound } from '../respond.server';
import { singleton } from '../singleton.server';
import { figures } from './figures.server';
import { requestRegistry } from './requests.server';

/** Memory, processor, event loop and garbage collection of this process. */
const processRegistry = () =>
  singleton('process-measures', () => {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    return registry;
  });

/**
 * What a monitoring system reads: text in Prometheus' exposition format. Behind the bearer token `METRICS_TOKEN`; not found
 * where that is not set, and for whoever does not send it, so that nobody learns whether there is anything.
 */
export async function metricsAnswer(request: Request): Promise<Response> {
  const token = env().METRICS_TOKEN;
  if (!token || !isSame(request.headers.get('Authorization') ?? '', `Bearer ${token}`)) throw notFound();
  const all = Registry.merge([processRegistry(), requestRegistry(), await serviceRegistry()]);
  return new Response(await all.metrics(), { headers: { 'Content-Type': all.contentType } });
}

/** Compares in the same time whatever is different: hashes, which have one length. */
function isSame(given: string, wanted: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(wanted));
}

/** What the database tells of the service as a whole: the same from whichever process answers. */
async function serviceRegistry(): Promise<Registry> {
  const registry = new Registry();
  const gauge = (name: string, help: string) => {
    const made = new Gauge({ name: `alongside_${name}`, help, registers: [registry] });
    return (value: number) => made.set(value);
  };
  const byJob = (name: string, help: string) =>
    new Gauge({ name: `alongside_${name}`, help, labelNames: ['job'] as const, registers: [registry] });

  const now = clock.now();
  const kept = figures();
  gauge('database_writers', 'Writers waiting for their turn or at work, in this process.')(kept.writersNow);
  gauge('database_writes_total', 'Transactions begun by this process.')(kept.writes);
  gauge(
    'database_write_wait_seconds_total',
    'Time that writers waited for their turn, in this process.',
  )(kept.writeWaitMs / 1000);
  gauge(
    'database_retries_total',
    'Transactions run again by this process after another was in the way.',
  )(kept.retries);

  const mail = await db()
    .select({ status: outbox.status, n: count(), oldest: min(outbox.createdAt) })
    .from(outbox)
    .where(inArray(outbox.status, ['waiting', 'failed']))
    .groupBy(outbox.status);
  const waiting = mail.find(({ status }) => status === 'waiting');
  gauge('mail_waiting', 'Messages waiting to be sent.')(Number(waiting?.n ?? 0));
  gauge(
    'mail_oldest_waiting_seconds',
    'Age of the oldest message that waits.',
  )(ageOf(waiting?.oldest, now) ?? 0);
  gauge(
    'mail_failed',
    'Messages that were given up.',
  )(Number(mail.find(({ status }) => status === 'failed')?.n ?? 0));

  const [open] = await db().select({ n: count() }).from(session).where(gt(session.expiresAt, now));
  gauge('sessions_open', 'Sessions that are signed in.')(Number(open?.n ?? 0));

  const [backup] = await db()
    .select({ at: max(backupRecord.finishedAt), n: count() })
    .from(backupRecord)
    .where(and(isNull(backupRecord.problem), isNull(backupRecord.removedAt)));
  const backupAge = ageOf(backup?.at, now);
  if (backupAge !== null) gauge('backup_age_seconds', 'Age of the last whole backup.')(backupAge);
  gauge('backups', 'Whole backups there are.')(Number(backup?.n ?? 0));

  const runs = await db()
    .select({ name: jobRun.name, at: max(jobRun.finishedAt) })
    .from(jobRun)
    .where(isNull(jobRun.error))
    .groupBy(jobRun.name);
  const failed = await db()
    .select({ name: jobRun.name, n: count() })
    .from(jobRun)
    .where(and(gt(jobRun.startedAt, new Date(now.getTime() - 86_400_000)), isNotNull(jobRun.error)))
    .groupBy(jobRun.name);
  const age = byJob('job_success_age_seconds', 'Time since scheduled work last ended well.');
  const failures = byJob('job_failures_day', 'Runs of scheduled work in the last day that ended badly.');
  const failing = byJob('job_failing', '1 where the last run of scheduled work ended badly.');
  for (const { name, lastError } of await jobsWithLastRun()) {
    const well = ageOf(runs.find((run) => run.name === name)?.at, now);
    if (well !== null) age.set({ job: name }, well);
    failures.set({ job: name }, Number(failed.find((run) => run.name === name)?.n ?? 0));
    failing.set({ job: name }, lastError ? 1 : 0);
  }
  return registry;
}

function ageOf(at: Date | null | undefined, now: Date): number | null {
  return at ? Math.max(0, (now.getTime() - new Date(at).getTime()) / 1000) : null;
}
