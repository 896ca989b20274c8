import { existsSync } from 'node:fs';
import { mkdir, open as openFile, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { env } from '../env.server';
import { BackupRefused } from './layout';

/**
 * That somebody was erased, kept beside the backups: one made before brings their name back, and this says that it has to go
 * again. It names nobody: only ids, the pseudonym and the instant.
 */
export type ErasureEntry = {
  account: string;
  authority: string;
  pseudonym: string;
  /** Account of whoever carried it out. */
  by: string;
  at: Date;
};

const id = z.string().min(1).max(100);
const line = z.strictObject({
  account: id,
  authority: id,
  pseudonym: z.string().min(1).max(200),
  by: id,
  at: z.iso.datetime({ precision: 3 }).transform((text) => new Date(text)),
});

const NAME = 'erasures.ndjson';

/** Where the journal is; null without a folder for backups. */
export function journalFile(): string | null {
  const folder = env().BACKUP_DIR;
  return folder === undefined ? null : path.join(folder, NAME);
}

/** The journal beside a backup, or else in the folder for backups; null where there is none. */
export function journalFor(backup: string): string | null {
  const places = [path.join(path.dirname(path.resolve(backup)), NAME), journalFile()];
  return places.find((file) => file !== null && existsSync(file)) ?? null;
}

/** @throws `BackupRefused` for a file that is no such journal; a file that is not there has no entries */
export async function readJournal(file: string): Promise<ErasureEntry[]> {
  if (!existsSync(file)) return [];
  const lines = (await readFile(file, 'utf8')).split('\n').filter((text) => text !== '');
  return lines.map((text, at) => {
    const read = line.safeParse(parsed(text));
    if (read.success) return read.data;
    throw new BackupRefused(`${file} is not a journal of erasures: its line ${at + 1} cannot be read.`);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Adds to the journal what it does not have. What it has stays, also what this database knows nothing of: after a restore
 * that is the point of it. Written beside and named in one step.
 */
export async function addToJournal(entries: readonly ErasureEntry[]): Promise<void> {
  const file = journalFile();
  if (file === null || entries.length === 0) return;
  const held = await readJournal(file);
  const known = new Set(held.map(({ account }) => account));
  const fresh = entries.filter(({ account }) => !known.has(account));
  if (fresh.length === 0) return;
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const part = `${file}.${process.pid}.part`;
  try {
    const handle = await openFile(part, 'w', 0o600);
    try {
      await handle.writeFile([...held, ...fresh].map((one) => `${JSON.stringify(one)}\n`).join(''));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, file);
  } finally {
    await rm(part, { force: true });
  }
}
