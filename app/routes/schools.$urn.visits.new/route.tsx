import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PlanVisitPage } from '~/agreements/ui/visits/plan-page';
import { newVisitAction, newVisitLoader } from '~/agreements/visits/steps.server';
import { guard } from '~/platform/guard.server';
import { urnParam } from '~/platform/respond.server';
import { planningNote } from '~/recompense/entitlements/queries.server';
import { PlanningNote } from '~/recompense/ui/entitlements/school-days-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.visits.new');
  const urn = urnParam(params.urn);
  return { ...(await newVisitLoader(request, viewer, { urn })), days: await planningNote(viewer, urn) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.visits.new');
  return newVisitAction(request, viewer, { urn: urnParam(params.urn) });
}

export default function Route() {
  const { days, ...plan } = useLoaderData<typeof loader>();
  const note = <PlanningNote note={days} />;
  return <PlanVisitPage {...plan} note={note} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Plan a visit – Alongside' }];
