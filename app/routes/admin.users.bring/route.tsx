import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { bringPeople } from '~/accounts/lifecycle/bring.server';
import { bringForm } from '~/accounts/lifecycle/forms';
import { BringPage } from '~/accounts/ui/lifecycle/bring-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request }: LoaderFunctionArgs) {
  await guard(request, 'admin.users.bring');
  return { formId: newFormId() };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'admin.users.bring');
  const form = await readForm(request, bringForm);
  if (!form.ok) return form.reply;
  const verdict = await bringPeople(viewer, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  if (verdict.value.bad.length > 0) return { brought: verdict.value };
  const n = verdict.value.invited.length;
  return redirectWithNotice(
    request,
    '/admin/users',
    n === 1 ? 'One person is invited.' : `${n} people are invited.`,
  );
}

export default function Route() {
  const answer = useActionData<typeof action>();
  const brought = answer && 'brought' in answer ? answer.brought : null;
  const { formId } = useLoaderData<typeof loader>();
  return (
    <BringPage
      formId={formId}
      brought={brought}
      answer={answer && 'brought' in answer ? undefined : answer}
    />
  );
}

export const meta = () => [{ title: 'Invite several people – Alongside' }];
