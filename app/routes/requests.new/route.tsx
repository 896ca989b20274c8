import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { startRequest } from '~/diagnosis/draft-commands.server';
import { startForm } from '~/diagnosis/forms';
import { startPage } from '~/diagnosis/queries.server';
import { StartPage } from '~/diagnosis/ui/start-page';
import { parseUrn } from '~/kernel/urn';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'requests.new');
  const query = new URL(request.url).searchParams;
  const q = (query.get('q') ?? '').trim().slice(0, 100);
  const urn = parseUrn(query.get('urn') ?? '');
  return { id: newFormId(), page: await startPage(viewer, { q, urn }), q, urn };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'requests.new');
  const form = await readForm(request, startForm);
  if (!form.ok) return form.reply;
  const { need, ...start } = form.value;
  const verdict = await startRequest(viewer, { ...start, needId: need ?? null });
  if (!verdict.ok) return refuse(form.submission, verdict);
  // A draft that has its need goes on to the next page; one whose need is half written is sent back to it.
  return redirect(`/requests/${verdict.value.id}/draft/${need ? 'days' : 'needs'}`, { status: 303 });
}

export default function Route() {
  return <StartPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Ask for support – Alongside' }];
