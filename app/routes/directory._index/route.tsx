import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { mayAddProvider } from '~/directory/domain/rights';
import { readFilters } from '~/directory/filters';
import { listDirectory, PAGE_SIZE } from '~/directory/queries/list.server';
import { DirectoryPage } from '~/directory/ui/directory-page';
import { guardPublic } from '~/platform/guard.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guardPublic(request, 'directory._index');
  const query = new URL(request.url).searchParams;
  const filters = readFilters(query);
  return {
    ...(await listDirectory(viewer, filters)),
    pageSize: PAGE_SIZE,
    filters,
    query: query.toString(),
    signedIn: viewer !== null,
    mayAdd: viewer !== null && mayAddProvider(viewer),
  };
}

export default function Route() {
  return <DirectoryPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Directory of support – Alongside' }];
