import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { newPasswordForm } from '~/accounts/forms';
import { readToken, setPasswordByLink } from '~/accounts/tokens.server';
import { ChoosePasswordPage } from '~/accounts/ui/password-pages';
import { readForm, refuse } from '~/platform/forms.server';
import { guardPublic } from '~/platform/guard.server';
import { redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  await guardPublic(request, 'reset.$token');
  const found = await readToken(request, 'reset', params.token ?? '');
  if (!found.ok) {
    const tooMany = found.code === 'too-many-tries';
    return data({ person: null, problem: found.message, tooMany }, { status: tooMany ? 429 : 404 });
  }
  return { person: { name: found.value.name, email: found.value.email }, problem: null };
}

export async function action({ request, params }: ActionFunctionArgs) {
  await guardPublic(request, 'reset.$token');
  const form = await readForm(request, newPasswordForm);
  if (!form.ok) return form.reply;
  const verdict = await setPasswordByLink(request, 'reset', params.token ?? '', form.value.password);
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, '/login', 'Your password is saved. Sign in with it now.');
}

export default function Route() {
  return (
    <ChoosePasswordPage
      purpose="reset"
      {...useLoaderData<typeof loader>()}
      answer={useActionData<typeof action>()}
    />
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `${loaded?.person ? 'Choose a password' : 'This link does not work any more'} – Alongside` },
];
