import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { resumeForm } from '~/agreements/life/interruption-forms';
import { pausePage } from '~/agreements/life/interruption-queries.server';
import { resumeAgreement } from '~/agreements/life/pause.server';
import { ResumeAgreementPage } from '~/agreements/ui/life/resume-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.resume');
  const page = await pausePage(viewer, params.id ?? '');
  if (!page) throw notFound();
  if (!page.may.resume && isOpened(request)) throw redirect(`/agreements/${page.id}`);
  return { page };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.resume');
  const form = await readForm(request, resumeForm);
  if (!form.ok) return form.reply;
  const verdict = await resumeAgreement(viewer, { id: params.id ?? '', ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/agreements/${params.id}`, 'The agreement is active again.');
}

export default function Route() {
  return <ResumeAgreementPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Resume an agreement – Alongside' }];
