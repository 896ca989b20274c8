import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listAccounts } from '~/accounts/queries.server';
import { PeoplePage } from '~/accounts/ui/people-page';
import { pageNumber } from '~/kernel/page-number';
import { guard } from '~/platform/guard.server';

const PER_PAGE = 50;

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.users._index');
  const query = new URL(request.url).searchParams;
  const search = query.get('q') ?? '';
  const all = await listAccounts(viewer, search);
  const page = pageNumber(query.get('page'));
  return {
    search,
    page,
    perPage: PER_PAGE,
    total: all.length,
    people: all.slice((page - 1) * PER_PAGE, page * PER_PAGE),
  };
}

export default function Route() {
  return <PeoplePage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'People – Alongside' }];
