import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { closeStep, openStep } from '~/accounts/sign-in/begin.server';
import { takeCode } from '~/accounts/sign-in/codes.server';
import { codeForm } from '~/accounts/sign-in/forms';
import { CodePage } from '~/accounts/sign-in/ui/code-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guardPublic } from '~/platform/guard.server';

export async function loader({ request }: LoaderFunctionArgs) {
  await guardPublic(request, 'login_.code');
  if (!(await openStep(request))) throw redirect('/login?ended=1');
  return null;
}

export async function action({ request }: ActionFunctionArgs) {
  await guardPublic(request, 'login_.code');
  const step = await openStep(request);
  if (!step) throw redirect('/login?ended=1', { status: 303 });
  const form = await readForm(request, codeForm);
  if (!form.ok) return form.reply;
  const taken = await takeCode(step.accountId, form.value.intent === 'code' ? form.value.code : '');
  const done = taken.ok ? await closeStep(request, step, taken.value) : taken;
  if (!done.ok) {
    const status = done.code === 'too-many-tries' ? 429 : 400;
    return data((await refuse(form.submission, done)).data, { status });
  }
  return redirect(done.value.to, { status: 303, headers: done.value.headers });
}

export default function Route() {
  return <CodePage answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Enter your code – Alongside' }];
