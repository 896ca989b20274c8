import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { declineForm } from '~/diagnosis/forms';
import { requestPage } from '~/diagnosis/queries.server';
import { declineRequest } from '~/diagnosis/request-commands.server';
import { EndRequestPage } from '~/diagnosis/ui/end-request-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'requests.$id.decline');
  const page = await requestPage(viewer, params.id ?? '');
  if (!page) throw notFound();
  if (!page.may.decline && isOpened(request)) throw redirect(`/requests/${params.id}`);
  return { request: page.request };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'requests.$id.decline');
  const form = await readForm(request, declineForm);
  if (!form.ok) return form.reply;
  const verdict = await declineRequest(viewer, { id: params.id ?? '', ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/requests/${params.id}`,
    'The request is ended, and the school is told why.',
  );
}

export default function Route() {
  return (
    <EndRequestPage
      {...useLoaderData<typeof loader>()}
      how="decline"
      answer={useActionData<typeof action>()}
    />
  );
}

export const meta = () => [{ title: 'Do not take a request forward – Alongside' }];
