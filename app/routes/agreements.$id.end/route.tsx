import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { terminateForm } from '~/agreements/life/interruption-forms';
import { stopPage } from '~/agreements/life/interruption-queries.server';
import { terminateAgreement } from '~/agreements/life/stop.server';
import { StopAgreementPage } from '~/agreements/ui/life/stop-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.end');
  const page = await stopPage(viewer, params.id ?? '');
  if (!page) throw notFound();
  if (!page.may.terminate && isOpened(request)) throw redirect(`/agreements/${page.id}`);
  return { page };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.end');
  const form = await readForm(request, terminateForm);
  if (!form.ok) return form.reply;
  const verdict = await terminateAgreement(viewer, { id: params.id ?? '', ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/agreements/${params.id}`,
    'The agreement is ended, and everyone has been told.',
  );
}

export default function Route() {
  return <StopAgreementPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'End an agreement – Alongside' }];
