import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { confirmBy, waysToConfirm } from '~/accounts/sign-in/confirm.server';
import { confirmForm } from '~/accounts/sign-in/forms';
import { ConfirmPage } from '~/accounts/sign-in/ui/confirm-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard, safePath } from '~/platform/guard.server';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'account.confirm');
  const next = safePath(new URL(request.url).searchParams.get('next'));
  return { ...(await waysToConfirm(viewer, request)), next, nonce: String(context.nonce ?? '') };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'account.confirm');
  const form = await readForm(request, confirmForm);
  if (!form.ok) return form.reply;
  const verdict = await confirmBy(viewer, request, form.value);
  if (!verdict.ok) {
    const status = verdict.code === 'too-many-tries' ? 429 : 400;
    return data((await refuse(form.submission, verdict)).data, { status });
  }
  return redirect(safePath(form.value.next), { status: 303, headers: verdict.value });
}

export default function Route() {
  return <ConfirmPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Confirm that it is you – Alongside' }];
