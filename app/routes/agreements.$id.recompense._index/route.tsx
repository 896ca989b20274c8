import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { recompensePage } from '~/agreements/recompense/queries.server';
import { RecompenseOverview } from '~/agreements/ui/recompense/recompense-page';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { fundingOf } from '~/recompense/budgets/funding.server';
import { recompenseOfAgreement } from '~/recompense/claims/overview.server';
import { FundingSection, fundingStep } from '~/recompense/ui/agreement/money-sections';
import { ClaimsSection, claimStep } from '~/recompense/ui/claims/agreement-claims';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.recompense._index');
  const id = params.id ?? '';
  const [page, funding, claims] = await Promise.all([
    recompensePage(viewer, id),
    fundingOf(viewer, id),
    recompenseOfAgreement(viewer, id),
  ]);
  if (!page) throw notFound();
  return { page, funding, claims };
}

export default function Route() {
  const { page, funding, claims } = useLoaderData<typeof loader>();
  return (
    <RecompenseOverview page={page} next={fundingStep(funding) ?? claimStep(claims)}>
      <ClaimsSection claims={claims} />
      <FundingSection funding={funding} />
    </RecompenseOverview>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Recompense of agreement ${data?.page.ref ?? ''} – Alongside` },
];
