import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { has } from '~/accounts/domain/roles';
import { pageNumber } from '~/kernel/page-number';
import { guard } from '~/platform/guard.server';
import { LOOKS_PER_PAGE, listLooks, readLookFilter } from '~/reporting/access-log/queries.server';
import { WhoLookedPage } from '~/reporting/access-log/ui/who-looked-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'who-looked._index');
  const query = new URL(request.url).searchParams;
  const page = pageNumber(query.get('page'));
  const filter = readLookFilter(query);
  const found = await listLooks(viewer, { ...filter, page });
  query.delete('page');
  return {
    ...found,
    page,
    perPage: LOOKS_PER_PAGE,
    query: query.toString(),
    what: filter.what ?? '',
    lead: has(viewer, 'lead'),
  };
}

export default function Route() {
  return <WhoLookedPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Who looked at confidential records – Alongside' }];
