import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { inviteLead } from '~/accounts/set-up/commands.server';
import { leadForm } from '~/accounts/set-up/forms';
import { stageFor } from '~/accounts/set-up/state.server';
import { SetUpLeadPage } from '~/accounts/ui/set-up/tasks-pages';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'set-up.lead');
  if ((await stageFor(request, viewer)).stage !== 'tasks') throw notFound();
  return { id: newFormId() };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'set-up.lead');
  if ((await stageFor(request, viewer)).stage !== 'tasks') throw notFound();
  const form = await readForm(request, leadForm);
  if (!form.ok) return form.reply;
  const verdict = await inviteLead(viewer, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, '/set-up', `${form.value.name} is invited.`);
}

export default function Route() {
  return <SetUpLeadPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Who is the head of service? – Alongside' }];
