import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { editAmendment } from '~/agreements/amendments/commands.server';
import { amendmentSectionForm, openedForm } from '~/agreements/amendments/forms';
import { editAmendmentPage } from '~/agreements/amendments/queries.server';
import { isSection, SECTION_TITLES } from '~/agreements/domain';
import { ROW_LISTS } from '~/agreements/forms';
import { changeRows } from '~/agreements/rows';
import { EditAmendmentPage } from '~/agreements/ui/amendments/edit-page';
import { readAnswers, readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.amend.$amendmentId.edit.$section');
  const { id = '', amendmentId = '', section = '' } = params;
  if (!isSection(section)) throw notFound();
  const page = await editAmendmentPage(viewer, { id, amendmentId }, section);
  if (!page) throw notFound();
  if (!page.amendment.may.edit && isOpened(request)) {
    throw redirect(`/agreements/${id}/amend/${amendmentId}`);
  }
  return { page, section };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.amend.$amendmentId.edit.$section');
  const { id = '', amendmentId = '', section = '' } = params;
  if (!isSection(section)) throw notFound();
  const formData = await readAnswers(request);
  const rows = changeRows(formData, ROW_LISTS[section], newFormId);
  if (rows) return rows;
  const head = await readForm(formData, openedForm);
  if (!head.ok) return head.reply;
  const form = await readForm(formData, amendmentSectionForm(section));
  if (!form.ok) return form.reply;
  const { patch } = form.value;
  const verdict = await editAmendment(viewer, { id, amendmentId, section, patch, ...head.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  const done = verdict.value.changed
    ? `“${SECTION_TITLES[section]}” is saved in the amendment.`
    : 'There was nothing to change.';
  return redirectWithNotice(request, `/agreements/${id}/amend/${amendmentId}`, done);
}

export default function Route() {
  return <EditAmendmentPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Edit an amendment – Alongside' }];
