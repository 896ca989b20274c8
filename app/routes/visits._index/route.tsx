import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { VisitsOverviewPage } from '~/agreements/ui/visits/overview-page';
import { readOverviewFilter, VISITS_PER_PAGE, visitsOverview } from '~/agreements/visits/overview.server';
import { guard } from '~/platform/guard.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'visits._index');
  const filter = readOverviewFilter(new URL(request.url).searchParams);
  return { overview: await visitsOverview(viewer, filter), filter, pageSize: VISITS_PER_PAGE };
}

export default function Route() {
  return <VisitsOverviewPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Visits and their notes – Alongside' }];
