import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { beforeFactorChange, makeRecoveryCodes } from '~/accounts/sign-in/factor-commands.server';
import { factorsOf } from '~/accounts/sign-in/factors.server';
import { RecoveryCodesPage } from '~/accounts/sign-in/ui/recovery-codes-page';
import { withNext } from '~/accounts/sign-in/wording';
import { guard, safePath } from '~/platform/guard.server';

const nextOf = (request: Request) => safePath(new URL(request.url).searchParams.get('next'), '');

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'account.recovery-codes');
  const { recovery } = await factorsOf(viewer.accountId);
  return { left: recovery, next: nextOf(request) };
}

/** Answers with the codes themselves, not by leading on: they are kept nowhere that another page could show them from. */
export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'account.recovery-codes');
  const first = await beforeFactorChange(
    viewer,
    request,
    withNext('/account/recovery-codes', nextOf(request)),
  );
  if (first) throw redirect(first, { status: 303 });
  const verdict = await makeRecoveryCodes(viewer);
  if (!verdict.ok) return data({ codes: null, error: { '': [verdict.message] } }, { status: 400 });
  return data({ codes: verdict.value, error: null });
}

export default function Route() {
  const done = useActionData<typeof action>();
  return <RecoveryCodesPage {...useLoaderData<typeof loader>()} codes={done?.codes ?? null} answer={done} />;
}

export const meta = () => [{ title: 'Recovery codes – Alongside' }];
