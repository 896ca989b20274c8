import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { reopenAmendment } from '~/agreements/amendments/commands.server';
import { reopenAmendmentForm } from '~/agreements/amendments/forms';
import { amendmentPage } from '~/agreements/amendments/queries.server';
import { AmendmentReasonPage } from '~/agreements/ui/amendments/reason-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.amend.$amendmentId.reopen');
  const { id = '', amendmentId = '' } = params;
  const page = await amendmentPage(viewer, { id, amendmentId });
  if (!page) throw notFound();
  if (!page.amendment.may.reopen && isOpened(request)) {
    throw redirect(`/agreements/${id}/amend/${amendmentId}`);
  }
  return { page };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.amend.$amendmentId.reopen');
  const { id = '', amendmentId = '' } = params;
  const form = await readForm(request, reopenAmendmentForm);
  if (!form.ok) return form.reply;
  const verdict = await reopenAmendment(viewer, { id, amendmentId, ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/agreements/${id}/amend/${amendmentId}`,
    'The amendment is a draft again, and everyone has been told.',
  );
}

export default function Route() {
  return (
    <AmendmentReasonPage
      {...useLoaderData<typeof loader>()}
      answer={useActionData<typeof action>()}
      what="reopen"
    />
  );
}

export const meta = () => [{ title: 'Open an amendment for changes – Alongside' }];
