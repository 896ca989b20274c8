import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { startAmendment } from '~/agreements/amendments/commands.server';
import { startAmendmentForm } from '~/agreements/amendments/forms';
import { amendmentsPage } from '~/agreements/amendments/queries.server';
import { OPEN_AMENDMENT } from '~/agreements/domain/amendments/states';
import { NewAmendmentPage } from '~/agreements/ui/amendments/new-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.amend.new');
  const page = await amendmentsPage(viewer, params.id ?? '');
  if (!page) throw notFound();
  const begun = page.amendments.some(({ state }) => OPEN_AMENDMENT.includes(state));
  // There is one at a time: whoever would begin another is shown the one there is.
  if ((begun || !page.may.amend) && isOpened(request)) throw redirect(`/agreements/${page.id}/amend`);
  return { page, formId: newFormId() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.amend.new');
  const id = params.id ?? '';
  const form = await readForm(request, startAmendmentForm);
  if (!form.ok) return form.reply;
  const verdict = await startAmendment(viewer, { id, ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/agreements/${id}/amend/${verdict.value.amendmentId}`,
    'The amendment is begun. The agreement stands as it is until it is signed.',
  );
}

export default function Route() {
  return <NewAmendmentPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Begin an amendment – Alongside' }];
