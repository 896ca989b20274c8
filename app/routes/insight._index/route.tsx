import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { overviewPage } from '~/reporting/overview/queries.server';
import { roleInsight } from '~/reporting/roles/queries.server';
import { OverviewPage } from '~/reporting/ui/overview-page';
import { RoleInsightPage } from '~/reporting/ui/roles/role-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'insight._index');
  const authority = viewer.authorityName;
  const overview = await overviewPage(viewer);
  if (overview) return { kind: 'service' as const, overview, authority };
  const insight = await roleInsight(viewer);
  if (!insight) throw notFound();
  return { kind: 'own' as const, insight, authority };
}

export default function Route() {
  const data = useLoaderData<typeof loader>();
  if (data.kind === 'own') return <RoleInsightPage {...data} />;
  return <OverviewPage {...data} />;
}

export const meta = () => [{ title: 'Insight – Alongside' }];
