import { createHash } from 'node:crypto';
import type { TableShape } from '~/platform/schema.server';
import { csvFile, dataFile, EVIDENCE_FOLDER, GUIDE, isEvidenceName } from '../domain/transfer/archive';
import { belongingProblem, isOwnRow } from '../domain/transfer/belonging';
import { INVENTORY } from '../domain/transfer/inventory';
import type { ExportRow } from '../domain/transfer/rows';
import { ArchiveRefused, type OpenArchive } from './archive-read.server';
import type { Key } from './scope.server';
import { problemOf, takenShapes } from './shapes.server';

/** What was found in an archive that is as it should be. */
export type Examined = {
  rows: number;
  /** Addresses of the authority's people: nobody here may have them already. */
  emails: string[];
  /** Codes of all authorities named, by id. */
  authorities: Map<string, { code: string; name: string }>;
  /** Names of its files of evidence. */
  evidence: string[];
};

/**
 * Reads an archive from end to end: every checksum, every row, and whether all that is referred to is in it. Nothing is
 * written.
 * @throws `ArchiveRefused` at the first thing that is wrong
 */
export async function examine(archive: OpenArchive): Promise<Examined> {
  const { manifest } = archive;
  const shapes = takenShapes();
  expectFiles(archive, shapes);
  const referred = referredTables(shapes);
  const known = { all: new Map<string, Set<Key>>(), own: new Map<string, Set<Key>>() };
  const found: Examined = { rows: 0, emails: [], authorities: new Map(), evidence: [] };
  const counts = new Map(manifest.tables.map(({ name, rows }) => [name, rows]));
  for (const shape of shapes) {
    const all = new Set<Key>();
    const own = new Set<Key>();
    if (referred.has(shape.name)) {
      known.all.set(shape.name, all);
      known.own.set(shape.name, own);
    }
    let rows = 0;
    for await (const row of rowsIn(archive, shape)) {
      rows++;
      const problem =
        belongingProblem(shape.name, row, manifest.authority.id, known) ??
        referenceProblem(shape, row, known.all) ??
        textProblem(row);
      if (problem) throw wrongRow(shape.name, rows, problem);
      note(shape.name, row, archive, found);
      const key = row[shape.key.name];
      if (!referred.has(shape.name) || (typeof key !== 'string' && typeof key !== 'number')) continue;
      if (all.has(key)) throw wrongRow(shape.name, rows, 'is there twice');
      all.add(key);
      if (isOwnRow(shape.name, row, manifest.authority.id)) own.add(key);
    }
    if (rows !== counts.get(shape.name))
      throw new ArchiveRefused(
        `${shape.name} has ${rows} records and should have ${counts.get(shape.name)}.`,
      );
    found.rows += rows;
    await drain(archive.read(csvFile(shape.name)));
  }
  await drain(archive.read(GUIDE));
  for (const name of found.evidence) await drain(archive.read(`${EVIDENCE_FOLDER}${name}`));
  expectOwnAuthority(archive, found);
  return found;
}

/** Rows of a table of an archive, each known to have its columns. */
export async function* rowsIn(archive: OpenArchive, shape: TableShape): AsyncGenerator<ExportRow> {
  let line = 0;
  for await (const row of archive.lines(dataFile(shape.name))) {
    line++;
    const problem = problemOf(shape, row);
    if (problem) throw wrongRow(shape.name, line, problem);
    yield row as ExportRow; // `problemOf` has looked at it.
  }
}

/** Every table has its two files, and there is nothing else but the guide and evidence. */
function expectFiles({ manifest }: OpenArchive, shapes: readonly TableShape[]): void {
  const due = new Set([GUIDE, ...shapes.flatMap(({ name }) => [dataFile(name), csvFile(name)])]);
  const listed = new Set(manifest.files.map(({ name }) => name));
  for (const name of due)
    if (!listed.has(name)) throw new ArchiveRefused(`“${name}” is missing from this archive.`);
  const extra = [...listed].find((name) => !due.has(name) && !name.startsWith(EVIDENCE_FOLDER));
  if (extra) throw new ArchiveRefused(`This archive holds “${extra}”, which no export of this schema does.`);
}

/** Tables whose keys others refer to. */
function referredTables(shapes: readonly TableShape[]): Set<string> {
  const parents = Object.values(INVENTORY).flatMap((taking) => (taking.take === 'part' ? [taking.of] : []));
  return new Set([...shapes.flatMap(({ references }) => references.map(({ table }) => table)), ...parents]);
}

function referenceProblem(
  { references }: TableShape,
  row: ExportRow,
  known: ReadonlyMap<string, ReadonlySet<Key>>,
): string | null {
  for (const { column, table } of references) {
    const key = row[column];
    if (key === null) continue;
    if ((typeof key === 'string' || typeof key === 'number') && known.get(table)?.has(key)) continue;
    return `refers by ${column} to a record of ${table} that is not in the archive`;
  }
  return null;
}

/** A text that is kept with its hash is the text that was hashed. */
function textProblem({ content, hash }: ExportRow): string | null {
  if (typeof content !== 'string' || typeof hash !== 'string') return null;
  return createHash('sha256').update(content).digest('hex') === hash
    ? null
    : 'has a text that is not the one its hash was made of';
}

function note(table: string, row: ExportRow, { manifest }: OpenArchive, found: Examined): void {
  if (table === 'account' && row.authority_id === manifest.authority.id) found.emails.push(String(row.email));
  if (table === 'authority')
    found.authorities.set(String(row.id), { code: String(row.code), name: String(row.name) });
  if (table !== 'diagnosis_evidence' || row.file_path === null) return;
  const name = String(row.file_path);
  if (!isEvidenceName(name))
    throw new ArchiveRefused(`“${name.slice(0, 80)}” is no name of a file of evidence.`);
  if (manifest.missing.includes(name)) return;
  const file = manifest.files.find((listed) => listed.name === `${EVIDENCE_FOLDER}${name}`);
  if (file?.sha256 !== row.file_hash)
    throw new ArchiveRefused(
      `The file of evidence ${name} is missing from this archive, or is not the one its record speaks of.`,
    );
  found.evidence.push(name);
}

function expectOwnAuthority({ manifest }: OpenArchive, found: Examined): void {
  const own = found.authorities.get(manifest.authority.id);
  if (own?.code !== manifest.authority.code || own.name !== manifest.authority.name)
    throw new ArchiveRefused('This archive does not hold the authority it says it is of.');
  const listed = manifest.files.filter(({ name }) => name.startsWith(EVIDENCE_FOLDER)).length;
  if (listed !== new Set(found.evidence).size)
    throw new ArchiveRefused('This archive holds files of evidence that no record speaks of.');
}

async function drain(pieces: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of pieces);
}

function wrongRow(table: string, line: number, problem: string): ArchiveRefused {
  return new ArchiveRefused(
    `This archive is not one that Alongside wrote: record ${line} of ${table} ${problem}.`,
  );
}
