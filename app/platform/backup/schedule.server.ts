import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { createId } from '@paralleldrive/cuid2';
import { and, asc, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import { authority, backupRecord, installation } from '#drizzle/schema';
import { calendarDate } from '~/kernel/clock';
import { yes } from '~/kernel/verdict';
import { clock } from '../clock.server';
import { database, db } from '../db.server';
import { env } from '../env.server';
import { registerJob } from '../jobs.server';
import { problemWords } from '../process.server';
import { systemActor, transact } from '../transact.server';
import { COPY_KEPT_DAYS, removeOldUpgradeCopies } from '../upgrade-copies.server';
import { keepOf } from './environment';
import { makeBackup } from './make.server';
import { backupName, isBackupName, isOverdue, toRemove } from './rotation';

/** What the nightly backup is called among scheduled work. */
export const BACKUP_JOB = 'back-up';

/** Registers the nightly backup, and the look whether it came. Without a folder for them neither does anything. */
export function wireBackups(): void {
  registerJob({
    name: BACKUP_JOB,
    does: 'Backs up all records and files, reads the backup again, and removes those that make room.',
    when: '30 1 * * *',
    limitMinutes: 240,
    run: backUp,
  });
  registerJob({
    name: 'watch-backups',
    does: 'Tells administrators when the last whole backup is more than a day old.',
    everyMinutes: 60,
    async run() {
      return { told: await tellWhenOverdue() };
    },
  });
  registerJob({
    name: 'remove-upgrade-copies',
    does: `Removes the copy that was made of the database before an upgrade, after ${COPY_KEPT_DAYS} days.`,
    when: '40 2 * * *',
    run: async () => ({ removed: removeOldUpgradeCopies(env().DATABASE_URL, clock.now()) }),
  });
}

/**
 * Makes a backup and keeps a record of it; then the old ones go.
 * @throws what went wrong; it is on record then, and administrators have been told of the first failure after a whole one
 */
export async function backUp(): Promise<{ megabytes?: number; removed?: number }> {
  const folder = env().BACKUP_DIR;
  if (folder === undefined) return {};
  await closeUnfinished(folder);
  const startedAt = clock.now();
  const id = createId();
  const name = backupName(startedAt);
  const [last] = await db()
    .select({ problem: backupRecord.problem })
    .from(backupRecord)
    .orderBy(desc(backupRecord.startedAt))
    .limit(1);
  await database().write(async (tx) => {
    await tx.insert(backupRecord).values({ id, startedAt, file: name });
  });
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const made = await makeBackup(database(), path.join(folder, name));
    const [wrong] = made.problems;
    const problem = wrong
      ? `The audit trail does not follow: chain ${wrong.chain}, event ${wrong.seq} ${wrong.problem}.`
      : null;
    await finish(id, {
      bytes: made.bytes,
      hash: made.hash,
      migration: made.migration,
      holds: { records: made.records, events: made.events, files: made.files },
      problem,
    });
    if (problem !== null) throw new Error(problem);
    return { megabytes: Math.ceil(made.bytes / 1024 ** 2), removed: await removeOld(folder) };
  } catch (error) {
    await finish(id, { problem: problemWords(error) });
    if (!last?.problem) await tellAdministrators('backup.failed', id);
    throw error;
  }
}

async function finish(id: string, set: Partial<typeof backupRecord.$inferInsert>): Promise<void> {
  await database().write(async (tx) => {
    await tx
      .update(backupRecord)
      .set({ ...set, finishedAt: clock.now() })
      .where(eq(backupRecord.id, id));
  });
}

/** Those whose process ended before they were done, with what they had written: only one is made at a time. */
async function closeUnfinished(folder: string): Promise<void> {
  const dead = await db()
    .select({ file: backupRecord.file })
    .from(backupRecord)
    .where(isNull(backupRecord.finishedAt));
  for (const { file } of dead.filter((one) => isBackupName(one.file)))
    await rm(path.join(folder, `${file}.part`), { force: true });
  await database().write(async (tx) => {
    await tx
      .update(backupRecord)
      .set({ problem: 'The service stopped before it was done.', finishedAt: clock.now() })
      .where(isNull(backupRecord.finishedAt));
  });
}

/** Removes what makes room. A file that somebody took away is noted as gone; the newest that is there always stays. */
async function removeOld(folder: string): Promise<number> {
  const rows = await db()
    .select({ id: backupRecord.id, startedAt: backupRecord.startedAt, file: backupRecord.file })
    .from(backupRecord)
    .where(
      and(isNull(backupRecord.problem), isNull(backupRecord.removedAt), isNotNull(backupRecord.finishedAt)),
    )
    .orderBy(asc(backupRecord.startedAt));
  const place = (file: string) => path.join(folder, file);
  const there = rows.filter(({ file }) => isBackupName(file) && existsSync(place(file)));
  const going = toRemove(there, keepOf(env().BACKUP_KEEP), calendarDate);
  for (const { file } of there.filter(({ id }) => going.includes(id))) await rm(place(file));
  const gone = rows.filter((row) => going.includes(row.id) || !there.includes(row));
  await database().write(async (tx) => {
    for (const { id } of gone)
      await tx.update(backupRecord).set({ removedAt: clock.now() }).where(eq(backupRecord.id, id));
  });
  return going.length;
}

/** The last whole backup that is still there; null when there is none. */
export async function lastWhole(): Promise<typeof backupRecord.$inferSelect | null> {
  const [row] = await db()
    .select()
    .from(backupRecord)
    .where(
      and(isNull(backupRecord.problem), isNull(backupRecord.removedAt), isNotNull(backupRecord.finishedAt)),
    )
    .orderBy(desc(backupRecord.startedAt))
    .limit(1);
  return row ?? null;
}

const WATCH = 'backups-watched';

/**
 * Tells administrators once when the last whole backup is too old. Where there never was one, time runs from the first look.
 * @returns how many authorities were told
 */
export async function tellWhenOverdue(): Promise<number> {
  if (env().BACKUP_DIR === undefined) return 0;
  const now = clock.now();
  const last = await lastWhole();
  const known = await db().select().from(installation).where(eq(installation.key, WATCH));
  const value = known[0]?.value ?? {};
  const since = typeof value.since === 'string' ? new Date(value.since) : now;
  const of = last?.id ?? 'none';
  const due = isOverdue(last?.startedAt ?? since, now) && value.told !== of;
  const next = { since: since.toISOString(), told: due ? of : (value.told ?? null) };
  if (known.length === 0 || due)
    await database().write(async (tx) => {
      await tx
        .insert(installation)
        .values({ key: WATCH, value: next, updatedAt: now, version: 1 })
        .onConflictDoUpdate({ target: installation.key, set: { value: next, updatedAt: now } });
    });
  return due ? tellAdministrators('backup.overdue', of) : 0;
}

/** Says so in the record of each authority, whose administrators hear of it there. */
async function tellAdministrators(type: 'backup.failed' | 'backup.overdue', id: string): Promise<number> {
  const authorities = await db().select({ id: authority.id }).from(authority);
  for (const one of authorities) {
    await transact(systemActor('job', one.id), async ({ emit }) => {
      if (type === 'backup.failed') emit({ type: 'backup.failed', subject: { type: 'backup', id } });
      else emit({ type: 'backup.overdue', subject: { type: 'backup', id } });
      return yes();
    });
  }
  return authorities.length;
}
