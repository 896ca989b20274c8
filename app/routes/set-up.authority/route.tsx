import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { chooseAuthority } from '~/accounts/set-up/commands.server';
import { authorityForm } from '~/accounts/set-up/forms';
import { stageFor } from '~/accounts/set-up/state.server';
import { SetUpAuthorityPage } from '~/accounts/ui/set-up/begin-pages';
import { readForm, refuse } from '~/platform/forms.server';
import { guardPublic } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guardPublic(request, 'set-up.authority');
  const { stage, state } = await stageFor(request, viewer);
  if (stage === 'closed') throw notFound();
  if (stage !== 'authority' && stage !== 'you') throw redirect('/set-up');
  return { given: state.authority };
}

export async function action({ request }: ActionFunctionArgs) {
  await guardPublic(request, 'set-up.authority');
  const form = await readForm(request, authorityForm);
  if (!form.ok) return form.reply;
  const verdict = await chooseAuthority(request, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirect('/set-up/you', { status: 303 });
}

export default function Route() {
  return <SetUpAuthorityPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Which authority is this for? – Alongside' }];
