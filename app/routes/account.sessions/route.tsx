import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { sessionsForm } from '~/accounts/sign-in/forms';
import { endOneSession, endOtherSessions } from '~/accounts/sign-in/sessions.server';
import { SessionsPage } from '~/accounts/sign-in/ui/sessions-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { redirectWithNotice } from '~/platform/respond.server';
import { sessionsOf } from '~/platform/session.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'account.sessions');
  return { sessions: await sessionsOf(viewer, request) };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'account.sessions');
  const form = await readForm(request, sessionsForm);
  if (!form.ok) return form.reply;
  const one = form.value.intent === 'end';
  const verdict =
    form.value.intent === 'end'
      ? await endOneSession(viewer, form.value.handle)
      : await endOtherSessions(viewer, request);
  if (!verdict.ok) return refuse(form.submission, verdict);
  const said = one ? 'That device is signed out.' : 'Every other device is signed out.';
  return redirectWithNotice(request, '/account/sessions', said);
}

export default function Route() {
  return <SessionsPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Where you are signed in – Alongside' }];
