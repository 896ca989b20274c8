import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ActionsView } from '~/agreements/ui/visits/actions-page';
import { actionsPage } from '~/agreements/visits/action-queries.server';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.actions._index');
  const page = await actionsPage(viewer, params.id ?? '');
  if (!page) throw notFound();
  return { page };
}

export default function Route() {
  return <ActionsView {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Agreed actions – Alongside' }];
