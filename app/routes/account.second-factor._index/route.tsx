import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { beforeFactorChange, mustHave, removeFactor } from '~/accounts/sign-in/factor-commands.server';
import { factorsOf } from '~/accounts/sign-in/factors.server';
import { removeFactorForm } from '~/accounts/sign-in/forms';
import { confirmPath } from '~/accounts/sign-in/proof.server';
import { SecondFactorPage } from '~/accounts/sign-in/ui/second-factor-page';
import { calendarDate } from '~/kernel/clock';
import { readForm, refuse } from '~/platform/forms.server';
import { guard, safePath } from '~/platform/guard.server';
import { isOpened, redirectWithNotice } from '~/platform/respond.server';
import { currentSession } from '~/platform/session.server';

const HERE = '/account/second-factor';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'account.second-factor._index');
  const factors = await factorsOf(viewer.accountId);
  const { must, demo } = await mustHave(viewer);
  const next = safePath(new URL(request.url).searchParams.get('next'), '');
  const heldBack = must && !(await currentSession(request))?.twoFactors;
  if (heldBack && factors.apps.length + factors.passkeys.length > 0 && isOpened(request))
    throw redirect(confirmPath(next === '' ? HERE : next));
  return { factors, must, demo, heldBack, next };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'account.second-factor._index');
  const form = await readForm(request, removeFactorForm);
  if (!form.ok) return form.reply;
  const first = await beforeFactorChange(viewer, request, HERE);
  if (first) return redirect(first, { status: 303 });
  const kind = form.value.intent === 'remove-app' ? 'app' : 'passkey';
  const verdict = await removeFactor(viewer, kind, form.value.id);
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, HERE, 'It is taken away.');
}

export default function Route() {
  const loaded = useLoaderData<typeof loader>();
  return <SecondFactorPage {...loaded} today={calendarDate} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'How you sign in – Alongside' }];
