import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { changeFramework } from '~/diagnosis/framework-commands.server';
import { bandForm } from '~/diagnosis/framework-forms';
import { frameworkPage } from '~/diagnosis/frameworks.server';
import { EditBandPage } from '~/diagnosis/ui/framework-edit-pages';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.frameworks.$id.band.$band');
  const page = await frameworkPage(viewer, params.id ?? '');
  if (!page?.framework.bands.some(({ key }) => key === params.band)) throw notFound();
  return { ...page, band: params.band ?? '', newId: newFormId() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'admin.frameworks.$id.band.$band');
  const form = await readForm(request, bandForm);
  if (!form.ok) return form.reply;
  const { id, note, from, to } = form.value;
  const edit = { change: 'band', band: params.band ?? '', to } as const;
  const verdict = await changeFramework(viewer, { id, note, from, edit });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/frameworks/${verdict.value.id}`, 'The new version is in force.');
}

export default function Route() {
  return <EditBandPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Change a band – Alongside' }];
