import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { partnerForm } from '~/agreements/life/interruption-forms';
import { partnerPage } from '~/agreements/life/partner.server';
import { terminateAgreement } from '~/agreements/life/stop.server';
import { FindPartnerPage } from '~/agreements/ui/life/partner-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.partner');
  const page = await partnerPage(viewer, params.id ?? '');
  if (!page) throw notFound();
  if (!page.open && isOpened(request)) throw redirect(`/agreements/${page.id}`);
  return { page };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.partner');
  const id = params.id ?? '';
  const page = await partnerPage(viewer, id);
  if (!page) throw notFound();
  const form = await readForm(request, partnerForm);
  if (!form.ok) return form.reply;
  const verdict = await terminateAgreement(viewer, { id, ground: 'leader-lost', ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/requests/${page.requestId}/matches`,
    'The agreement is ended, and the search for another partner is open.',
  );
}

export default function Route() {
  return <FindPartnerPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Find another partner – Alongside' }];
