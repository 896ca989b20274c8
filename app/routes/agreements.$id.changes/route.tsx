import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { changesPage } from '~/agreements/queries.server';
import { ChangesPage } from '~/agreements/ui/changes-page';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.changes');
  const page = await changesPage(viewer, params.id ?? '');
  if (!page) throw notFound();
  return { page };
}

export default function Route() {
  return <ChangesPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Versions and changes of an agreement – Alongside' }];
