import type { LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { amendmentsPage } from '~/agreements/amendments/queries.server';
import { AmendmentListPage } from '~/agreements/ui/amendments/list-page';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.amend._index');
  const page = await amendmentsPage(viewer, params.id ?? '');
  if (!page) throw notFound();
  // A draft is changed where it is written, not amended.
  if (page.state === 'draft' || page.state === 'signing') throw redirect(`/agreements/${page.id}`);
  return { page };
}

export default function Route() {
  return <AmendmentListPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Amendments of an agreement – Alongside' }];
