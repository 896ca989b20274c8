import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { extendForm, pauseForm } from '~/agreements/life/interruption-forms';
import { pausePage } from '~/agreements/life/interruption-queries.server';
import { extendPause, pauseAgreement } from '~/agreements/life/pause.server';
import { PauseAgreementPage } from '~/agreements/ui/life/pause-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.pause');
  const page = await pausePage(viewer, params.id ?? '');
  if (!page) throw notFound();
  const may = page.may.pause || page.may.resume;
  if (!may && isOpened(request)) throw redirect(`/agreements/${page.id}`);
  return { page };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.pause');
  const id = params.id ?? '';
  const page = await pausePage(viewer, id);
  if (!page) throw notFound();
  const paused = page.state === 'paused';
  const form = await readForm(request, paused ? extendForm : pauseForm);
  if (!form.ok) return form.reply;
  // A form of the first pause that is sent twice finds it done by its version, whichever command is asked.
  const verdict = await (paused ? extendPause : pauseAgreement)(viewer, { id, ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/agreements/${id}`, 'The agreement is paused.');
}

export default function Route() {
  return <PauseAgreementPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Pause an agreement – Alongside' }];
