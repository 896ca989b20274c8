import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionStepView } from '~/agreements/ui/visits/actions-page';
import { actionPage } from '~/agreements/visits/action-queries.server';
import { takeActionStep } from '~/agreements/visits/steps.server';
import { isActionStep } from '~/agreements/visits/vocabulary';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'actions.$actionId.$step');
  const { actionId = '', step = '' } = params;
  const page = await actionPage(viewer, actionId);
  if (!page || !isActionStep(step)) throw notFound();
  if (!page.action.mine && isOpened(request)) throw redirect(`/actions/${actionId}`);
  return { page, step };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'actions.$actionId.$step');
  return takeActionStep(request, viewer, { id: params.actionId ?? '', step: params.step ?? '' });
}

export default function Route() {
  return <ActionStepView {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Agreed action – Alongside' }];
