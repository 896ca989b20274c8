import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { leaveForm } from '~/accounts/lifecycle/forms';
import { previewLeave, settleLeave, withdrawLeave } from '~/accounts/lifecycle/leave.server';
import { LeavePage } from '~/accounts/ui/lifecycle/leave-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.users.$id.leave');
  const leave = await previewLeave(viewer, params.id ?? '');
  if (!leave) throw notFound();
  return { leave };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'admin.users.$id.leave');
  const accountId = params.id ?? '';
  const here = `/admin/users/${accountId}`;
  const form = await readForm(request, leaveForm);
  if (!form.ok) return form.reply;
  if (form.value.intent === 'withdraw') {
    const verdict = await withdrawLeave(viewer, { ...form.value, accountId });
    if (!verdict.ok) return refuse(form.submission, verdict);
    return redirectWithNotice(request, here, 'It is taken back. They stay.');
  }
  const { version, on, successorId } = form.value;
  const verdict = await settleLeave(viewer, { accountId, version, on, successorId: successorId ?? null });
  if (!verdict.ok) return refuse(form.submission, verdict);
  const done = verdict.value.now ? 'They have left. The account is closed.' : 'Their leaving is settled.';
  return redirectWithNotice(request, here, done);
}

export default function Route() {
  return <LeavePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Leaving – Alongside' }];
