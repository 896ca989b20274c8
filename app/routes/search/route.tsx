import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { readAsked } from '~/reporting/domain/search/asked';
import { searchEverything } from '~/reporting/search/queries.server';
import { SearchPage } from '~/reporting/ui/search/search-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'search');
  return { view: await searchEverything(viewer, readAsked(new URL(request.url).searchParams.get('q'))) };
}

export default function Route() {
  return <SearchPage {...useLoaderData<typeof loader>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.view.asked.text ? `${data.view.asked.text}: search` : 'Search'} – Alongside` },
];
