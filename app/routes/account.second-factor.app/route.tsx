import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import {
  beforeFactorChange,
  confirmApp,
  startApp,
  waitingApp,
} from '~/accounts/sign-in/factor-commands.server';
import { appForm } from '~/accounts/sign-in/forms';
import { AppPage } from '~/accounts/sign-in/ui/app-page';
import { withNext } from '~/accounts/sign-in/wording';
import { readForm, refuse } from '~/platform/forms.server';
import { guard, safePath } from '~/platform/guard.server';
import { isOpened, redirectWithNotice } from '~/platform/respond.server';

const HERE = '/account/second-factor/app';
const nextOf = (request: Request) => safePath(new URL(request.url).searchParams.get('next'), '');

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'account.second-factor.app');
  const first = await beforeFactorChange(viewer, request, withNext(HERE, nextOf(request)));
  if (first && isOpened(request)) throw redirect(first);
  return { waiting: first ? null : await waitingApp(viewer) };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'account.second-factor.app');
  const next = nextOf(request);
  const form = await readForm(request, appForm);
  if (!form.ok) return form.reply;
  const first = await beforeFactorChange(viewer, request, withNext(HERE, next));
  if (first) return redirect(first, { status: 303 });
  if (form.value.intent === 'start') {
    const verdict = await startApp(viewer, form.value.name);
    if (!verdict.ok) return refuse(form.submission, verdict);
    return redirect(withNext(HERE, next), { status: 303 });
  }
  const verdict = await confirmApp(viewer, request, form.value.code);
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    withNext('/account/recovery-codes', next),
    'The app is set up. Now make recovery codes for the day when it is lost.',
    verdict.value,
  );
}

export default function Route() {
  return <AppPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Set up an authenticator app – Alongside' }];
