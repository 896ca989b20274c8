import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { stepAction, stepLoader } from '~/recompense/budgets/steps.server';
import { COMMITMENT_STEP_TITLES, CommitmentStepPage } from '~/recompense/ui/budgets/commitment-steps';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'recompense.commitments.$commitmentId.$step');
  return stepLoader(request, viewer, params.commitmentId ?? '', params.step);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'recompense.commitments.$commitmentId.$step');
  return stepAction(request, viewer, params.commitmentId ?? '', params.step);
}

export default function Route() {
  return <CommitmentStepPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? COMMITMENT_STEP_TITLES[data.step] : 'Commitment'} – Alongside` },
];
