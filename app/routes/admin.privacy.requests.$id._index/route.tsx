import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { calendarDate } from '~/kernel/clock';
import { clock } from '~/platform/clock.server';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { stepForm } from '~/reporting/privacy/forms';
import { findRequest, setIdentity, stepRequest } from '~/reporting/privacy/requests.server';
import { RequestPage } from '~/reporting/ui/privacy/request-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.privacy.requests.$id._index');
  const found = await findRequest(viewer, params.id ?? '');
  if (!found) throw notFound();
  return { request: found, today: calendarDate(clock.now()) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'admin.privacy.requests.$id._index');
  const id = params.id ?? '';
  const form = await readForm(request, stepForm);
  if (!form.ok) return form.reply;
  const { version, intent, identity = null, answer = '' } = form.value;
  const verdict =
    intent === 'identify'
      ? await setIdentity(viewer, { id, version, identity: identity ?? '' })
      : await stepRequest(viewer, { id, version, intent, identity, answer });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/admin/privacy/requests/${id}`, 'The step is saved.');
}

export default function Route() {
  return <RequestPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Request about own data – Alongside' }];
