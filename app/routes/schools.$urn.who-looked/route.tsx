import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listPlace } from '~/kernel/list-place';
import { guard } from '~/platform/guard.server';
import { notFound, urnParam } from '~/platform/respond.server';
import { listLooks, schoolOfLooks } from '~/reporting/access-log/queries.server';
import { SchoolLooksPage } from '~/reporting/access-log/ui/who-looked-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.who-looked');
  const urn = urnParam(params.urn);
  const name = await schoolOfLooks(viewer, urn);
  if (name === null) throw notFound();
  const place = listPlace(new URL(request.url).searchParams);
  const found = await listLooks(viewer, { school: urn, what: null, ...place });
  return { ...found, urn, name };
}

export default function Route() {
  return <SchoolLooksPage {...useLoaderData<typeof loader>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Who looked at the record of ${data?.name ?? 'a school'} – Alongside` },
];
