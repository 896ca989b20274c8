import { stat } from 'node:fs/promises';
import { migrationNames } from '../migrations.server';
import { type OpenZip, openZip, type ReadLimits, type Refusals } from '../zip/read.server';
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

/** A backup is brought by whoever runs the service: it may be as large as it is. */
const LIMITS: ReadLimits = { entries: Number.POSITIVE_INFINITY, lineBytes: Number.POSITIVE_INFINITY };

const REFUSALS: Refusals = {
  Refused: BackupRefused,
  notWhole: (why) => `This is not a whole backup: it was cut off, damaged, or is something else (${why}).`,
  missing: (name) => `This is not a whole backup: “${name}” is missing from it.`,
  changed: (name) => `This backup is not as it was made: “${name}” has been changed since.`,
  noRecord: (name) => `This is not a whole backup: a line of “${name}” is no record.`,
  tooLong: (name) => `This is not a whole backup: a line of “${name}” is no record.`,
  cutOff: (name) => `This is not a whole backup: “${name}” was cut off.`,
  tooMany: 'This is not a whole backup: it lists too many files.',
};

/**
 * Opens a backup. Nothing is unpacked but its manifest.
 * @throws `BackupRefused` for what is none, was cut off or changed, or is of a newer version
 */
export async function openBackup(file: string): Promise<OpenBackup> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new BackupRefused(`There is no file ${file}.`);
  const zip = await openZip(file, REFUSALS, LIMITS);
  try {
    const twice = [...zip.entries].find(([, entries]) => entries.length > 1);
    if (twice) throw new BackupRefused(`This is not a whole backup: it has “${twice[0]}” twice.`);
    const manifest = await manifestOf(zip);
    const { files } = manifest;
    const listed = new Set(files.map(({ name }) => name));
    const strange = [...zip.entries.keys()].find((name) => name !== MANIFEST && !listed.has(name));
    const missing = files.find(({ name }) => !zip.entries.has(name));
    if (strange) throw new BackupRefused(`This backup is not as it was made: “${strange}” was put into it.`);
    if (missing) throw new BackupRefused(REFUSALS.missing(missing.name));
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

async function manifestOf(zip: OpenZip): Promise<Manifest> {
  const [entry] = zip.entries.get(MANIFEST) ?? [];
  if (!entry || entry.uncompressedSize > MOST_MANIFEST_BYTES)
    throw new BackupRefused('This is not a whole backup of Alongside: it has no list of what is in it.');
  const text = await zip.text(entry);
  let stated: unknown;
  try {
    stated = JSON.parse(text);
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
