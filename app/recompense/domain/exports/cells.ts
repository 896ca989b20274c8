import type { CalendarDate } from '~/kernel/clock';
import type { Pence } from '~/kernel/money';
import type { VatTreatment } from '~/kernel/vat';
import type { ExportDate, ExportDelimiter } from '../settings/vocabulary';
import { EXPORT_COLUMNS, type ExportColumn } from './columns';

/** What a line of the finance system's file is of. */
export const DOCUMENT_KINDS = [
  'invoice',
  'credit-note',
  'void',
  'write-off',
  'receipt',
  'receipt-reversed',
  'payment',
  'payment-reversed',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/**
 * One document of the authority, as the finance system is told of it. Sums are as they add up: what takes off (credit
 * notes, voids, write-offs, reversals) is negative.
 */
export type ExportDocument = {
  document: string;
  kind: DocumentKind;
  date: CalendarDate;
  due: CalendarDate | null;
  urn: number;
  /** Number of the school in its authority: authority code and establishment number, `9963001`; null where unknown. */
  schoolNumber: string | null;
  schoolName: string;
  provider: string | null;
  agreement: string | null;
  costCode: string | null;
  description: string;
  netPence: Pence;
  vatTreatment: VatTreatment | null;
  vatPence: Pence;
  grossPence: Pence;
  /** Still to be paid when the file was made; null where nothing can be. */
  balancePence: Pence | null;
  state: string | null;
  orderNumber: string | null;
  reference: string | null;
  /** Number of the posting in the ledger. */
  posting: number | null;
};

/** A value of the file: text, which is made safe for spreadsheets, or pence, which are written as pounds. */
export type Cell = string | number;

/** What an authority's file looks like. */
export type FileLayout = { date: ExportDate; delimiter: ExportDelimiter };

/** A date as the finance system wants it: 04/03/2027, 2027-03-04 or 20270304. */
export function dateCell(date: CalendarDate | null, format: ExportDate): string {
  if (date === null) return '';
  const [year = '', month = '', day = ''] = date.split('-');
  switch (format) {
    case 'uk':
      return `${day}/${month}/${year}`;
    case 'iso':
      return date;
    case 'compact':
      return `${year}${month}${day}`;
  }
}

/** What stands between two values. */
export const DELIMITERS: Readonly<Record<ExportDelimiter, string>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  pipe: '|',
};

/** The value of a column. Numbers are pence; everything else is text. */
export function cellOf(column: ExportColumn, row: ExportDocument, date: ExportDate): Cell {
  switch (column) {
    case 'document':
      return row.document;
    case 'kind':
      return row.kind;
    case 'date':
      return dateCell(row.date, date);
    case 'due':
      return dateCell(row.due, date);
    case 'school-urn':
      return String(row.urn);
    case 'school-number':
      return row.schoolNumber ?? '';
    case 'school-name':
      return row.schoolName;
    case 'provider':
      return row.provider ?? '';
    case 'agreement':
      return row.agreement ?? '';
    case 'cost-code':
      return row.costCode ?? '';
    case 'description':
      return row.description;
    case 'net':
      return row.netPence;
    case 'vat-treatment':
      return row.vatTreatment ?? '';
    case 'vat':
      return row.vatPence;
    case 'gross':
      return row.grossPence;
    case 'balance':
      return row.balancePence ?? '';
    case 'state':
      return row.state ?? '';
    case 'order-number':
      return row.orderNumber ?? '';
    case 'reference':
      return row.reference ?? '';
    case 'posting':
      return row.posting === null ? '' : String(row.posting);
  }
}

/** The columns an authority chose, in its order: those this version knows, each once; all where none is left. */
export function columnsOf(chosen: readonly string[]): ExportColumn[] {
  const known = [...new Set(chosen)].flatMap((key) => EXPORT_COLUMNS.find((one) => one === key) ?? []);
  return known.length > 0 ? known : [...EXPORT_COLUMNS];
}

/**
 * Columns from the places a person gave them: 1 for the first; equal places keep the order first suggested, columns
 * without one are left out.
 */
export function columnsByPlace(places: Partial<Record<ExportColumn, number | null>>): ExportColumn[] {
  return EXPORT_COLUMNS.map((column, n) => ({ column, n, place: places[column] ?? null }))
    .filter((one): one is typeof one & { place: number } => one.place !== null)
    .sort((a, b) => a.place - b.place || a.n - b.n)
    .map(({ column }) => column);
}
