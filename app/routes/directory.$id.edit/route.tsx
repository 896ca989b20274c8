import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { editEntry } from '~/directory/commands/providers.server';
import { entryForm } from '~/directory/forms';
import { findEditableProvider } from '~/directory/queries/profile.server';
import { EditEntryPage } from '~/directory/ui/provider-forms';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'directory.$id.edit');
  const provider = await findEditableProvider(viewer, params.id ?? '');
  if (!provider) throw notFound();
  return { provider };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'directory.$id.edit');
  const id = params.id ?? '';
  const form = await readForm(request, entryForm);
  if (!form.ok) return form.reply;
  const { version, ...entry } = form.value;
  const verdict = await editEntry(viewer, { id, version, entry });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/directory/${id}`, 'The entry is saved.');
}

export default function Route() {
  return <EditEntryPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Edit entry – Alongside' }];
