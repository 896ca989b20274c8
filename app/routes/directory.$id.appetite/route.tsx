import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { setAppetite } from '~/directory/commands/providers.server';
import { appetiteForm } from '~/directory/forms';
import { findEditableProvider } from '~/directory/queries/profile.server';
import { AppetitePage } from '~/directory/ui/provider-forms';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'directory.$id.appetite');
  const provider = await findEditableProvider(viewer, params.id ?? '');
  if (!provider) throw notFound();
  return { provider };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'directory.$id.appetite');
  const id = params.id ?? '';
  const form = await readForm(request, appetiteForm);
  if (!form.ok) return form.reply;
  const verdict = await setAppetite(viewer, { id, ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/directory/${id}`, 'Saved. Brokers see it at once.');
}

export default function Route() {
  return <AppetitePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Are new requests welcome? – Alongside' }];
