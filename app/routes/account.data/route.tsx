import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';
import { ownRequestForm } from '~/reporting/privacy/forms';
import { askAboutOwnData, ownRequests } from '~/reporting/privacy/requests.server';
import { OwnDataPage } from '~/reporting/ui/privacy/own-data-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'account.data');
  return { formId: newFormId(), requests: await ownRequests(viewer) };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'account.data');
  const form = await readForm(request, ownRequestForm);
  if (!form.ok) return form.reply;
  const verdict = await askAboutOwnData(viewer, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    '/account/data',
    'Your request is sent. You get an answer within one month.',
  );
}

export default function Route() {
  return <OwnDataPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Your data – Alongside' }];
