import { basename } from 'node:path';
import { no, type Refusal } from '~/kernel/verdict';
import type { FigureRow, FigureVerdict } from './domain/figures';
import { readKs2Headings, readKs2Row } from './domain/ks2';
import { readOfstedHeadings, readOfstedRow } from './domain/ofsted';
import { cleanText } from './domain/text';
import { BATCH_ROWS, FileRefused, type Finding } from './gias-file.server';
import { type Inspected, readRecords } from './source.server';

/** Files of published figures: inspection outcomes and performance tables. */
export const FIGURE_KINDS = ['ofsted', 'ks2'] as const;
export type FigureKind = (typeof FIGURE_KINDS)[number];

export type FigureOptions = {
  kind: FigureKind;
  /** Three-digit codes; empty for every authority in the file. */
  authorities: readonly string[];
  /** Year the academic year starts, where somebody said so. */
  year: string | null;
  /** The file's own name, which may tell its year. */
  fileName: string;
};

/** So many rows of a file, read. */
export type FigureBatch = {
  rows: { line: number; row: FigureRow }[];
  findings: Finding[];
  read: number;
  skipped: number;
  bytesDone: number;
  /** What the file is, as kept with every figure. */
  source: string;
  /** The academic year of the file's figures, for performance tables. */
  period: string | null;
};

/** A file's own way of reading its rows, once its heading has been found. */
type Reader = { source: string; period: string | null; read(cells: readonly string[]): FigureVerdict };

/** Titles may stand above the heading; it is looked for this far down. */
const HEADING_WITHIN = 15;

/**
 * Reads a file of published figures in batches, in bounded memory. Of two rows about one school the first counts.
 * @throws FileRefused before the first batch when it is no such file
 */
export async function* readFigureFile(
  path: string,
  inspected: Inspected,
  options: FigureOptions,
  batchRows: number = BATCH_ROWS.server,
): AsyncGenerator<FigureBatch> {
  if (inspected.problem)
    throw new FileRefused(no('import.not-csv', `${inspected.problem} Nothing has been changed.`));
  const lineOf = new Map<string, number>();
  let reader: Reader | null = null;
  let widest = 0;
  let refusal: Refusal = no(
    'import.empty',
    'The file has no heading row that could be read. Nothing has been changed.',
  );
  let tried = 0;
  let anyRow = false;
  let batch = emptyBatch();
  const source = readRecords(path, inspected.encoding, (broken) => {
    batch.read++;
    const value = cleanText(broken.text);
    batch.findings.push({ kind: 'row', line: broken.line, column: null, value, reason: broken.reason });
  });

  for await (const { line, cells } of source.records) {
    if (reader === null) {
      const found = readerOf(cells, options);
      if ('read' in found) {
        reader = found;
        // What broke above the heading is no row of the file; what broke below it may have been told of already.
        const below = batch.findings.filter((finding) => finding.line > line);
        batch = { ...emptyBatch(), findings: below, read: below.length };
        continue;
      }
      if (cells.length > widest) {
        widest = cells.length;
        refusal = found;
      }
      if (++tried >= HEADING_WITHIN) throw new FileRefused(refusal);
      continue;
    }
    anyRow = true;
    takeRow(batch, line, reader.read(cells), lineOf);
    if (batch.rows.length + batch.findings.length >= batchRows || batch.skipped >= 5000) {
      yield { ...batch, source: reader.source, period: reader.period, bytesDone: source.bytesDone() };
      batch = emptyBatch();
    }
  }
  if (reader === null) throw new FileRefused(refusal);
  if (!anyRow && batch.findings.length === 0)
    throw new FileRefused(no('import.empty', 'The file has headings but no rows. Nothing has been changed.'));
  yield { ...batch, source: reader.source, period: reader.period, bytesDone: inspected.bytes };
}

/** Nothing would be taken, or everything, without a word of why. */
const NO_AUTHORITY = no(
  'import.no-authority',
  'The file has no column of local authority codes, so it cannot be taken for some authorities alone. Leave the authorities out to take all of it. Nothing has been changed.',
  { field: 'authorities' },
);

function readerOf(headings: readonly string[], options: FigureOptions): Reader | Refusal {
  const wanted = new Set(options.authorities);
  if (options.kind === 'ofsted') {
    const layout = readOfstedHeadings(headings);
    if (!layout.ok) return layout;
    if (wanted.size > 0 && !layout.value.saysAuthority) return NO_AUTHORITY;
    const read = (cells: readonly string[]) => readOfstedRow(cells, layout.value, wanted);
    return { source: layout.value.source, period: null, read };
  }
  const year = { asked: options.year, fileName: basename(options.fileName) };
  const layout = readKs2Headings(headings, year);
  if (!layout.ok) return layout;
  if (wanted.size > 0 && !layout.value.saysAuthority) return NO_AUTHORITY;
  const { source, period } = layout.value;
  return { source, period, read: (cells) => readKs2Row(cells, layout.value, wanted) };
}

function emptyBatch(): Omit<FigureBatch, 'source' | 'period'> {
  return { rows: [], findings: [], read: 0, skipped: 0, bytesDone: 0 };
}

function takeRow(
  batch: Omit<FigureBatch, 'source' | 'period'>,
  line: number,
  verdict: FigureVerdict,
  lineOf: Map<string, number>,
): void {
  if (verdict.kind === 'nothing') return;
  if (verdict.kind === 'other-authority') {
    batch.skipped++;
    return;
  }
  batch.read++;
  if (verdict.kind === 'rejected') {
    batch.findings.push({ kind: 'row', line, ...verdict.problem });
    return;
  }
  const { row } = verdict;
  if (row.school) {
    const { urn, laCode, number } = row.school;
    const key = urn === null ? `${laCode}/${number}` : String(urn);
    const earlier = lineOf.get(key);
    if (earlier !== undefined) {
      const reason = `This school stands on line ${earlier} already. The first row was taken.`;
      batch.findings.push({ kind: 'row', line, column: 'URN', value: key, reason });
      return;
    }
    lineOf.set(key, line);
  }
  batch.rows.push({ line, row });
  for (const problem of row.leftOut) batch.findings.push({ kind: 'value', line, ...problem });
}
