import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PlanVisitPage } from '~/agreements/ui/visits/plan-page';
import { newVisitAction, newVisitLoader } from '~/agreements/visits/steps.server';
import { guard } from '~/platform/guard.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.visits.new');
  return newVisitLoader(request, viewer, { agreementId: params.id ?? '' });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.visits.new');
  return newVisitAction(request, viewer, { agreementId: params.id ?? '' });
}

export default function Route() {
  return <PlanVisitPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Plan a visit – Alongside' }];
