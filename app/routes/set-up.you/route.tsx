import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { makeFirstPerson } from '~/accounts/set-up/commands.server';
import { firstPersonForm } from '~/accounts/set-up/forms';
import { stageFor } from '~/accounts/set-up/state.server';
import { SetUpYouPage } from '~/accounts/ui/set-up/begin-pages';
import { readForm, refuse } from '~/platform/forms.server';
import { guardPublic } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guardPublic(request, 'set-up.you');
  const { stage, state } = await stageFor(request, viewer);
  if (stage === 'closed') throw notFound();
  if (stage !== 'you') throw redirect('/set-up');
  return { authority: state.authority?.name ?? '' };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guardPublic(request, 'set-up.you');
  const { stage } = await stageFor(request, viewer);
  // The same form sent twice: the second finds its person signed in.
  if (stage === 'tasks') return redirect('/set-up', { status: 303 });
  if (stage !== 'you') throw notFound();
  const form = await readForm(request, firstPersonForm);
  if (!form.ok) return form.reply;
  const { lead, ...person } = form.value;
  const verdict = await makeFirstPerson(request, { ...person, alsoLead: lead === 'yes' });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirect('/set-up', { status: 303, headers: verdict.value });
}

export default function Route() {
  return <SetUpYouPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Your own account – Alongside' }];
