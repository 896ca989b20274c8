import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { today } from '~/platform/page-clock.server';
import { redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';
import { formCluster } from '~/practice/clusters/commands.server';
import { newClusterForm } from '~/practice/clusters/forms';
import { newClusterPage } from '~/practice/clusters/queries.server';
import { NewClusterPage } from '~/practice/ui/clusters/cluster-form-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'clusters.new');
  return { ...(await newClusterPage(viewer)), formId: newFormId(), today: today() };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'clusters.new');
  const form = await readForm(request, newClusterForm);
  if (!form.ok) return form.reply;
  const verdict = await formCluster(viewer, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  const done = `${form.value.name} is formed. Now ask the schools that should be in it.`;
  return redirectWithNotice(request, `/clusters/${verdict.value.id}/invite`, done);
}

export default function Route() {
  return <NewClusterPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Form a cluster or joint project – Alongside' }];
