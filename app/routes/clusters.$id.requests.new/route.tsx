import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';
import { shareForm } from '~/practice/clusters/forms';
import { shareRequest } from '~/practice/clusters/share-commands.server';
import { shareFormPage } from '~/practice/clusters/share-queries.server';
import { ShareFormPage } from '~/practice/ui/clusters/share-pages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'clusters.$id.requests.new');
  const page = await shareFormPage(viewer, params.id ?? '');
  if (!page) throw notFound();
  return { page, formId: newFormId(), chosen: new URL(request.url).searchParams.get('request') };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'clusters.$id.requests.new');
  const { id = '' } = params;
  const form = await readForm(request, shareForm);
  if (!form.ok) return form.reply;
  const verdict = await shareRequest(viewer, id, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  const done = 'The request is shared. The headteachers of the other schools have been told.';
  return redirectWithNotice(request, `/clusters/${id}/requests/${verdict.value.id}`, done);
}

export default function Route() {
  return <ShareFormPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Share a request – Alongside' }];
