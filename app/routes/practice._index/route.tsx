import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { readShelfFilters } from '~/practice/notes/forms';
import { standingInPractice } from '~/practice/notes/queries.server';
import { listShelf, NOTES_PER_PAGE } from '~/practice/notes/shelf.server';
import { practiceTabsFor } from '~/practice/tabs';
import { ShelfPage } from '~/practice/ui/notes/shelf-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'practice._index');
  const query = new URL(request.url).searchParams;
  const filters = readShelfFilters(query);
  const { rows, total, page } = await listShelf(viewer, filters);
  return {
    rows,
    total,
    pageSize: NOTES_PER_PAGE,
    filters: { ...filters, page },
    query: query.toString(),
    tabs: practiceTabsFor(viewer),
    ...standingInPractice(viewer),
  };
}

export default function Route() {
  return <ShelfPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Practice – Alongside' }];
