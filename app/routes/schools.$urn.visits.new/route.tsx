import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PlanVisitPage } from '~/agreements/ui/visits/plan-page';
import { newVisitAction, newVisitLoader } from '~/agreements/visits/steps.server';
import { guard } from '~/platform/guard.server';
import { urnParam } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.visits.new');
  return newVisitLoader(request, viewer, { urn: urnParam(params.urn) });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.visits.new');
  return newVisitAction(request, viewer, { urn: urnParam(params.urn) });
}

export default function Route() {
  return <PlanVisitPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Plan a visit – Alongside' }];
