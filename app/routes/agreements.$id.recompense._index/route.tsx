import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { recompensePage } from '~/agreements/recompense/queries.server';
import { RecompenseOverview } from '~/agreements/ui/recompense/recompense-page';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { fundingOf } from '~/recompense/budgets/funding.server';
import { FundingSection, fundingStep } from '~/recompense/ui/agreement/money-sections';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.recompense._index');
  const id = params.id ?? '';
  const [page, funding] = await Promise.all([recompensePage(viewer, id), fundingOf(viewer, id)]);
  if (!page) throw notFound();
  return { page, funding };
}

export default function Route() {
  const { page, funding } = useLoaderData<typeof loader>();
  return (
    <RecompenseOverview page={page} next={fundingStep(funding)}>
      <FundingSection funding={funding} />
    </RecompenseOverview>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Recompense of agreement ${data?.page.ref ?? ''} – Alongside` },
];
