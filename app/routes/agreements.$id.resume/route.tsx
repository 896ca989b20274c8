import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { pauseOrResume } from '~/agreements/commands.server';
import { resumeForm } from '~/agreements/forms';
import { headPage } from '~/agreements/queries.server';
import { ReasonPage } from '~/agreements/ui/reason-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.resume');
  const page = await headPage(viewer, params.id ?? '');
  if (!page) throw notFound();
  if (!page.may.resume && request.method === 'GET') throw redirect(`/agreements/${page.id}`);
  return { page };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.resume');
  const form = await readForm(request, resumeForm);
  if (!form.ok) return form.reply;
  const verdict = await pauseOrResume(viewer, { id: params.id ?? '', event: 'resume', ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/agreements/${params.id}`, 'The agreement is active again.');
}

export default function Route() {
  return (
    <ReasonPage
      {...useLoaderData<typeof loader>()}
      answer={useActionData<typeof action>()}
      title="Resume the agreement"
      warning="Look at the dates with the school and the provider: what was due in the meantime may have to move."
      label="What has changed"
      hint="All the parties see this"
      button="Resume the agreement"
      tone="primary"
    />
  );
}

export const meta = () => [{ title: 'Resume an agreement – Alongside' }];
