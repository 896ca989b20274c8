import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { needsPage } from '~/diagnosis/need-queries.server';
import { NeedsPage } from '~/diagnosis/ui/needs-page';
import { guard } from '~/platform/guard.server';
import { today } from '~/platform/page-clock.server';
import { notFound, urnParam } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.needs._index');
  const page = await needsPage(viewer, urnParam(params.urn));
  if (!page) throw notFound();
  return { page, today: today(), formId: newFormId() };
}

export default function Route() {
  return <NeedsPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Needs – Alongside' }];
