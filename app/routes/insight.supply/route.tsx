import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { supplyFilter } from '~/reporting/supply/forms';
import { KINDS_PER_PAGE, supplyPage } from '~/reporting/supply/queries.server';
import { SupplyInsightPage } from '~/reporting/ui/supply/supply-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'insight.supply');
  const params = new URL(request.url).searchParams;
  const filter = supplyFilter.parse(Object.fromEntries(params));
  const page = await supplyPage(viewer, filter);
  if (!page) throw notFound();
  return {
    page,
    filter,
    query: params.toString(),
    pageSize: KINDS_PER_PAGE,
    authority: viewer.authorityName,
  };
}

export default function Route() {
  return <SupplyInsightPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Supply and need – Alongside' }];
