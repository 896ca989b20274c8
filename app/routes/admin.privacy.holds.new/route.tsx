import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';
import { holdForm } from '~/reporting/privacy/forms';
import { putHold } from '~/reporting/privacy/rules.server';
import { NewHoldPage } from '~/reporting/ui/privacy/hold-pages';

export async function loader({ request }: LoaderFunctionArgs) {
  await guard(request, 'admin.privacy.holds.new');
  return { formId: newFormId() };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'admin.privacy.holds.new');
  const form = await readForm(request, holdForm);
  if (!form.ok) return form.reply;
  const verdict = await putHold(viewer, { ...form.value, urn: form.value.urn ?? null });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, '/admin/privacy/retention', 'It is held from now on.');
}

export default function Route() {
  return <NewHoldPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Put a hold – Alongside' }];
