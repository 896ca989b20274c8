import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { setCaps } from '~/directory/commands/capacity.server';
import { capsForm } from '~/directory/forms';
import { findCapacityPlan } from '~/directory/queries/profile.server';
import { planningTerms } from '~/directory/terms.server';
import { CapacityPage } from '~/directory/ui/capacity-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'directory.$id.capacity');
  const plan = await findCapacityPlan(viewer, params.id ?? '');
  if (!plan) throw notFound();
  return { plan };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'directory.$id.capacity');
  const id = params.id ?? '';
  const form = await readForm(request, capsForm(planningTerms()));
  if (!form.ok) return form.reply;
  const verdict = await setCaps(viewer, { providerId: id, ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/directory/${id}`, 'Days by term are saved.');
}

export default function Route() {
  return <CapacityPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Days by term – Alongside' }];
