import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { loadAgain } from '~/matching/allocation/again-view.server';
import { againForm, pairsFrom, settingsFrom } from '~/matching/allocation/forms';
import { startPlan } from '~/matching/allocation/run.server';
import { AllocationAgainPage } from '~/matching/ui/allocation-again-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'allocation.$id.again');
  const view = await loadAgain(viewer, params.id ?? '');
  if (!view) throw notFound();
  return { view, formId: newFormId() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'allocation.$id.again');
  const fromPlanId = params.id ?? '';
  const view = await loadAgain(viewer, fromPlanId);
  if (!view) throw notFound();
  const form = await readForm(request, againForm(view.rows.map(({ requestId }) => requestId)));
  if (!form.ok) return form.reply;
  const { id, name } = form.value;
  const settings = settingsFrom(form.value, view.pairs ?? pairsFrom(form.value));
  const verdict = await startPlan(viewer, { id, name, settings, fromPlanId });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirect(`/allocation/${verdict.value.id}`, { status: 303 });
}

export default function Route() {
  return <AllocationAgainPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Change a plan and plan again – Alongside' }];
