import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageNumber } from '~/kernel/page-number';
import { guard } from '~/platform/guard.server';
import { commitmentsPage } from '~/recompense/budgets/queries.server';
import { CommitmentsPage } from '~/recompense/ui/budgets/commitments-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'recompense.commitments._index');
  const query = new URL(request.url).searchParams;
  return commitmentsPage(viewer, query.get('state'), pageNumber(query.get('page')));
}

export default function Route() {
  return <CommitmentsPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Commitments – Alongside' }];
