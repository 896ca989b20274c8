import type { LoaderFunctionArgs } from '@remix-run/node';
import { csvDownload } from '~/platform/csv.server';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { LINE_HEADS } from '~/reporting/domain/reports/lines';
import { figureLines, reportPage } from '~/reporting/reports/queries.server';
import { reportFileName } from '~/reporting/reports/wording';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'reports.$id[.]csv');
  const page = await reportPage(viewer, params.id ?? '');
  if (!page?.content) throw notFound();
  return csvDownload(`${reportFileName(page.head)}.csv`, LINE_HEADS, figureLines(page.content));
}
