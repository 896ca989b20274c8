import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { withdrawAmendment } from '~/agreements/amendments/commands.server';
import { withdrawAmendmentForm } from '~/agreements/amendments/forms';
import { amendmentPage } from '~/agreements/amendments/queries.server';
import { AmendmentReasonPage } from '~/agreements/ui/amendments/reason-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.amend.$amendmentId.withdraw');
  const { id = '', amendmentId = '' } = params;
  const page = await amendmentPage(viewer, { id, amendmentId });
  if (!page) throw notFound();
  if (!page.amendment.may.withdraw && isOpened(request)) {
    throw redirect(`/agreements/${id}/amend/${amendmentId}`);
  }
  return { page };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.amend.$amendmentId.withdraw');
  const { id = '', amendmentId = '' } = params;
  const form = await readForm(request, withdrawAmendmentForm);
  if (!form.ok) return form.reply;
  const verdict = await withdrawAmendment(viewer, { id, amendmentId, ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/agreements/${id}/amend/${amendmentId}`,
    'The amendment is withdrawn. The agreement stands as it was signed.',
  );
}

export default function Route() {
  return (
    <AmendmentReasonPage
      {...useLoaderData<typeof loader>()}
      answer={useActionData<typeof action>()}
      what="withdraw"
    />
  );
}

export const meta = () => [{ title: 'Withdraw an amendment – Alongside' }];
