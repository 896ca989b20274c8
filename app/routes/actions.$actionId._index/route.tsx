import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ActionView } from '~/agreements/ui/visits/actions-page';
import { actionPage } from '~/agreements/visits/action-queries.server';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'actions.$actionId._index');
  const page = await actionPage(viewer, params.actionId ?? '');
  if (!page) throw notFound();
  return { page };
}

export default function Route() {
  return <ActionView {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Agreed action – Alongside' }];
