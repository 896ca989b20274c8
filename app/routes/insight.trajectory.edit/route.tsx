import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { scopeFilter, trajectoryForm } from '~/reporting/schools/forms';
import { setTrajectory } from '~/reporting/schools/trajectory-commands.server';
import { editTrajectory } from '~/reporting/schools/trajectory-queries.server';
import { EditTrajectoryPage } from '~/reporting/ui/edit-trajectory-page';

function scopeOf(request: Request) {
  return scopeFilter.parse(Object.fromEntries(new URL(request.url).searchParams));
}

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'insight.trajectory.edit');
  const page = await editTrajectory(viewer, scopeOf(request));
  if (!page) throw notFound();
  return page;
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'insight.trajectory.edit');
  const scope = scopeOf(request);
  const page = await editTrajectory(viewer, scope);
  if (!page) throw notFound();
  const form = await readForm(request, trajectoryForm);
  if (!form.ok) return form.reply;
  const set = await setTrajectory(viewer, { ...form.value, ...scope }, page.choices);
  if (!set.ok) return refuse(form.submission, set);
  return redirectWithNotice(
    request,
    '/insight/trajectory',
    set.value.ended ? 'Trajectory ended' : 'Trajectory set',
  );
}

export default function Route() {
  return <EditTrajectoryPage page={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Set a trajectory – Alongside' }];
