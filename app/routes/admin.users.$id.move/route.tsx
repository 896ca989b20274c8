import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { settleMoveForm } from '~/accounts/lifecycle/forms';
import { settleMove, withdrawMove } from '~/accounts/lifecycle/move.server';
import { movePageFor } from '~/accounts/lifecycle/move-page.server';
import { MovePage } from '~/accounts/ui/lifecycle/move-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.users.$id.move');
  const page = await movePageFor(viewer, params.id ?? '', new URL(request.url).searchParams);
  if (!page) throw notFound();
  return { ...page, formId: newFormId() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'admin.users.$id.move');
  const accountId = params.id ?? '';
  const here = `/admin/users/${accountId}`;
  const form = await readForm(request, settleMoveForm);
  if (!form.ok) return form.reply;
  if (form.value.intent === 'withdraw') {
    const verdict = await withdrawMove(viewer, accountId, form.value.moveId);
    if (!verdict.ok) return refuse(form.submission, verdict);
    return redirectWithNotice(request, here, 'The move is taken back. They stay where they are.');
  }
  const verdict = await settleMove(viewer, { ...form.value, accountId });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, here, verdict.value.today ? 'They have moved.' : 'The move is settled.');
}

export default function Route() {
  return <MovePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Move to another school – Alongside' }];
