import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { resetForm } from '~/accounts/forms';
import { askForReset } from '~/accounts/tokens.server';
import { AskResetPage } from '~/accounts/ui/password-pages';
import { readForm, refuse } from '~/platform/forms.server';
import { guardPublic } from '~/platform/guard.server';

export async function loader({ request }: LoaderFunctionArgs) {
  await guardPublic(request, 'reset._index');
  return { sent: new URL(request.url).searchParams.has('sent') };
}

export async function action({ request }: ActionFunctionArgs) {
  await guardPublic(request, 'reset._index');
  const form = await readForm(request, resetForm);
  if (!form.ok) return form.reply;
  const verdict = await askForReset(request, form.value.email);
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirect('/reset?sent=1', { status: 303 });
}

export default function Route() {
  return <AskResetPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Set a new password – Alongside' }];
