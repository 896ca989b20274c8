import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loadShortlist } from '~/matching/queries/shortlist.server';
import { ComparePage } from '~/matching/ui/compare-page';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'requests.$id.compare');
  const view = await loadShortlist(viewer, params.id ?? '');
  if (!view) throw notFound();
  return { view };
}

export default function Route() {
  return <ComparePage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Compare possible partners – Alongside' }];
