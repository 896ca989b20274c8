import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { VisitListView } from '~/agreements/ui/visits/list-page';
import { visitListPage } from '~/agreements/visits/queries.server';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.visits._index');
  const page = await visitListPage(viewer, { agreementId: params.id ?? '' });
  if (!page) throw notFound();
  return { page };
}

export default function Route() {
  return <VisitListView {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Visits – Alongside' }];
