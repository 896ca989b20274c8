import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { commitmentPage } from '~/recompense/budgets/funding.server';
import { CommitmentPageView } from '~/recompense/ui/budgets/commitment-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'recompense.commitments.$commitmentId._index');
  const page = await commitmentPage(viewer, params.commitmentId ?? '');
  if (!page) throw notFound();
  return { page };
}

export default function Route() {
  return <CommitmentPageView {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Commitment – Alongside' }];
