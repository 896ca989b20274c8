import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { setUpTasks } from '~/accounts/domain/set-up-tasks';
import { finishSetUp } from '~/accounts/set-up/commands.server';
import { codeForm, finishForm } from '~/accounts/set-up/forms';
import { setUpFacts } from '~/accounts/set-up/queries.server';
import { stageFor, takeSetUpCode } from '~/accounts/set-up/state.server';
import { SetUpCodePage } from '~/accounts/ui/set-up/begin-pages';
import { SetUpTasksPage } from '~/accounts/ui/set-up/tasks-pages';
import { readForm, refuse } from '~/platform/forms.server';
import { guardPublic } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guardPublic(request, 'set-up._index');
  const { stage, state } = await stageFor(request, viewer);
  if (stage === 'closed') throw notFound();
  if (stage === 'sign-in') throw redirect('/login?next=/set-up');
  if (stage === 'code') return { tasks: null };
  if (stage !== 'tasks' || !viewer) throw redirect(`/set-up/${stage}`);
  const tasks = setUpTasks(await setUpFacts(viewer, state));
  return { tasks, authority: viewer.authorityName };
}

/** Takes the code; or closes set-up for good. */
export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guardPublic(request, 'set-up._index');
  const { stage } = await stageFor(request, viewer);
  if (stage === 'tasks' && viewer) {
    const form = await readForm(request, finishForm);
    if (!form.ok) return form.reply;
    const verdict = await finishSetUp(viewer);
    if (!verdict.ok) return refuse(form.submission, verdict);
    return redirectWithNotice(request, '/home', 'Set-up is closed. What is left is on this page.');
  }
  if (stage !== 'code') throw notFound();
  const form = await readForm(request, codeForm);
  if (!form.ok) return form.reply;
  const taken = await takeSetUpCode(form.value.code);
  if (!taken.ok) return refuse(form.submission, taken);
  return redirect('/set-up/authority', { status: 303, headers: taken.value });
}

export default function Route() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return page.tasks ? <SetUpTasksPage {...page} answer={answer} /> : <SetUpCodePage answer={answer} />;
}

export const meta = () => [{ title: 'Set up Alongside – Alongside' }];
