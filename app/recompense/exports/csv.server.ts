import { Readable } from 'node:stream';
import { createReadableStreamFromReadable } from '@remix-run/node';
import { stringify } from 'csv-stringify/sync';
import { type Cell, DELIMITERS } from '../domain/exports/cells';
import type { ExportDelimiter } from '../domain/settings/vocabulary';

/** The byte order mark tells a spreadsheet that the text is UTF-8. */
const MARK = '\ufeff';

/**
 * Lines of a file. Numbers are pence, written as pounds with two decimals and no separator of thousands; text that a
 * spreadsheet would take for a formula is marked as text (`escape_formulas`), amounts below nothing are not.
 */
export function csvLines(rows: readonly (readonly Cell[])[], delimiter: ExportDelimiter): string {
  return stringify(
    rows.map((row) => [...row]),
    {
      delimiter: DELIMITERS[delimiter],
      record_delimiter: 'windows',
      escape_formulas: true,
      cast: { number: (pence) => (pence / 100).toFixed(2) },
    },
  );
}

/** Answers a request with a file whose pages are written as they are read; never kept between. */
export function csvFile(
  name: string,
  head: readonly string[],
  pages: AsyncIterable<readonly (readonly Cell[])[]>,
  delimiter: ExportDelimiter,
): Response {
  async function* text() {
    yield MARK + csvLines([head], delimiter);
    for await (const page of pages) yield csvLines(page, delimiter);
  }
  return new Response(createReadableStreamFromReadable(Readable.from(text())), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
