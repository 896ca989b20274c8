import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';
import { requestForm } from '~/reporting/privacy/forms';
import { writeDownRequest } from '~/reporting/privacy/requests.server';
import { NewRequestPage } from '~/reporting/ui/privacy/requests-page';

export async function loader({ request }: LoaderFunctionArgs) {
  await guard(request, 'admin.privacy.requests.new');
  return { formId: newFormId() };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'admin.privacy.requests.new');
  const form = await readForm(request, requestForm);
  if (!form.ok) return form.reply;
  const { email = null, identity = null, ...rest } = form.value;
  const verdict = await writeDownRequest(viewer, { ...rest, email, identity });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/admin/privacy/requests/${verdict.value.id}`,
    'The request is written down.',
  );
}

export default function Route() {
  return <NewRequestPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Write down a request – Alongside' }];
