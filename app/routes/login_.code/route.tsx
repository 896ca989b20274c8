import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { z } from 'zod';
import { closeStep, type OpenStep, openStep } from '~/accounts/sign-in/begin.server';
import { takeCode } from '~/accounts/sign-in/codes.server';
import { factorsOf } from '~/accounts/sign-in/factors.server';
import { codeForm } from '~/accounts/sign-in/forms';
import { passkeyTaskFor, takePasskey } from '~/accounts/sign-in/passkeys/passkeys.server';
import { CodePage } from '~/accounts/sign-in/ui/code-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guardPublic } from '~/platform/guard.server';

export async function loader({ request, context }: LoaderFunctionArgs) {
  await guardPublic(request, 'login_.code');
  const step = await openStep(request);
  if (!step) throw redirect('/login?late=1');
  const { apps, passkeys, recovery } = await factorsOf(step.accountId);
  return {
    passkey: passkeys.length > 0 ? await passkeyTaskFor(request, step.accountId) : null,
    code: apps.length > 0 || recovery > 0,
    nonce: String(context.nonce ?? ''),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  await guardPublic(request, 'login_.code');
  const step = await openStep(request);
  if (!step) throw redirect('/login?late=1', { status: 303 });
  const form = await readForm(request, codeForm);
  if (!form.ok) return form.reply;
  const done = await showFactor(request, step, form.value);
  if (!done.ok) {
    const status = done.code === 'too-many-tries' ? 429 : 400;
    return data((await refuse(form.submission, done)).data, { status });
  }
  return redirect(done.value.to, { status: 303, headers: done.value.headers });
}

async function showFactor(request: Request, step: OpenStep, given: z.output<typeof codeForm>) {
  if (given.intent === 'passkey') {
    const taken = await takePasskey(request, step.accountId, given);
    return taken.ok ? closeStep(request, step, 'passkey') : taken;
  }
  const taken = await takeCode(step.accountId, given.code);
  return taken.ok ? closeStep(request, step, taken.value) : taken;
}

export default function Route() {
  return <CodePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Enter your code – Alongside' }];
