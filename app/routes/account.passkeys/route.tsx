import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { beforeFactorChange, removeFactor } from '~/accounts/sign-in/factor-commands.server';
import { factorsOf } from '~/accounts/sign-in/factors.server';
import { passkeysForm } from '~/accounts/sign-in/forms';
import { addPasskey, newPasskeyTask, renamePasskey } from '~/accounts/sign-in/passkeys/passkeys.server';
import { PasskeysPage } from '~/accounts/sign-in/ui/passkeys-page';
import { withNext } from '~/accounts/sign-in/wording';
import { readForm, refuse } from '~/platform/forms.server';
import { guard, safePath } from '~/platform/guard.server';
import { isOpened, redirectWithNotice } from '~/platform/respond.server';

const HERE = '/account/passkeys';
const nextOf = (request: Request) => safePath(new URL(request.url).searchParams.get('next'), '');

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'account.passkeys');
  const first = await beforeFactorChange(viewer, request, withNext(HERE, nextOf(request)));
  if (first && isOpened(request)) throw redirect(first);
  const { passkeys } = await factorsOf(viewer.accountId);
  return {
    passkeys,
    renaming: new URL(request.url).searchParams.get('rename'),
    task: await newPasskeyTask(viewer, request),
    nonce: String(context.nonce ?? ''),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'account.passkeys');
  const form = await readForm(request, passkeysForm);
  if (!form.ok) return form.reply;
  const first = await beforeFactorChange(viewer, request, withNext(HERE, nextOf(request)));
  if (first) return redirect(first, { status: 303 });
  const asked = form.value;
  if (asked.intent === 'add') {
    const verdict = await addPasskey(viewer, request, asked);
    if (!verdict.ok) return refuse(form.submission, verdict);
    const { recovery } = await factorsOf(viewer.accountId);
    const to = recovery === 0 ? withNext('/account/recovery-codes', nextOf(request)) : HERE;
    return redirectWithNotice(request, to, 'The passkey is added.', verdict.value);
  }
  const verdict =
    asked.intent === 'rename'
      ? await renamePasskey(viewer, asked.id, asked.name)
      : await removeFactor(viewer, 'passkey', asked.id);
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    HERE,
    asked.intent === 'rename' ? 'The name is saved.' : 'It is taken away.',
  );
}

export default function Route() {
  return <PasskeysPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Passkeys – Alongside' }];
