import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { endHoldForm } from '~/reporting/privacy/forms';
import { endHold, holdPage } from '~/reporting/privacy/rules.server';
import { HoldPage } from '~/reporting/ui/privacy/hold-pages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.privacy.holds.$id');
  const hold = await holdPage(viewer, params.id ?? '');
  if (!hold) throw notFound();
  return { hold };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'admin.privacy.holds.$id');
  const form = await readForm(request, endHoldForm);
  if (!form.ok) return form.reply;
  const verdict = await endHold(viewer, { ...form.value, id: params.id ?? '' });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, '/admin/privacy/retention', 'The hold is ended.');
}

export default function Route() {
  return <HoldPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Hold – Alongside' }];
