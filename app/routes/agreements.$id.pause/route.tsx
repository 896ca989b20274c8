import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { pauseOrResume } from '~/agreements/commands.server';
import { pauseForm } from '~/agreements/forms';
import { headPage } from '~/agreements/queries.server';
import { ReasonPage } from '~/agreements/ui/reason-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.pause');
  const page = await headPage(viewer, params.id ?? '');
  if (!page) throw notFound();
  if (!page.may.pause && request.method === 'GET') throw redirect(`/agreements/${page.id}`);
  return { page };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.pause');
  const form = await readForm(request, pauseForm);
  if (!form.ok) return form.reply;
  const verdict = await pauseOrResume(viewer, { id: params.id ?? '', event: 'pause', ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/agreements/${params.id}`, 'The agreement is paused.');
}

export default function Route() {
  return (
    <ReasonPage
      {...useLoaderData<typeof loader>()}
      answer={useActionData<typeof action>()}
      title="Pause the agreement"
      warning="Agree it with the school and the provider first. The days stay kept in the provider’s calendar."
      label="Why it is paused"
      hint="All the parties see this"
      button="Pause the agreement"
      tone="primary"
    />
  );
}

export const meta = () => [{ title: 'Pause an agreement – Alongside' }];
