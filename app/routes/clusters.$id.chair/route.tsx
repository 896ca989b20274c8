import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { db } from '~/platform/db.server';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { chooseChair } from '~/practice/clusters/commands.server';
import { chairForm } from '~/practice/clusters/forms';
import { clusterForm } from '~/practice/clusters/head.server';
import { headsOf } from '~/practice/clusters/record.server';
import { ChairPage } from '~/practice/ui/clusters/school-pages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'clusters.$id.chair');
  const open = await clusterForm(viewer, params.id ?? '', 'choose-chair');
  if (!open) throw notFound();
  const { row, members } = open.record;
  return { head: open.head, chairId: row.chairId, heads: await headsOf(db(), members) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'clusters.$id.chair');
  const { id = '' } = params;
  const form = await readForm(request, chairForm);
  if (!form.ok) return form.reply;
  const verdict = await chooseChair(viewer, id, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/clusters/${id}`, 'The chair is chosen. The schools have been told.');
}

export default function Route() {
  return <ChairPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Choose the chair – Alongside' }];
