import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import { readKept } from '~/diagnosis/evidence-files.server';
import { canonicalJson } from '~/kernel/canonical-json';
import { calendarDate } from '~/kernel/clock';
import { type CsvCell, csvText } from '~/platform/csv.server';
import type { Db } from '~/platform/db.server';
import type { TableShape } from '~/platform/schema.server';
import { newZip } from '~/platform/zip/write.server';
import {
  csvFile,
  dataFile,
  EVIDENCE_FOLDER,
  GUIDE,
  isEvidenceName,
  MANIFEST,
} from '../domain/transfer/archive';
import { LEFT_EMPTY, takenTables } from '../domain/transfer/inventory';
import type { ExportRow } from '../domain/transfer/rows';
import { AROUND } from './around-rows.server';
import { guideText } from './guide';
import { EXPORT_VERSION, type Manifest } from './manifest';
import { ownWhere, pagesWhere } from './own-rows.server';
import { type ExportedAuthority, newScope, noteRow, type Scope } from './scope.server';
import { schemaMark, shapeOf, takenShapes } from './shapes.server';

/** What an export came to. */
export type Exported = {
  rows: number;
  tables: { name: string; rows: number }[];
  files: number;
  /** Files that records speak of and that were not there. */
  missing: string[];
  /** SHA-256 of the list of files: the same on arrival. */
  hash: string;
};

/** The order in which tables are read: casework first, then what it refers to. */
export function readingOrder(): string[] {
  const around = AROUND.map(({ table }) => table);
  return [...takenTables().filter((table) => !around.includes(table)), ...around];
}

/**
 * Writes everything of an authority as one archive, a page of records in memory at a time.
 * @param handle a snapshot: whatever happens meanwhile, the archive is of one moment
 * @param at the moment it is of
 * @param out where it goes; what stops it there stops the reading
 * @throws what reading or writing throws; the archive is then without its directory and refused as cut off
 */
export async function writeExport(
  handle: Db,
  authority: ExportedAuthority,
  at: Date,
  out: Writable,
): Promise<Exported> {
  const scope = newScope(handle, authority);
  const archive = newZip(out, at);
  const tables: Manifest['tables'] = [];
  const evidence: { path: string; hash: string }[] = [];
  try {
    const mark = schemaMark();
    await archive.add(GUIDE, [guideText(authority, calendarDate(at), mark, takenShapes())]);
    for (const table of readingOrder()) {
      const shape = shapeOf(table);
      let rows = 0;
      await archive.add(
        dataFile(table),
        eachPage(scope, shape, (page) => {
          rows += page.length;
          for (const row of page) {
            noteRow(scope, shape, row);
            if (table === 'diagnosis_evidence') noteFile(row, evidence);
          }
          return page.map((row) => `${JSON.stringify(row)}\n`).join('');
        }),
      );
      tables.push({ name: table, rows });
      await archive.add(csvFile(table), csvOf(scope, shape));
    }
    const missing: string[] = [];
    for (const file of evidence) {
      const bytes = await evidenceBytes(file);
      if (bytes) await archive.add(`${EVIDENCE_FOLDER}${file.path}`, [bytes]);
      else missing.push(file.path);
    }
    const files = archive.files();
    const manifest: Manifest = {
      format: 'alongside-authority-export',
      version: EXPORT_VERSION,
      exportedAt: at.toISOString(),
      schema: mark,
      authority,
      tables,
      files,
      missing,
    };
    await archive.add(MANIFEST, [`${JSON.stringify(manifest, null, 1)}\n`]);
    await archive.end();
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    return { rows, tables, files: files.length, missing, hash: hashOfFiles(files) };
  } catch (error) {
    archive.abandon(error);
    throw error;
  }
}

/** SHA-256 of an export's list of files: names the export. */
export function hashOfFiles(files: Manifest['files']): string {
  return createHash('sha256').update(canonicalJson(files)).digest('hex');
}

/** Rows of a table in pages, those columns emptied that do not travel. */
async function* rowsOf(scope: Scope, shape: TableShape): AsyncGenerator<ExportRow[]> {
  const around = AROUND.find(({ table }) => table === shape.name);
  const pages = around ? around.rows(scope) : pagesWhere(scope.handle, shape, ownWhere(scope, shape.name));
  const empty = Object.keys(LEFT_EMPTY[shape.name] ?? {});
  const emptied = Object.fromEntries(empty.map((column) => [column, null]));
  for await (const page of pages)
    yield empty.length === 0 ? page : page.map((row) => ({ ...row, ...emptied }));
}

async function* eachPage(scope: Scope, shape: TableShape, text: (page: ExportRow[]) => string) {
  for await (const page of rowsOf(scope, shape)) yield text(page);
}

async function* csvOf(scope: Scope, shape: TableShape) {
  const names = shape.columns.map(({ name }) => name);
  yield `\ufeff${csvText([names])}`;
  for await (const page of rowsOf(scope, shape))
    yield csvText(page.map((row) => names.map((name) => cellOf(row[name]))));
}

function cellOf(value: unknown): CsvCell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return JSON.stringify(value);
}

function noteFile(row: ExportRow, evidence: { path: string; hash: string }[]): void {
  if (typeof row.file_path === 'string' && typeof row.file_hash === 'string')
    evidence.push({ path: row.file_path, hash: row.file_hash });
}

/** A file as it was sent, or null where it is gone or was altered: the rest is not kept back for it. */
async function evidenceBytes({ path, hash }: { path: string; hash: string }): Promise<Uint8Array | null> {
  if (!isEvidenceName(path)) return null;
  return await readKept(path, hash).catch(() => null);
}
