import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { signInForm } from '~/accounts/forms';
import { waitsForSetUp } from '~/accounts/set-up/state.server';
import { finishSignIn } from '~/accounts/sign-in/begin.server';
import { passkeySignInForm } from '~/accounts/sign-in/forms';
import { passkeyTaskFor, takePasskey } from '~/accounts/sign-in/passkeys/passkeys.server';
import { signIn } from '~/accounts/sign-in.server';
import { anyProvider } from '~/accounts/single-sign-on/providers.server';
import { signOutThere } from '~/accounts/single-sign-on/sign-out.server';
import { SignInPage, type WhySignIn } from '~/accounts/ui/sign-in-page';
import { readAnswers, readForm, refuse } from '~/platform/forms.server';
import { guardPublic, safePath } from '~/platform/guard.server';

/** Why somebody is here again, as the address says it: the first that it holds. */
const WHYS: readonly WhySignIn[] = ['kept', 'late', 'ended', 'signed-out'];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await guardPublic(request, 'login');
  const query = new URL(request.url).searchParams;
  if (viewer) throw redirect(safePath(query.get('next')));
  const why = WHYS.find((one) => query.has(one)) ?? null;
  const at = why === 'signed-out' ? await signOutThere(query.get('at')) : null;
  const passkey = await passkeyTaskFor(request, null);
  const nonce = String(context.nonce ?? '');
  const setUp = await waitsForSetUp();
  return { next: query.get('next') ?? '', why, at, atWork: await anyProvider(), setUp, passkey, nonce };
}

export async function action({ request }: ActionFunctionArgs) {
  await guardPublic(request, 'login');
  const answers = await readAnswers(request);
  if (answers.get('intent') === 'passkey') return withPasskey(request, answers);
  const form = await readForm(answers, signInForm);
  if (!form.ok) return form.reply;
  const verdict = await signIn(request, form.value);
  if (!verdict.ok) return refused(form.submission, verdict);
  return redirect(verdict.value.to, { status: 303, headers: verdict.value.headers });
}

async function withPasskey(request: Request, answers: FormData) {
  const form = await readForm(answers, passkeySignInForm);
  if (!form.ok) return form.reply;
  const taken = await takePasskey(request, null, form.value);
  const verdict = taken.ok
    ? await finishSignIn(request, taken.value.accountId, {
        method: 'passkey',
        next: safePath(form.value.next),
      })
    : taken;
  if (!verdict.ok) return refused(form.submission, verdict);
  return redirect(verdict.value.to, { status: 303, headers: verdict.value.headers });
}

async function refused(...[submission, verdict]: Parameters<typeof refuse>) {
  const status = verdict.code === 'too-many-tries' ? 429 : 400;
  return data(refuse(submission, verdict).data, { status });
}

export default function Route() {
  return <SignInPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Sign in – Alongside' }];
