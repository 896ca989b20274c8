import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { cancelRun, previewAgain, startRun } from '~/imports/commands.server';
import { isAtWork } from '~/imports/domain/run-states';
import { runForm } from '~/imports/forms';
import { loadRun } from '~/imports/queries.server';
import { RunPage } from '~/imports/ui/run-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';

const COMMANDS = { start: startRun, cancel: cancelRun, 'preview-again': previewAgain };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.imports.$id._index');
  const run = await loadRun(viewer, params.id ?? '');
  if (!run) throw notFound();
  return { run };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'admin.imports.$id._index');
  const form = await readForm(request, runForm);
  if (!form.ok) return form.reply;
  const id = params.id ?? '';
  const verdict = await COMMANDS[form.value.intent](viewer, { id });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirect(`/admin/imports/${id}`, { status: 303 });
}

export default function Route() {
  return <RunPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.run.fileName ?? 'Import'} – Alongside` },
  // While work goes on the page asks again by itself; there is no script to do it.
  ...(data && isAtWork(data.run.status) ? [{ httpEquiv: 'refresh', content: '2' }] : []),
];
