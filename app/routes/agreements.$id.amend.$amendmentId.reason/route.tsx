import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { changeAmendmentReason } from '~/agreements/amendments/commands.server';
import { amendmentReasonForm } from '~/agreements/amendments/forms';
import { amendmentPage } from '~/agreements/amendments/queries.server';
import { AmendmentReasonPage } from '~/agreements/ui/amendments/reason-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.amend.$amendmentId.reason');
  const { id = '', amendmentId = '' } = params;
  const page = await amendmentPage(viewer, { id, amendmentId });
  if (!page) throw notFound();
  if (!page.amendment.may.edit && isOpened(request)) {
    throw redirect(`/agreements/${id}/amend/${amendmentId}`);
  }
  return { page };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.amend.$amendmentId.reason');
  const { id = '', amendmentId = '' } = params;
  const form = await readForm(request, amendmentReasonForm);
  if (!form.ok) return form.reply;
  const verdict = await changeAmendmentReason(viewer, { id, amendmentId, ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/agreements/${id}/amend/${amendmentId}`, 'The reason is saved.');
}

export default function Route() {
  return (
    <AmendmentReasonPage
      {...useLoaderData<typeof loader>()}
      answer={useActionData<typeof action>()}
      what="reason"
    />
  );
}

export const meta = () => [{ title: 'Why an agreement is amended – Alongside' }];
