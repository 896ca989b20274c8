import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loadComparison } from '~/matching/allocation/compare-view.server';
import { AllocationComparePage } from '~/matching/ui/allocation-compare-page';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'allocation.compare');
  const query = new URL(request.url).searchParams;
  const [a, b] = [query.get('a'), query.get('b')];
  // Which two is chosen on the list.
  if (!a || !b) throw redirect('/allocation');
  const view = await loadComparison(viewer, a, b);
  if (!view) throw notFound();
  return { view };
}

export default function Route() {
  return <AllocationComparePage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'What changed between two plans – Alongside' }];
