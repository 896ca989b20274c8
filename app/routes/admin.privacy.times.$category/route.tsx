import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { timeForm } from '~/reporting/privacy/forms';
import { setTime, timePage } from '~/reporting/privacy/rules.server';
import { TimePage } from '~/reporting/ui/privacy/time-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.privacy.times.$category');
  const page = await timePage(viewer, params.category ?? '');
  if (!page) throw notFound();
  return page;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'admin.privacy.times.$category');
  const form = await readForm(request, timeForm);
  if (!form.ok) return form.reply;
  const verdict = await setTime(viewer, { ...form.value, category: params.category ?? '' });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, '/admin/privacy/retention', 'The time is saved. This is what it means.');
}

export default function Route() {
  return <TimePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'How long it is kept – Alongside' }];
