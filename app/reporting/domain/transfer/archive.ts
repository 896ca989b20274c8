/** One file of an archive as its directory lists it. */
export type ArchiveEntry = { name: string; packedBytes: number; bytes: number; plain: boolean };

/** What an archive may hold at most, so that a small file cannot fill a disk or a memory. */
export type ArchiveLimits = {
  files: number;
  /** Of all files unpacked. */
  bytes: number;
  /** How many times larger than packed, once past `freeBytes`. */
  ratio: number;
  freeBytes: number;
};

/** Many times the largest authority of England with ten years of records. */
export const ARCHIVE_LIMITS: ArchiveLimits = {
  files: 200_000,
  bytes: 32 * 1024 ** 3,
  ratio: 200,
  freeBytes: 64 * 1024 ** 2,
};

/** The list of files with their checksums: longer ones are not read. */
export const MOST_MANIFEST_BYTES = 64 * 1024 ** 2;
/** One row; the largest are whole rankings and plans with all they rested on. */
export const MOST_LINE_BYTES = 64 * 1024 ** 2;

export const MANIFEST = 'manifest.json';
export const GUIDE = 'README.md';
export const dataFile = (table: string) => `data/${table}.ndjson`;
export const csvFile = (table: string) => `csv/${table}.csv`;
export const EVIDENCE_FOLDER = 'files/evidence/';

const DATA = /^data\/[a-z_]+\.ndjson$/;
const CSV = /^csv\/[a-z_]+\.csv$/;
/** Names of evidence are of chance; nothing in them leads anywhere. */
const EVIDENCE = /^files\/evidence\/[A-Za-z0-9][A-Za-z0-9-]{7,63}$/;

/** Whether a file may stand in an export under this name. */
export function isArchiveName(name: string): boolean {
  return name === MANIFEST || name === GUIDE || DATA.test(name) || CSV.test(name) || EVIDENCE.test(name);
}

/** Whether a file of evidence may be kept under this name. */
export function isEvidenceName(name: string): boolean {
  return EVIDENCE.test(`${EVIDENCE_FOLDER}${name}`);
}

/**
 * Looks an archive's directory through before anything of it is unpacked.
 * @param archiveBytes size of the archive itself
 * @returns what is wrong, in words for the person at the keyboard, or null
 */
export function directoryProblem(
  entries: readonly ArchiveEntry[],
  archiveBytes: number,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): string | null {
  if (entries.length > limits.files) return `It lists more than ${limits.files} files.`;
  const seen = new Set<string>();
  let packed = 0;
  let bytes = 0;
  for (const entry of entries) {
    const { name } = entry;
    if (!isArchiveName(name))
      return `It holds a file that does not belong in an export: “${name.slice(0, 80)}”.`;
    if (seen.has(name)) return `It holds “${name}” twice.`;
    if (!entry.plain) return `“${name}” is encrypted or packed in a way that exports never are.`;
    seen.add(name);
    packed += entry.packedBytes;
    bytes += entry.bytes;
  }
  if (!seen.has(MANIFEST)) return `It has no ${MANIFEST}, so it is no export of an authority.`;
  // Files that share their bytes: unpacked, they would be far more than the archive holds.
  if (packed > archiveBytes) return 'Its files overlap: it would unpack to far more than it holds.';
  if (bytes > limits.bytes) return `Unpacked it would be larger than ${limits.bytes / 1024 ** 3} GB.`;
  if (bytes > limits.freeBytes && bytes > packed * limits.ratio)
    return `Unpacked it would be more than ${limits.ratio} times its size, which no export is.`;
  return null;
}

/**
 * Whether the files of an archive are exactly those its manifest lists.
 * @returns what is wrong, in words, or null
 */
export function listingProblem(
  entries: readonly ArchiveEntry[],
  listed: readonly { name: string; bytes: number }[],
): string | null {
  const there = new Map(entries.map((entry) => [entry.name, entry.bytes]));
  there.delete(MANIFEST);
  const twice = new Set<string>();
  for (const { name, bytes } of listed) {
    if (twice.has(name)) return `Its list names “${name}” twice.`;
    twice.add(name);
    const size = there.get(name);
    if (size === undefined) return `“${name.slice(0, 80)}” is missing from it.`;
    if (size !== bytes) return `“${name}” is not as long as it was when the export was made.`;
  }
  const extra = [...there.keys()].find((name) => !twice.has(name));
  return extra === undefined ? null : `“${extra}” was added to it after the export was made.`;
}
