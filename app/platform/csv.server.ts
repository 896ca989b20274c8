import { Readable } from 'node:stream';
import { createReadableStreamFromReadable } from '@remix-run/node';
import { stringify } from 'csv-stringify/sync';

/** A cell: text, a plain number, a yes or no, or nothing. Money is given as pounds by the caller. */
export type CsvCell = string | number | boolean | null;

/** The byte order mark tells a spreadsheet that the text is UTF-8. */
const MARK = '\ufeff';

/**
 * Lines of a CSV file. Text that a spreadsheet would take for a formula is marked as text; numbers stay numbers, also
 * below nothing.
 */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    {
      record_delimiter: 'windows',
      escape_formulas: true,
      cast: {
        number: (value) => ({ value: String(value), escape_formulas: false }),
        boolean: (value) => (value ? 'yes' : 'no'),
      },
    },
  );
}

/**
 * Answers a request with a CSV file that is written as its pages are read, whatever its length; never kept between.
 * @param name the file's name, letters, digits and hyphens, with its ending
 * @param columns the heading row
 * @param pages rows in pages, each as it was read
 */
export function csvDownload(
  name: string,
  columns: readonly string[],
  pages: AsyncIterable<readonly (readonly CsvCell[])[]>,
): Response {
  async function* text() {
    yield MARK + csvText([columns]);
    for await (const page of pages) if (page.length > 0) yield csvText(page);
  }
  return new Response(createReadableStreamFromReadable(Readable.from(text())), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
