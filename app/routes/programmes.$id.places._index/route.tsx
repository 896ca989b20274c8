import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { programmePage } from '~/practice/programmes/queries.server';
import { PlaceListPage } from '~/practice/ui/programmes/place-pages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'programmes.$id.places._index');
  const page = await programmePage(viewer, params.id ?? '');
  if (!page?.may.list) throw notFound();
  return { page };
}

export default function Route() {
  return <PlaceListPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Place list – Alongside' }];
