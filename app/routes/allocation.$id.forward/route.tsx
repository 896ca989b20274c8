import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { forwardForm } from '~/matching/allocation/forms';
import { loadForward } from '~/matching/allocation/forward-view.server';
import { putPlanForward } from '~/matching/allocation/put-forward.server';
import { AllocationForwardPage } from '~/matching/ui/allocation-forward-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'allocation.$id.forward');
  const query = new URL(request.url).searchParams;
  const view = await loadForward(viewer, params.id ?? '', query.get('done'));
  if (!view) throw notFound();
  return { view, chosen: query.getAll('request'), formId: newFormId() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'allocation.$id.forward');
  const planId = params.id ?? '';
  const form = await readForm(request, forwardForm);
  if (!form.ok) return form.reply;
  const { id, requests } = form.value;
  const verdict = await putPlanForward(viewer, { id, planId, requests });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirect(`/allocation/${planId}/forward?done=${id}`, { status: 303 });
}

export default function Route() {
  return (
    <AllocationForwardPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
  );
}

export const meta = () => [{ title: 'Put rows of a plan forward – Alongside' }];
