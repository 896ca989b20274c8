import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { STEP_TITLES, VisitStepPage } from '~/agreements/ui/visits/step-page';
import { stepAction, stepLoader } from '~/agreements/visits/steps.server';
import { guard } from '~/platform/guard.server';
import { urnParam } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.visits.$visitId.$step');
  const { visitId = '', step = '' } = params;
  return stepLoader(request, viewer, { urn: urnParam(params.urn) }, { visitId, step });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.visits.$visitId.$step');
  const { visitId = '', step = '' } = params;
  return stepAction(request, viewer, { urn: urnParam(params.urn) }, { visitId, step });
}

export default function Route() {
  return <VisitStepPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? STEP_TITLES[data.step] : 'Visit'} – Alongside` },
];
