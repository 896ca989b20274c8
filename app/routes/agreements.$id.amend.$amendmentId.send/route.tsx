import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { sendAmendment } from '~/agreements/amendments/commands.server';
import { amendmentPage } from '~/agreements/amendments/queries.server';
import { sendForm } from '~/agreements/forms';
import { SendAmendmentPage } from '~/agreements/ui/amendments/send-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.amend.$amendmentId.send');
  const { id = '', amendmentId = '' } = params;
  const page = await amendmentPage(viewer, { id, amendmentId });
  if (!page) throw notFound();
  if (!page.amendment.may.send && isOpened(request)) {
    throw redirect(`/agreements/${id}/amend/${amendmentId}`);
  }
  return { page };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.amend.$amendmentId.send');
  const { id = '', amendmentId = '' } = params;
  const form = await readForm(request, sendForm);
  if (!form.ok) return form.reply;
  const verdict = await sendAmendment(viewer, { id, amendmentId, ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/agreements/${id}/amend/${amendmentId}`,
    'Sent to be signed. Those it concerns have been told.',
  );
}

export default function Route() {
  return <SendAmendmentPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Check and send an amendment – Alongside' }];
