/** One line of the list of what was not taken. */
export type ReportLine = {
  kind: 'row' | 'value';
  line: number;
  column: string | null;
  value: string | null;
  reason: string;
};

export const REPORT_HEADINGS = ['Line', 'Column', 'Value', 'What happened', 'Reason'];

/** A line of the list as CSV, for a spreadsheet. */
export function reportLine({ kind, line, column, value, reason }: ReportLine): string {
  const happened = kind === 'row' ? 'The row was not taken' : 'The row was taken without this value';
  return csvLine([String(line), column ?? '', value ?? '', happened, reason]);
}

/** Cells as a line of CSV, ended as spreadsheets expect. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/**
 * A cell that a spreadsheet takes for text, whatever it holds: a value that begins like a formula
 * (=, +, -, @, or a control character) gets an apostrophe before it, so that a file somebody else wrote runs nothing.
 */
function csvCell(text: string): string {
  const safe = /^[\s]*[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
