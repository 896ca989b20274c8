import type { Refusal } from '~/kernel/verdict';
import { isHeadingRow, type Layout, readHeadings } from './domain/columns';
import { type Problem, type RowFacts, readRow } from './domain/row';
import { cleanText } from './domain/text';
import { type Inspected, readRecords } from './source.server';

/** A school as a file gives it, with the line its row starts on. */
export type SchoolRow = { line: number; urn: number; facts: RowFacts };

/** A row, or a value of a row, that was not taken. */
export type Finding = Problem & { kind: 'row' | 'value'; line: number };

/** So many rows of a file, read. */
export type Batch = {
  schools: SchoolRow[];
  findings: Finding[];
  /** Rows read, whether taken or not. */
  read: number;
  /** Rows of authorities that were not asked for. */
  skipped: number;
  bytesDone: number;
};

/** Thrown for a file that cannot be imported at all, before anything of it is used. */
export class FileRefused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message);
  }
}

const refused = (code: string, message: string) => new FileRefused({ ok: false, code, message });

/**
 * Rows in a batch, each written in one transaction. In the web server's process a batch holds up everybody's pages for
 * a moment, so it is small; a process of its own only holds the lock.
 */
export const BATCH_ROWS = { server: 400, commandLine: 2000 };

/**
 * Reads a GIAS establishment file in batches, in bounded memory. Each URN is taken once: of two rows with the
 * same one the first counts and the second is a finding.
 * @param authorities three-digit codes; empty for every authority
 * @param batchRows about how many rows to a batch
 * @throws FileRefused before the first batch when the file is not GIAS data
 */
export async function* readGiasFile(
  path: string,
  inspected: Inspected,
  authorities: readonly string[],
  batchRows: number = BATCH_ROWS.server,
): AsyncGenerator<Batch> {
  if (inspected.problem) throw refused('import.not-csv', `${inspected.problem} Nothing has been changed.`);
  const wanted = new Set(authorities);
  const lineOfUrn = new Map<number, number>();
  let layout: Layout | null = null;
  let anyRow = false;
  let batch = emptyBatch();

  const source = readRecords(path, inspected.encoding, (broken) => {
    anyRow = true;
    batch.read++;
    batch.findings.push({
      kind: 'row',
      line: broken.line,
      column: null,
      value: cleanText(broken.text),
      reason: broken.reason,
    });
  });

  for await (const { line, cells } of source.records) {
    if (layout === null || isHeadingRow(cells)) {
      const headings = readHeadings(cells);
      if (!headings.ok) throw new FileRefused(headings);
      layout = headings.value;
      continue;
    }
    anyRow = true;
    takeRow(batch, line, readRow(cells, layout, wanted), lineOfUrn);
    if (batch.schools.length + batch.findings.length >= batchRows || batch.skipped >= 5000) {
      yield { ...batch, bytesDone: source.bytesDone() };
      batch = emptyBatch();
    }
  }
  if (layout === null) {
    throw refused(
      'import.not-gias',
      'This is not a GIAS establishment file: no heading row could be read. Nothing has been changed.',
    );
  }
  if (!anyRow)
    throw refused('import.empty', 'The file has headings but no schools. Nothing has been changed.');
  yield { ...batch, bytesDone: inspected.bytes };
}

function emptyBatch(): Batch {
  return { schools: [], findings: [], read: 0, skipped: 0, bytesDone: 0 };
}

function takeRow(
  batch: Batch,
  line: number,
  row: ReturnType<typeof readRow>,
  lineOfUrn: Map<number, number>,
): void {
  if (row.kind === 'other-authority') {
    batch.skipped++;
    return;
  }
  batch.read++;
  if (row.kind === 'rejected') {
    batch.findings.push({ kind: 'row', line, ...row.problem });
    return;
  }
  const earlier = lineOfUrn.get(row.urn);
  if (earlier !== undefined) {
    const reason = `This URN stands on line ${earlier} already. The first row was taken.`;
    batch.findings.push({ kind: 'row', line, column: 'URN', value: String(row.urn), reason });
    return;
  }
  lineOfUrn.set(row.urn, line);
  batch.schools.push({ line, urn: row.urn, facts: row.facts });
  for (const problem of row.leftOut) batch.findings.push({ kind: 'value', line, ...problem });
}
