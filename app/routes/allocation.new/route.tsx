import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { planForm, settingsFrom } from '~/matching/allocation/forms';
import { newPlanDefaults } from '~/matching/allocation/new-plan';
import { startPlan } from '~/matching/allocation/run.server';
import { AllocationNewPage } from '~/matching/ui/allocation-new-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { today } from '~/platform/page-clock.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request }: LoaderFunctionArgs) {
  await guard(request, 'allocation.new');
  return { formId: newFormId(), defaults: newPlanDefaults(today()) };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'allocation.new');
  const form = await readForm(request, planForm);
  if (!form.ok) return form.reply;
  const { id, name } = form.value;
  const settings = settingsFrom(form.value, { locked: [], forbidden: [] });
  const verdict = await startPlan(viewer, { id, name, settings, fromPlanId: null });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirect(`/allocation/${verdict.value.id}`, { status: 303 });
}

export default function Route() {
  return <AllocationNewPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Make a plan – Alongside' }];
