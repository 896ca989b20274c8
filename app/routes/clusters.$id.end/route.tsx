import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { endCluster } from '~/practice/clusters/commands.server';
import { endForm } from '~/practice/clusters/forms';
import { clusterForm } from '~/practice/clusters/head.server';
import { EndPage } from '~/practice/ui/clusters/leave-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'clusters.$id.end');
  const open = await clusterForm(viewer, params.id ?? '', 'end');
  if (!open) throw notFound();
  return { head: open.head };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'clusters.$id.end');
  const { id = '' } = params;
  const form = await readForm(request, endForm);
  if (!form.ok) return form.reply;
  const verdict = await endCluster(viewer, id, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/clusters/${id}`, 'It has ended. Its schools have been told.');
}

export default function Route() {
  return <EndPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'End a cluster – Alongside' }];
