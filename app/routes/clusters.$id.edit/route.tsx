import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { changeCluster } from '~/practice/clusters/commands.server';
import { changeClusterForm } from '~/practice/clusters/forms';
import { clusterForm } from '~/practice/clusters/head.server';
import { EditClusterPage } from '~/practice/ui/clusters/cluster-form-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'clusters.$id.edit');
  const open = await clusterForm(viewer, params.id ?? '', 'change');
  if (!open) throw notFound();
  const { kind, name, purpose, focusAreas, startsOn, endsOn, version } = open.record.row;
  return { head: open.head, values: { kind, name, purpose, focusAreas, startsOn, endsOn, version } };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'clusters.$id.edit');
  const { id = '' } = params;
  const form = await readForm(request, changeClusterForm);
  if (!form.ok) return form.reply;
  const verdict = await changeCluster(viewer, id, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/clusters/${id}`,
    verdict.value.changed ? 'Saved.' : 'Nothing was changed.',
  );
}

export default function Route() {
  return <EditClusterPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Change a cluster – Alongside' }];
