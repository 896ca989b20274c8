import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { RECORDS_PER_PAGE, recordsOf } from '~/reporting/figures/catalogue.server';
import { recordsFilter } from '~/reporting/figures/forms';
import { FigurePage } from '~/reporting/ui/figure-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'insight.figures.$figure');
  const query = new URL(request.url).searchParams;
  const asked = Object.fromEntries(query);
  const filter = recordsFilter.parse(asked);
  const records = await recordsOf(viewer, params.figure ?? '', asked, filter.page, filter.show);
  if (!records) throw notFound();
  return { records, filter, query: query.toString(), pageSize: RECORDS_PER_PAGE };
}

export default function Route() {
  return <FigurePage {...useLoaderData<typeof loader>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.records.figure.label ?? 'Figure'} – Alongside` },
];
