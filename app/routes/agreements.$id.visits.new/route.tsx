import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PlanVisitPage } from '~/agreements/ui/visits/plan-page';
import { newVisitAction, newVisitLoader } from '~/agreements/visits/steps.server';
import { guard } from '~/platform/guard.server';
import { planningNote } from '~/recompense/entitlements/queries.server';
import { PlanningNote } from '~/recompense/ui/entitlements/school-days-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.visits.new');
  const plan = await newVisitLoader(request, viewer, { agreementId: params.id ?? '' });
  // An adviser's visit takes the adviser's days; one of support takes the provider's.
  const advises = plan.page.kind !== 'support';
  return { ...plan, days: advises ? await planningNote(viewer, plan.page.head.urn) : null };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.visits.new');
  return newVisitAction(request, viewer, { agreementId: params.id ?? '' });
}

export default function Route() {
  const { days, ...plan } = useLoaderData<typeof loader>();
  const note = <PlanningNote note={days} />;
  return <PlanVisitPage {...plan} note={note} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Plan a visit – Alongside' }];
