import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { signInForm } from '~/accounts/forms';
import { signIn } from '~/accounts/sign-in.server';
import { anyProvider } from '~/accounts/single-sign-on/providers.server';
import { signOutThere } from '~/accounts/single-sign-on/sign-out.server';
import { SignInPage } from '~/accounts/ui/sign-in-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guardPublic, safePath } from '~/platform/guard.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guardPublic(request, 'login');
  const query = new URL(request.url).searchParams;
  if (viewer) throw redirect(safePath(query.get('next')));
  const why = query.has('kept')
    ? 'kept'
    : query.has('ended')
      ? 'ended'
      : query.has('signed-out')
        ? 'signed-out'
        : null;
  const at = why === 'signed-out' ? await signOutThere(query.get('at')) : null;
  return { next: query.get('next') ?? '', why, at, atWork: await anyProvider() } as const;
}

export async function action({ request }: ActionFunctionArgs) {
  await guardPublic(request, 'login');
  const form = await readForm(request, signInForm);
  if (!form.ok) return form.reply;
  const verdict = await signIn(request, form.value);
  if (!verdict.ok) {
    return data((await refuse(form.submission, verdict)).data, {
      status: verdict.code === 'too-many-tries' ? 429 : 400,
    });
  }
  return redirect(verdict.value.to, { status: 303, headers: verdict.value.headers });
}

export default function Route() {
  return <SignInPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Sign in – Alongside' }];
