import { Readable } from 'node:stream';
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node';
import { csvLine, REPORT_HEADINGS, reportLine } from '~/imports/domain/report-csv';
import { findingsOf } from '~/imports/queries.server';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.imports.$id.rejected');
  const findings = await findingsOf(viewer, params.id ?? '');
  if (!findings) throw notFound();
  async function* lines(parts: NonNullable<typeof findings>) {
    // The byte order mark tells a spreadsheet that the text is UTF-8.
    yield `\ufeff${csvLine(REPORT_HEADINGS)}`;
    for await (const part of parts) yield part.map(reportLine).join('');
  }
  return new Response(createReadableStreamFromReadable(Readable.from(lines(findings))), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="not-imported.csv"',
    },
  });
}
