import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageNumber } from '~/kernel/page-number';
import { listPlans, PLANS_PER_PAGE } from '~/matching/allocation/queries.server';
import { AllocationListPage } from '~/matching/ui/allocation-list-page';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'allocation._index');
  const query = new URL(request.url).searchParams;
  const list = await listPlans(viewer, { page: pageNumber(query.get('page')) });
  if (!list) throw notFound();
  return { ...list, pageSize: PLANS_PER_PAGE, query: query.toString() };
}

export default function Route() {
  return <AllocationListPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Allocation – Alongside' }];
