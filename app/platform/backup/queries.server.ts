import { count, desc, eq } from 'drizzle-orm';
import { backupRecord, job } from '#drizzle/schema';
import { has, type Viewer } from '~/accounts/domain/roles';
import { clock } from '../clock.server';
import { db } from '../db.server';
import { env } from '../env.server';
import { type UpgradeCopy, upgradeCopies } from '../upgrade-copies.server';
import { keepOf } from './environment';
import { isOverdue, type Keep } from './rotation';
import { BACKUP_JOB, lastWhole } from './schedule.server';

export const BACKUPS_PER_PAGE = 25;

export type BackupView = {
  id: string;
  startedAt: Date;
  finishedAt: Date | null;
  file: string;
  bytes: number | null;
  hash: string | null;
  holds: Record<string, number> | null;
  problem: string | null;
  removedAt: Date | null;
};

export type BackupsPage = {
  /** Where they go; null when none are made. */
  folder: string | null;
  keep: Keep;
  nextAt: Date | null;
  last: BackupView | null;
  overdue: boolean;
  total: number;
  backups: BackupView[];
  /** Copies of the embedded database from before an upgrade. */
  copies: UpgradeCopy[];
};

/** Backups of the whole installation, for administrators: that they are there and whole, never what is in them. */
export async function backupsPage(viewer: Viewer, page: number): Promise<BackupsPage | null> {
  if (!has(viewer, 'admin')) return null;
  const [counted] = await db().select({ n: count() }).from(backupRecord);
  const rows = await db()
    .select()
    .from(backupRecord)
    .orderBy(desc(backupRecord.startedAt), desc(backupRecord.id))
    .limit(BACKUPS_PER_PAGE)
    .offset((page - 1) * BACKUPS_PER_PAGE);
  const [planned] = await db().select({ nextAt: job.nextAt }).from(job).where(eq(job.name, BACKUP_JOB));
  const { folder, last, overdue } = await backupState();
  return {
    folder,
    keep: keepOf(env().BACKUP_KEEP),
    nextAt: planned?.nextAt ?? null,
    last: last ? viewOf(last) : null,
    overdue,
    total: Number(counted?.n ?? 0),
    backups: rows.map(viewOf),
    copies: upgradeCopies(env().DATABASE_URL),
  };
}

function viewOf(row: typeof backupRecord.$inferSelect): BackupView {
  const { id, startedAt, finishedAt, file, bytes, hash, holds, problem, removedAt } = row;
  return { id, startedAt, finishedAt, file, bytes, hash, holds, problem, removedAt };
}

/** How backups stand: the folder, the last whole one, and whether that is too old. */
export async function backupState() {
  const folder = env().BACKUP_DIR ?? null;
  const last = await lastWhole();
  return { folder, last, overdue: folder !== null && isOverdue(last?.startedAt ?? null, clock.now()) };
}
