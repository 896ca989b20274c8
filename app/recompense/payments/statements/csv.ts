import { stringify } from 'csv-stringify/sync';
import type { StatementView } from './view';
import { MOVEMENT_NAMES } from './wording';

/** Pounds as spreadsheets read them. */
const pounds = (pence: number) => (pence / 100).toFixed(2);

/**
 * A statement as CSV: the balance before, one row for each document and payment, the balance at the end. Text that a
 * spreadsheet would take for a formula is made harmless; amounts stay numbers, also below nothing.
 */
export function statementCsv({ statement, period, schoolName, authorityName }: StatementView): string {
  const rows: (string | number)[][] = [
    ['Date', 'What', 'Document', 'Details', 'Added', 'Taken off', 'Balance', 'School', 'Authority'],
    [period.from, 'Balance before', '', '', '', '', statement.openingPence, schoolName, authorityName],
    ...statement.rows.map(({ on, kind, ref, details, amountPence, balancePence }) => [
      ...[on, MOVEMENT_NAMES[kind], ref, details],
      amountPence > 0 ? amountPence : '',
      amountPence < 0 ? -amountPence : '',
      ...[balancePence, schoolName, authorityName],
    ]),
    [period.to, 'Balance', '', '', '', '', statement.closingPence, schoolName, authorityName],
  ];
  return stringify(rows, {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
    cast: { number: (pence) => ({ value: pounds(pence), escape_formulas: false }) },
  });
}
