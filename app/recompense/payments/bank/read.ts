import { parse } from 'csv-parse/sync';
import type { CalendarDate } from '~/kernel/clock';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { type BankLayout, bankLayoutOf } from '../../domain/payments/bank-layout';
import { type BankRow, readBankRow } from '../../domain/payments/bank-row';

/** Largest file taken, in bytes: many times a month's statement. */
export const MOST_BANK_BYTES = 1024 * 1024;
/** Most rows taken of one file: all of them are shown, and applied, together. */
export const MOST_BANK_ROWS = 1000;

/** A row of a file: where it stood, as it stood, and what it says. */
export type FileRow = { line: number; raw: string; row: BankRow };

/** Titles, balances and account names may stand above the heading; it is looked for this far down. */
const HEADING_WITHIN = 25;
/** A field in quotation marks may go over so many lines; more is a mark that was never closed. */
const MOST_LINES_OF_A_ROW = 5;
/** What columns may be separated by. */
const SEPARATORS = [',', ';', '\t'] as const;

/**
 * Reads a bank's file: UTF-8 or Windows-1252, with the headings of any bank. A row that cannot be read says why, and harms
 * no other.
 * @returns refusals in words: too large, no CSV file, no heading, no rows
 */
export function readBankFile(bytes: Uint8Array, today: CalendarDate): Verdict<FileRow[]> {
  if (bytes.length > MOST_BANK_BYTES) return tooLarge();
  const reason = notCsv(bytes);
  if (reason) return no('bank.not-csv', reason, { field: 'file' });
  const records = recordsOf(decode(bytes));
  const heading = findHeading(records);
  if (!heading)
    return no(
      'bank.no-heading',
      'No row of the file names a date, an amount and a description. Download it from the bank as CSV with its headings, and send it as it is.',
      { field: 'file' },
    );
  const rows = records.slice(heading.at + 1).flatMap((record) => rowOf(record, heading, today) ?? []);
  if (rows.length === 0)
    return no(
      'bank.empty',
      'The file has headings and no rows below them. Choose another period at the bank.',
      {
        field: 'file',
      },
    );
  if (rows.length > MOST_BANK_ROWS)
    return no(
      'bank.too-long',
      `The file has ${rows.length.toLocaleString('en-GB')} rows, and at most ${MOST_BANK_ROWS.toLocaleString('en-GB')} are taken at once. Download a shorter period. Periods that overlap do no harm.`,
      { field: 'file' },
    );
  return yes(rows);
}

/** The refusal of a file larger than is read. */
export function tooLarge() {
  return no('bank.too-large', 'The file is larger than 1 MB. Download a shorter period from the bank.', {
    field: 'file',
  });
}

/** What a file plainly is when it is no text with columns; null where it may be. */
function notCsv(bytes: Uint8Array): string | null {
  const start = String.fromCharCode(...bytes.slice(0, 64)).trimStart();
  if (bytes.length === 0 || start === '') return 'The file is empty. Download it from the bank again.';
  if (start.startsWith('PK') || start.startsWith('ÐÏ'))
    return 'This is an Excel workbook. Download the statement as CSV, or save the sheet as “CSV UTF-8 (comma delimited)”.';
  if (start.startsWith('%PDF')) return 'This is a PDF. Download the statement from the bank as CSV.';
  if (start.startsWith('<'))
    return 'This is a web page, not a CSV file. Download the statement from the bank again.';
  if (bytes.includes(0)) return 'This is not a CSV file. Download the statement from the bank as CSV.';
  return null;
}

/** Bytes as text: UTF-8 where they are, else Windows-1252, as older exports with pound signs are. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

type RowText = { line: number; raw: string; broken: boolean };

/** The file's rows as text. A quotation mark that is never closed spoils its own line, and none below. */
function recordsOf(text: string): RowText[] {
  const lines = text.split(/\r\n|\n|\r/);
  const records: RowText[] = [];
  for (let at = 0; at < lines.length; ) {
    const length = rowLength(lines, at);
    const taken = lines.slice(at, at + Math.max(1, length));
    const raw = taken.join('\n');
    if (raw.trim() !== '') records.push({ line: at + 1, raw, broken: length === 0 });
    at += taken.length;
  }
  return records;
}

/** Over how many lines the row that begins here goes; 0 where its quotation marks do not close. */
function rowLength(lines: readonly string[], at: number): number {
  let marks = 0;
  for (let n = 0; n < MOST_LINES_OF_A_ROW && at + n < lines.length; n++) {
    marks += (lines[at + n] ?? '').split('"').length - 1;
    if (marks % 2 === 0) return n + 1;
  }
  return 0;
}

type Heading = { at: number; layout: BankLayout; separator: string };

/** The heading, whichever separator makes it one. */
function findHeading(records: readonly RowText[]): Heading | null {
  for (const [at, { raw, broken }] of records.slice(0, HEADING_WITHIN).entries()) {
    for (const separator of broken ? [] : SEPARATORS) {
      const layout = bankLayoutOf(cellsOf(raw, separator) ?? []);
      if (layout) return { at, layout, separator };
    }
  }
  return null;
}

/** The cells of one row; null where it is not well formed. */
function cellsOf(raw: string, separator: string): string[] | null {
  try {
    const [cells] = parse(raw, {
      bom: true,
      delimiter: separator,
      relax_column_count: true,
      relax_quotes: true,
      trim: true,
    });
    return cells ?? null;
  } catch {
    return null;
  }
}

function rowOf({ line, raw, broken }: RowText, heading: Heading, today: CalendarDate): FileRow | null {
  const cells = broken ? null : cellsOf(raw, heading.separator);
  if (!cells) {
    const reason = 'Its quotation marks do not close, so its columns cannot be told apart.';
    return { line, raw, row: { kind: 'wrong', on: null, text: raw.slice(0, 300), reason } };
  }
  const row = readBankRow(cells, heading.layout, today);
  return row && { line, raw, row };
}
