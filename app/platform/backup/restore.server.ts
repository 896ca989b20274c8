import { existsSync } from 'node:fs';
import { open as openFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import Database from 'better-sqlite3';
import { verifyChains } from '../audit.server';
import { openDatabase } from '../db.server';
import { FileThere, fileStore } from '../files/store.server';
import { migrationsFolder } from '../migrations.server';
import { reachedOfSqlite } from '../upgrade.server';
import { type Examined, examine } from './examine.server';
import { BackupRefused, sentFile } from './layout';
import { flush } from './make.server';
import { fillPostgres, fillSqlite } from './target.server';
import { type OpenBackup, openBackup } from './zip-read.server';

/** What was restored; a plain copy of a database does not say when it was made. */
export type Restored = Omit<Examined, 'records' | 'madeAt'> & { madeAt: string | null; integrity: string[] };

const isPostgres = (url: string) => /^postgres(ql)?:\/\//.test(url);

/**
 * Restores a backup into an empty place. All of it is checked before anything is written; files come first, and the database
 * is given its name last: what was killed half-way is not taken for whole, and is completed by restoring again.
 * @param url where the database goes, as `DATABASE_URL`
 * @throws `BackupRefused` for a backup that is not whole or of a newer version, and for a place that is not empty
 */
export async function restoreBackup(file: string, url: string): Promise<Restored> {
  if (!existsSync(file)) throw new BackupRefused(`There is no file ${file}.`);
  if (!isPostgres(url)) refuseThere(url);
  if (await isDatabaseFile(file)) return restoreDatabaseFile(file, url);
  const backup = await openBackup(file);
  try {
    const { records: _, ...examined } = await examine(backup);
    if (!examined.ok)
      throw new BackupRefused(
        `The audit trail in this backup does not follow (${examined.problems[0]?.problem}), so nothing was restored.`,
      );
    await refuseOtherFiles(backup);
    const integrity = isPostgres(url) ? await intoPostgres(url, backup) : await intoSqlite(url, backup);
    return { ...examined, integrity };
  } finally {
    backup.close();
  }
}

function refuseThere(target: string): void {
  if (existsSync(target))
    throw new BackupRefused(`${target} is there already. Move it away first: a restore never overwrites.`);
}

/** Files of the same names and bytes are those of a restore that was broken off; any other is somebody's. */
async function refuseOtherFiles({ manifest }: OpenBackup): Promise<void> {
  const listed = new Map(manifest.files.map(({ name, bytes }) => [name, bytes]));
  for await (const { key, bytes } of fileStore().list()) {
    if (listed.get(sentFile(key)) === bytes) continue;
    throw new BackupRefused(
      `There are files in ${fileStore().place} already (${key}). Name an empty place for them: a restore never overwrites.`,
    );
  }
}

async function putFiles(backup: OpenBackup): Promise<void> {
  const store = fileStore();
  for (const { name } of backup.manifest.files.filter((one) => one.name.startsWith(sentFile('')))) {
    const key = name.slice(sentFile('').length);
    const pieces: Buffer[] = [];
    for await (const piece of backup.read(name)) pieces.push(piece);
    const bytes = Buffer.concat(pieces);
    try {
      await store.put(key, bytes);
    } catch (error) {
      if (!(error instanceof FileThere) || !bytes.equals(await store.read(key))) throw error;
    }
  }
}

async function intoSqlite(target: string, backup: OpenBackup): Promise<string[]> {
  const part = `${target}.restoring`;
  await removeFile(part);
  try {
    await fillSqlite(part, backup);
    const { integrity } = await bringUpToDate(part);
    await putFiles(backup);
    await giveName(part, target);
    return integrity;
  } finally {
    await removeFile(part);
  }
}

async function intoPostgres(url: string, backup: OpenBackup): Promise<string[]> {
  // Files first: a database with records in it is one that is whole.
  await putFiles(backup);
  await fillPostgres(url, backup);
  return (await bringUpToDate(url)).integrity;
}

/** Migrates, then checks what came of it. @throws `BackupRefused` where the audit trail did not come through whole */
async function bringUpToDate(url: string): Promise<{ integrity: string[]; events: number }> {
  const open = openDatabase(url, { copyFirst: false });
  try {
    await open.migrate();
    const integrity = await open.integrity();
    const { events, problems } = await verifyChains(open.read);
    if (problems[0])
      throw new BackupRefused(`The audit trail of this backup does not follow (${problems[0].problem}).`);
    return { integrity, events };
  } finally {
    await open.close();
  }
}

/** Whether a file is a plain copy of an embedded database: what backups were before they held files as well. */
async function isDatabaseFile(file: string): Promise<boolean> {
  const handle = await openFile(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(16), 0, 16, 0);
    return buffer.subarray(0, bytesRead).toString('latin1') === 'SQLite format 3\0';
  } finally {
    await handle.close();
  }
}

async function restoreDatabaseFile(file: string, target: string): Promise<Restored> {
  if (isPostgres(target))
    throw new BackupRefused(
      'This is a copy of an embedded database, not a backup with its records apart: it goes to a file only.',
    );
  const part = `${target}.restoring`;
  await removeFile(part);
  try {
    const source = new Database(file, { readonly: true });
    let migration = 'none';
    try {
      migration = reachedOfSqlite(source, migrationsFolder('sqlite'))?.name ?? 'none';
      await source.backup(part);
    } finally {
      source.close();
    }
    const { integrity, events } = await bringUpToDate(part);
    const [found] = integrity;
    if (found) throw new BackupRefused(`This is not a whole backup (${found}). Nothing was restored.`);
    await giveName(part, target);
    return { ok: true, madeAt: null, migration, events, files: 0, problems: [], integrity };
  } catch (error) {
    if (error instanceof BackupRefused) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new BackupRefused(`${file} is not a whole backup of Alongside (${why}). Nothing was restored.`);
  } finally {
    await removeFile(part);
  }
}

/** The last step: everything has reached the disk before the file is called what the service opens. */
async function giveName(part: string, target: string): Promise<void> {
  const settle = new Database(part);
  settle.pragma('wal_checkpoint(TRUNCATE)');
  settle.close();
  await flush(part);
  refuseThere(target);
  await rename(part, target);
  await flush(path.dirname(path.resolve(target)));
}

async function removeFile(file: string): Promise<void> {
  const parts = [file, `${file}-wal`, `${file}-shm`, `${file}-journal`];
  await Promise.all(parts.map((one) => rm(one, { force: true })));
}
