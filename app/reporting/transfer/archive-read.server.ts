import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import {
  type ArchiveEntry,
  directoryProblem,
  listingProblem,
  MANIFEST,
  MOST_LINE_BYTES,
  MOST_MANIFEST_BYTES,
} from '../domain/transfer/archive';
import { EXPORT_VERSION, type Manifest, manifestSchema } from './manifest';
import { schemaMark } from './shapes.server';

/** Why an archive is not taken, in words for the person at the keyboard. */
export class ArchiveRefused extends Error {}

/** An export whose directory and list of files have been looked through. */
export type OpenArchive = {
  manifest: Manifest;
  /** A file's bytes as they come; @throws `ArchiveRefused` at its end where they are not those that were exported. */
  read(name: string): AsyncGenerator<Buffer>;
  /** Rows of a file of records, each as it was read; checked as `read` does. */
  lines(name: string): AsyncGenerator<unknown>;
  close(): void;
};

/**
 * Opens an export. Nothing is unpacked but its list of files.
 * @throws `ArchiveRefused` for what is no export, was cut off or changed, was made to do harm, or is of another schema
 */
export async function openArchive(file: string): Promise<OpenArchive> {
  const size = await stat(file).then(
    (found) => (found.isFile() ? found.size : null),
    () => null,
  );
  if (size === null) throw new ArchiveRefused(`There is no file ${file}.`);
  const zip = await openPromise(file, { autoClose: false, strictFileNames: true }).catch((error) => {
    throw notWhole(error);
  });
  try {
    const entries = await entriesOf(zip);
    const listed = [...entries.values()].flat().map(listedEntry);
    const problem = directoryProblem(listed, size);
    if (problem) throw new ArchiveRefused(`This archive is not taken. ${problem}`);
    const byName = new Map(
      [...entries].flatMap(([name, [entry]]) => (entry ? [[name, entry] as const] : [])),
    );
    const manifest = await manifestOf(zip, byName);
    const mismatch = listingProblem(listed, manifest.files);
    if (mismatch) throw new ArchiveRefused(`This archive is not as it was made. ${mismatch}`);
    const read = (name: string) => readFile(zip, byName, manifest, name);
    return { manifest, read, lines: (name) => linesOf(read(name), name), close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry[]>> {
  const entries = new Map<string, Entry[]>();
  // A directory that claims more than is there is found out while it is read.
  const most = 250_000;
  let read = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      if (++read > most) throw new ArchiveRefused('This archive is not taken. It lists far too many files.');
      entries.set(entry.fileName, [...(entries.get(entry.fileName) ?? []), entry]);
    }
  } catch (error) {
    throw error instanceof ArchiveRefused ? error : notWhole(error);
  }
  return entries;
}

function listedEntry(entry: Entry): ArchiveEntry {
  return {
    name: entry.fileName,
    packedBytes: entry.compressedSize,
    bytes: entry.uncompressedSize,
    plain: entry.canDecodeFileData() && !entry.isEncrypted(),
  };
}

async function manifestOf(zip: ZipFile, entries: ReadonlyMap<string, Entry>): Promise<Manifest> {
  const entry = entries.get(MANIFEST);
  if (!entry || entry.uncompressedSize > MOST_MANIFEST_BYTES)
    throw new ArchiveRefused('This archive is not taken. Its list of files is too long to be one.');
  const pieces: Buffer[] = [];
  for await (const piece of unpacked(zip, entry)) pieces.push(piece);
  const stated: unknown = parsed(Buffer.concat(pieces).toString('utf8'));
  const result = manifestSchema.safeParse(stated);
  if (!result.success)
    throw new ArchiveRefused(
      `This is no export of an authority: its ${MANIFEST} is not one that Alongside writes.`,
    );
  const manifest = result.data;
  if (manifest.version !== EXPORT_VERSION)
    throw new ArchiveRefused(
      `This export is laid out in another way (version ${manifest.version}) than this installation reads (version ${EXPORT_VERSION}). Use the version of Alongside it was made with.`,
    );
  const here = schemaMark();
  if (manifest.schema.fingerprint !== here.fingerprint)
    throw new ArchiveRefused(
      `This export has the records of schema ${manifest.schema.migration}; this installation has ${here.migration}. Bring both to the same version of Alongside, export again, then import.`,
    );
  return manifest;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The bytes of a file, unpacked as they are read; the library sees to it that they are no more than the directory says. */
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

async function* readFile(
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
  manifest: Manifest,
  name: string,
): AsyncGenerator<Buffer> {
  const entry = entries.get(name);
  const listed = manifest.files.find((file) => file.name === name);
  if (!entry || !listed) throw new ArchiveRefused(`This archive is not whole: “${name}” is missing from it.`);
  const hash = createHash('sha256');
  for await (const piece of unpacked(zip, entry)) {
    hash.update(piece);
    yield piece;
  }
  if (hash.digest('hex') !== listed.sha256)
    throw new ArchiveRefused(
      `This archive is not as it was made: “${name}” has been changed since. Nothing was imported.`,
    );
}

const LINE_END = 0x0a;

/** The rows of a file: one JSON value a line, in strict UTF-8. */
async function* linesOf(pieces: AsyncIterable<Buffer>, name: string): AsyncGenerator<unknown> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let number = 0;
  let held: Buffer[] = [];
  let heldBytes = 0;
  const row = (line: Buffer): unknown => {
    number++;
    try {
      return JSON.parse(decoder.decode(line));
    } catch {
      throw new ArchiveRefused(`Line ${number} of “${name}” is no record.`);
    }
  };
  for await (const piece of pieces) {
    let from = 0;
    for (let end = piece.indexOf(LINE_END); end !== -1; end = piece.indexOf(LINE_END, from)) {
      held.push(piece.subarray(from, end));
      yield row(Buffer.concat(held));
      held = [];
      heldBytes = 0;
      from = end + 1;
    }
    held.push(piece.subarray(from));
    heldBytes += piece.length - from;
    if (heldBytes > MOST_LINE_BYTES)
      throw new ArchiveRefused(`Line ${number + 1} of “${name}” is longer than any record.`);
  }
  if (heldBytes > 0) throw new ArchiveRefused(`“${name}” ends in the middle of a record.`);
}

function notWhole(error: unknown): Error {
  if (error instanceof ArchiveRefused) return error;
  const why = error instanceof Error ? error.message : String(error);
  return new ArchiveRefused(
    `This file is not a whole export: it was cut off, damaged, or is something else (${why}).`,
  );
}
