import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { openDraft } from '~/diagnosis/draft.server';
import { sendForm } from '~/diagnosis/forms';
import { sendRequest } from '~/diagnosis/request-commands.server';
import { CheckPage } from '~/diagnosis/ui/check-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'requests.$id.draft.check');
  return { draft: await openDraft(request, viewer, params.id ?? '', { page: 'check' }) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'requests.$id.draft.check');
  const form = await readForm(request, sendForm);
  if (!form.ok) return form.reply;
  const id = params.id ?? '';
  const verdict = await sendRequest(viewer, { id, version: form.value.version });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirect(`/requests/${id}/sent`, { status: 303 });
}

export default function Route() {
  return <CheckPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Check your answers – Alongside' }];
