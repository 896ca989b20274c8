import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { migrationNames } from '../migrations.server';
import { BACKUP_VERSION, BackupRefused, MANIFEST, type Manifest, manifestSchema } from './layout';

/** A backup whose directory and manifest have been read. */
export type OpenBackup = {
  manifest: Manifest;
  /** A file's bytes as they come. @throws `BackupRefused` at its end where they are not those that were written */
  read(name: string): AsyncGenerator<Buffer>;
  /** Its lines, parsed; checked as `read` does. */
  lines(name: string): AsyncGenerator<unknown>;
  close(): void;
};

const MOST_MANIFEST_BYTES = 256 * 1024 * 1024;

/**
 * Opens a backup. Nothing is unpacked but its manifest.
 * @throws `BackupRefused` for what is none, was cut off or changed, or is of a newer version
 */
export async function openBackup(file: string): Promise<OpenBackup> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new BackupRefused(`There is no file ${file}.`);
  const zip = await openPromise(file, { autoClose: false, strictFileNames: true }).catch((error) => {
    throw notWhole(error);
  });
  try {
    const entries = new Map<string, Entry>();
    try {
      for await (const entry of zip.eachEntry()) {
        if (entries.has(entry.fileName))
          throw new BackupRefused(`This is not a whole backup: it has “${entry.fileName}” twice.`);
        entries.set(entry.fileName, entry);
      }
    } catch (error) {
      throw notWhole(error);
    }
    const manifest = await manifestOf(zip, entries.get(MANIFEST));
    const listed = new Set(manifest.files.map(({ name }) => name));
    const strange = [...entries.keys()].find((name) => name !== MANIFEST && !listed.has(name));
    const missing = manifest.files.find(({ name }) => !entries.has(name));
    if (strange) throw new BackupRefused(`This backup is not as it was made: “${strange}” was put into it.`);
    if (missing) throw new BackupRefused(`This is not a whole backup: “${missing.name}” is missing from it.`);
    const read = (name: string) => checked(zip, entries, manifest, name);
    return { manifest, read, lines: (name) => linesOf(read(name), name), close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function manifestOf(zip: ZipFile, entry: Entry | undefined): Promise<Manifest> {
  if (!entry || entry.uncompressedSize > MOST_MANIFEST_BYTES)
    throw new BackupRefused('This is not a whole backup of Alongside: it has no list of what is in it.');
  const pieces: Buffer[] = [];
  for await (const piece of unpacked(zip, entry)) pieces.push(piece);
  let stated: unknown;
  try {
    stated = JSON.parse(Buffer.concat(pieces).toString('utf8'));
  } catch {
    stated = null;
  }
  const result = manifestSchema.safeParse(stated);
  if (!result.success)
    throw new BackupRefused(`This is not a whole backup: its ${MANIFEST} is not one that Alongside writes.`);
  const manifest = result.data;
  if (manifest.version !== BACKUP_VERSION || !migrationNames().includes(manifest.migration))
    throw new BackupRefused(
      `This backup was made by a newer version of Alongside (its records are of ${manifest.migration}). Use that version or a later one.`,
    );
  return manifest;
}

async function* unpacked(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  let stream: Readable | null = null;
  try {
    stream = await zip.openReadStreamPromise(entry);
    for await (const piece of stream) yield Buffer.from(piece);
  } catch (error) {
    throw notWhole(error);
  } finally {
    stream?.destroy();
  }
}

async function* checked(
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
  manifest: Manifest,
  name: string,
): AsyncGenerator<Buffer> {
  const entry = entries.get(name);
  const listed = manifest.files.find((one) => one.name === name);
  if (!entry || !listed) throw new BackupRefused(`This is not a whole backup: “${name}” is missing from it.`);
  const hash = createHash('sha256');
  for await (const piece of unpacked(zip, entry)) {
    hash.update(piece);
    yield piece;
  }
  if (hash.digest('hex') !== listed.sha256)
    throw new BackupRefused(`This backup is not as it was made: “${name}” has been changed since.`);
}

const LINE_END = 0x0a;

async function* linesOf(pieces: AsyncIterable<Buffer>, name: string): AsyncGenerator<unknown> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let held: Buffer[] = [];
  const parsed = (line: Buffer): unknown => {
    try {
      return JSON.parse(decoder.decode(line));
    } catch {
      throw new BackupRefused(`This is not a whole backup: a line of “${name}” is no record.`);
    }
  };
  for await (const piece of pieces) {
    let from = 0;
    for (let end = piece.indexOf(LINE_END); end !== -1; end = piece.indexOf(LINE_END, from)) {
      held.push(piece.subarray(from, end));
      yield parsed(Buffer.concat(held));
      held = [];
      from = end + 1;
    }
    if (from < piece.length) held.push(piece.subarray(from));
  }
  if (held.length > 0) throw new BackupRefused(`This is not a whole backup: “${name}” was cut off.`);
}

function notWhole(error: unknown): Error {
  if (error instanceof BackupRefused) return error;
  const why = error instanceof Error ? error.message : String(error);
  return new BackupRefused(
    `This is not a whole backup: it was cut off, damaged, or is something else (${why}).`,
  );
}
