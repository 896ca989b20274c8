/** Exports of authorities, opened and put together anew as somebody with bad intentions would. */
import { createHash } from 'node:crypto';
import { createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';
import { ZipFile } from 'yazl';

export type ArchiveFiles = Map<string, Buffer>;
type Row = Record<string, unknown>;
type Listed = {
  files: { name: string; bytes: number; sha256: string }[];
  tables: { name: string; rows: number }[];
};

/** All files of an archive, unpacked into memory. */
export async function unpack(path: string): Promise<ArchiveFiles> {
  const zip = await openPromise(path);
  const files: ArchiveFiles = new Map();
  for await (const entry of zip.eachEntry()) {
    const pieces: Buffer[] = [];
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(Buffer.from(piece));
    files.set(entry.fileName, Buffer.concat(pieces));
  }
  return files;
}

/** Writes an archive of some files. */
export async function pack(files: ArchiveFiles, path: string): Promise<void> {
  const zip = new ZipFile();
  for (const [name, bytes] of files) zip.addBuffer(bytes, name);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}

/** Rows of a table in an archive. */
export function rowsOf(files: ArchiveFiles, table: string): Row[] {
  const text = files.get(`data/${table}.ndjson`)?.toString('utf8') ?? '';
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Row => JSON.parse(line));
}

/** Puts other rows in place of a table's. */
export function setRows(files: ArchiveFiles, table: string, rows: readonly Row[]): void {
  files.set(`data/${table}.ndjson`, Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join('')));
}

/** The list of files and counts as an archive has it. */
export function manifestOf(files: ArchiveFiles): Listed & Row {
  return JSON.parse(files.get('manifest.json')?.toString('utf8') ?? '{}');
}

/** Makes the list of files and counts true again, as whoever altered an archive on purpose would. */
export function relist(files: ArchiveFiles, more: Row = {}): void {
  const manifest = manifestOf(files);
  manifest.files = [...files]
    .filter(([name]) => name !== 'manifest.json')
    .map(([name, bytes]) => ({
      name,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    }));
  manifest.tables = manifest.tables.map(({ name }) => ({ name, rows: rowsOf(files, name).length }));
  files.set('manifest.json', Buffer.from(JSON.stringify({ ...manifest, ...more })));
}

/** Writes over a name in an archive's own bytes, where the library would not let us: both must be as long. */
export function rename(path: string, from: string, to: string): void {
  const bytes = readFileSync(path);
  for (let at = bytes.indexOf(from); at !== -1; at = bytes.indexOf(from, at + to.length)) bytes.write(to, at);
  writeFileSync(path, bytes);
}
