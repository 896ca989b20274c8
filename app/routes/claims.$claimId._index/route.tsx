import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { claimPage } from '~/recompense/claims/queries.server';
import { ClaimPage } from '~/recompense/ui/claims/claim-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'claims.$claimId._index');
  const page = await claimPage(viewer, params.claimId ?? '');
  if (!page) throw notFound();
  return { page };
}

export default function Route() {
  return <ClaimPage {...useLoaderData<typeof loader>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Claim ${data?.page.claim.ref ?? ''} – Alongside` },
];
