import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { isService } from '~/accounts/domain/roles';
import { guard } from '~/platform/guard.server';
import { readClusterFilter } from '~/practice/clusters/forms';
import { CLUSTERS_PER_PAGE, listClusters } from '~/practice/clusters/queries.server';
import { practiceTabsFor } from '~/practice/tabs';
import { ClustersPage } from '~/practice/ui/clusters/clusters-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'clusters._index');
  const filter = readClusterFilter(new URL(request.url).searchParams);
  return {
    list: await listClusters(viewer, filter),
    perPage: CLUSTERS_PER_PAGE,
    filter,
    tabs: practiceTabsFor(viewer),
    service: isService(viewer),
  };
}

export default function Route() {
  return <ClustersPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Clusters and joint projects – Alongside' }];
