import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { has } from '~/accounts/domain/roles';
import { guard } from '~/platform/guard.server';
import { readListQuery } from '~/schools/domain';
import { listSchools, SCHOOLS_PER_PAGE } from '~/schools/list.server';
import { SchoolsPage } from '~/schools/ui/schools-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'schools._index');
  const { searchParams } = new URL(request.url);
  const query = readListQuery(searchParams);
  // A form sends its empty fields too; the address that links carry on needs none of them.
  const address = new URLSearchParams([...searchParams].filter(([, value]) => value !== '')).toString();
  return {
    list: await listSchools(viewer, query),
    query,
    address,
    perPage: SCHOOLS_PER_PAGE,
    mayImport: has(viewer, 'admin'),
  };
}

export default function Route() {
  return <SchoolsPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Schools – Alongside' }];
