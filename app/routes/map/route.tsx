import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { isService } from '~/accounts/domain/roles';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { readMapQuery } from '~/reporting/domain/map/query';
import { loadMap } from '~/reporting/map/queries.server';
import { mapTitle } from '~/reporting/map/wording';
import { MapPage } from '~/reporting/ui/map/map-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'map');
  const { searchParams } = new URL(request.url);
  const query = readMapQuery(searchParams);
  const map = await loadMap(viewer, query);
  if (!map) throw notFound();
  // A form sends its empty fields too; the address that links carry on needs none of them.
  const address = new URLSearchParams([...searchParams].filter(([, value]) => value !== '')).toString();
  return { map, query, address, service: isService(viewer) };
}

export default function Route() {
  return <MapPage {...useLoaderData<typeof loader>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? mapTitle(data.map) : 'Map'} – Alongside` },
];
