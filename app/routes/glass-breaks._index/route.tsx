import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BREAKS_PER_PAGE, listBreaks } from '~/agreements/restricted-notes/queries.server';
import { BreaksPage } from '~/agreements/ui/restricted-notes/glass-pages';
import { pageNumber } from '~/kernel/page-number';
import { guard } from '~/platform/guard.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'glass-breaks._index');
  const page = pageNumber(new URL(request.url).searchParams.get('page'));
  return { ...(await listBreaks(viewer, page)), page, perPage: BREAKS_PER_PAGE };
}

export default function Route() {
  return <BreaksPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Notes opened in need – Alongside' }];
