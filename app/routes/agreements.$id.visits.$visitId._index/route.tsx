import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { VisitView } from '~/agreements/ui/visits/visit-page';
import { visitLoader, visitReadAction } from '~/agreements/visits/steps.server';
import { guard } from '~/platform/guard.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.visits.$visitId._index');
  return visitLoader(viewer, { agreementId: params.id ?? '' }, params.visitId ?? '');
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.visits.$visitId._index');
  return visitReadAction(request, viewer, { agreementId: params.id ?? '' }, params.visitId ?? '');
}

export default function Route() {
  return <VisitView {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.page.visit.title ?? 'Visit'} – Alongside` },
];
