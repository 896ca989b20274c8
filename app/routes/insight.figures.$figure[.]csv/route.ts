import type { LoaderFunctionArgs } from '@remix-run/node';
import { csvDownload } from '~/platform/csv.server';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { recordsFilter } from '~/reporting/figures/forms';
import { recordsFile } from '~/reporting/figures/records-file.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'insight.figures.$figure[.]csv');
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const file = await recordsFile(viewer, params.figure ?? '', asked, recordsFilter.parse(asked).show);
  if (!file) throw notFound();
  return csvDownload(file.name, file.columns, file.pages);
}
