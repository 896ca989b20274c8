import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { has } from '~/accounts/domain/roles';
import { listPlace } from '~/kernel/list-place';
import { guard } from '~/platform/guard.server';
import { listLooks, readLookFilter } from '~/reporting/access-log/queries.server';
import { WhoLookedPage } from '~/reporting/access-log/ui/who-looked-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'who-looked._index');
  const query = new URL(request.url).searchParams;
  const filter = readLookFilter(query);
  const found = await listLooks(viewer, { ...filter, ...listPlace(query) });
  return {
    ...found,
    query: query.toString(),
    what: filter.what ?? '',
    lead: has(viewer, 'lead'),
  };
}

export default function Route() {
  return <WhoLookedPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Who looked at confidential records – Alongside' }];
