import { stat } from 'node:fs/promises';
import type { Entry } from 'yauzl';
import { type OpenZip, openZip, type ReadLimits, type Refusals } from '~/platform/zip/read.server';
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
  const zip = await openZip(file, REFUSALS, LIMITS);
  try {
    const listed = [...zip.entries.values()].flat().map(listedEntry);
    const problem = directoryProblem(listed, size);
    if (problem) throw new ArchiveRefused(`This archive is not taken. ${problem}`);
    const manifest = await manifestOf(zip);
    const { files } = manifest;
    const mismatch = listingProblem(listed, files);
    if (mismatch) throw new ArchiveRefused(`This archive is not as it was made. ${mismatch}`);
    return {
      manifest,
      read: (name) => zip.read(name, files),
      lines: (name) => zip.lines(name, files),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

const LIMITS: ReadLimits = { entries: 250_000, lineBytes: MOST_LINE_BYTES };

const REFUSALS: Refusals = {
  Refused: ArchiveRefused,
  notWhole: (why) =>
    `This file is not a whole export: it was cut off, damaged, or is something else (${why}).`,
  missing: (name) => `This archive is not whole: “${name}” is missing from it.`,
  changed: (name) =>
    `This archive is not as it was made: “${name}” has been changed since. Nothing was imported.`,
  noRecord: (name, line) => `Line ${line} of “${name}” is no record.`,
  tooLong: (name, line) => `Line ${line} of “${name}” is longer than any record.`,
  cutOff: (name) => `“${name}” ends in the middle of a record.`,
  tooMany: 'This archive is not taken. It lists far too many files.',
};

function listedEntry(entry: Entry): ArchiveEntry {
  return {
    name: entry.fileName,
    packedBytes: entry.compressedSize,
    bytes: entry.uncompressedSize,
    plain: entry.canDecodeFileData() && !entry.isEncrypted(),
  };
}

async function manifestOf(zip: OpenZip): Promise<Manifest> {
  const [entry] = zip.entries.get(MANIFEST) ?? [];
  if (!entry || entry.uncompressedSize > MOST_MANIFEST_BYTES)
    throw new ArchiveRefused('This archive is not taken. Its list of files is too long to be one.');
  const stated: unknown = parsed(await zip.text(entry));
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
