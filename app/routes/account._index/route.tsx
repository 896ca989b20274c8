import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { changePassword } from '~/accounts/commands.server';
import { changePasswordForm } from '~/accounts/forms';
import { AccountPage } from '~/accounts/ui/account-page';
import { rolesWords } from '~/accounts/wording';
import { readAnswers, readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { redirectWithNotice } from '~/platform/respond.server';
import { endAllSessions, endSession, sessionsOf } from '~/platform/session.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'account._index');
  return {
    name: viewer.name,
    email: viewer.email,
    authority: viewer.authorityName,
    roles: rolesWords(viewer.grants),
    sessions: await sessionsOf(viewer, request),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'account._index');
  const formData = await readAnswers(request);
  if (formData.get('intent') === 'sign-out-everywhere') {
    await endAllSessions(viewer.accountId);
    return redirect('/login?signed-out=1', { status: 303, headers: await endSession(request) });
  }
  const form = await readForm(formData, changePasswordForm);
  if (!form.ok) return form.reply;
  const verdict = await changePassword(viewer, request, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    '/account',
    'Your password is changed. Your other devices are signed out.',
  );
}

export default function Route() {
  return <AccountPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Your account – Alongside' }];
