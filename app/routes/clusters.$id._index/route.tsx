import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { clusterPage } from '~/practice/clusters/queries.server';
import { programmesOfCluster } from '~/practice/programmes/queries.server';
import { ClusterPage } from '~/practice/ui/clusters/cluster-page';
import { ClusterProgrammes } from '~/practice/ui/programmes/cluster-programmes';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'clusters.$id._index');
  const { id = '' } = params;
  const page = await clusterPage(viewer, id);
  if (!page) throw notFound();
  return { page, programmes: page.may.read ? await programmesOfCluster(viewer, id) : [] };
}

export default function Route() {
  const { page, programmes } = useLoaderData<typeof loader>();
  return (
    <ClusterPage page={page}>
      <ClusterProgrammes
        programmes={programmes}
        newHref={
          page.service && page.head.state === 'active' ? `/programmes/new?cluster=${page.head.id}` : null
        }
      />
    </ClusterPage>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.page.head.name ?? 'Cluster'} – Alongside` },
];
