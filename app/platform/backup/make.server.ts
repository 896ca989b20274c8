import { existsSync } from 'node:fs';
import { link, open as openFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { clock } from '../clock.server';
import type { OpenDatabase } from '../db.server';
import { FileMissing, fileStore } from '../files/store.server';
import { type Examined, examineBackup, hashOfFile } from './examine.server';
import {
  BACKUP_VERSION,
  BackupRefused,
  MANIFEST,
  type Manifest,
  recordsFile,
  sentFile,
  TRAIL,
} from './layout';
import { type Source, withSource } from './source.server';
import { trailReader } from './trail.server';
import { newBackupFile } from './zip-write.server';

/** A backup that was made, and read again from the disk. */
export type Made = Examined & { file: string; bytes: number; hash: string; gone: string[] };

/** Files of these kinds are packed already. */
const PACKED = 'evidence/';

/**
 * Backs up everything while the service is in use: the records as they stand at one moment, and every file that was sent.
 * It is written beside, read again and checked to the last byte, and only then given its name.
 * @param file where to; never written over
 * @throws `BackupRefused` where something is there; whatever stops the writing leaves nothing under that name
 */
export async function makeBackup(open: OpenDatabase, file: string): Promise<Made> {
  const refused = () =>
    new BackupRefused(`${file} is there already. Name a new file: a backup never overwrites one.`);
  if (existsSync(file)) throw refused();
  const part = `${file}.part`;
  await rm(part, { force: true });
  try {
    const manifest = await write(open, part);
    const examined = await examineBackup(part);
    const [{ size }, hash] = [await stat(part), await hashOfFile(part)];
    await flush(part);
    await nameIt(part, file, refused);
    await flush(path.dirname(path.resolve(file)));
    return { file, ...examined, bytes: size, hash, gone: manifest.gone };
  } finally {
    await rm(part, { force: true });
  }
}

async function write(open: OpenDatabase, part: string): Promise<Manifest> {
  const at = clock.now();
  const zip = newBackupFile(part, at);
  try {
    const records = await withSource(open, async (source) => {
      const tables: Manifest['tables'] = [];
      let chains: Manifest['chains'] = [];
      for (const table of source.tables) {
        const trail = table.name === TRAIL ? trailReader(table.columns) : null;
        let rows = 0;
        await zip.add(
          recordsFile(table.name),
          lines(source, table, (page) => {
            rows += page.length;
            for (const row of trail ? page : []) trail?.add(row);
          }),
        );
        tables.push({ ...table, rows });
        if (trail) chains = trail.chains();
      }
      return { migration: source.migration, tables, chains };
    });
    // After the records: a file is kept before its record is, so that none of those written about is missing.
    const gone: string[] = [];
    for await (const { key } of fileStore().list()) {
      const bytes = await fileStore()
        .read(key)
        .catch((error: unknown) => {
          if (error instanceof FileMissing) return null;
          throw error;
        });
      if (bytes) await zip.add(sentFile(key), [bytes], !key.startsWith(PACKED));
      else gone.push(key);
    }
    const manifest: Manifest = {
      format: 'alongside-backup',
      version: BACKUP_VERSION,
      madeAt: at.toISOString(),
      dialect: open.dialect,
      ...records,
      files: zip.files(),
      gone,
    };
    await zip.add(MANIFEST, [`${JSON.stringify(manifest, null, 1)}\n`]);
    await zip.end();
    return manifest;
  } catch (error) {
    zip.abandon();
    throw error;
  }
}

type Page = Source['rows'] extends (...args: never[]) => AsyncGenerator<infer P> ? P : never;

async function* lines(source: Source, table: Source['tables'][number], note: (page: Page) => void) {
  for await (const page of source.rows(table)) {
    note(page);
    yield page.map((row) => `${JSON.stringify(row)}\n`).join('');
  }
}

/** Gives a file its name in one step that fails where the name is taken; disks without second names rename. */
async function nameIt(part: string, file: string, refused: () => Error): Promise<void> {
  try {
    await link(part, file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'EEXIST' || existsSync(file)) throw refused();
    await rename(part, file);
  }
}

/** Has a file, or a folder's list of names, reach the disk. */
export async function flush(place: string): Promise<void> {
  const handle = await openFile(place, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Some disks know no flushing of folders.
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!['EINVAL', 'EPERM', 'ENOTSUP'].includes(code)) throw error;
  } finally {
    await handle.close();
  }
}
