import type { LoaderFunctionArgs } from '@remix-run/node';
import { guard } from '~/platform/guard.server';
import { asPdf } from '~/platform/pdf.server';
import { notFound } from '~/platform/respond.server';
import { documentOf } from '~/reporting/domain/reports/document';
import { reportPage } from '~/reporting/reports/queries.server';
import { reportFileName } from '~/reporting/reports/wording';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'reports.$id[.]pdf');
  const page = await reportPage(viewer, params.id ?? '');
  if (!page?.content) throw notFound();
  return asPdf(documentOf(page.content), reportFileName(page.head));
}
