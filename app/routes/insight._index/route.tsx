import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { overviewPage } from '~/reporting/overview/queries.server';
import { OverviewPage } from '~/reporting/ui/overview-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'insight._index');
  const overview = await overviewPage(viewer);
  if (!overview) throw notFound();
  return { overview, authority: viewer.authorityName };
}

export default function Route() {
  return <OverviewPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Insight – Alongside' }];
