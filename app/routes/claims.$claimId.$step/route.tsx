import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { claimStepAction, claimStepLoader } from '~/recompense/claims/steps.server';
import { STEP_TITLES } from '~/recompense/claims/wording';
import { ClaimStepPage } from '~/recompense/ui/claims/step-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'claims.$claimId.$step');
  return claimStepLoader(request, viewer, params.claimId ?? '', params.step ?? '');
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'claims.$claimId.$step');
  return claimStepAction(request, viewer, params.claimId ?? '', params.step ?? '');
}

export default function Route() {
  return <ClaimStepPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? STEP_TITLES[data.step] : 'Claim'} – Alongside` },
];
