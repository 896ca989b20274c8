import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { reportPage } from '~/reporting/reports/queries.server';
import { PrintReport } from '~/reporting/ui/reports/report-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'reports.$id.print');
  const page = await reportPage(viewer, params.id ?? '');
  if (!page?.content) throw notFound();
  return { page };
}

export default function Route() {
  return <PrintReport {...useLoaderData<typeof loader>().page} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.page.head.title ?? 'Report'}, to print – Alongside` },
];
