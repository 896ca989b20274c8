import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { editSection } from '~/agreements/commands.server';
import { isSection, SECTION_TITLES } from '~/agreements/domain';
import { ROW_LISTS, SECTION_FORMS } from '~/agreements/forms';
import { editPage } from '~/agreements/queries.server';
import { changeRows } from '~/agreements/rows';
import { EditPage } from '~/agreements/ui/edit-page';
import { readAnswers, readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.edit.$section');
  const { id = '', section = '' } = params;
  const page = await editPage(viewer, id);
  if (!page || !isSection(section)) throw notFound();
  if (!page.may.edit && isOpened(request)) throw redirect(`/agreements/${id}`);
  return { page, section };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.edit.$section');
  const { id = '', section = '' } = params;
  if (!isSection(section)) throw notFound();
  const formData = await readAnswers(request);
  const rows = changeRows(formData, ROW_LISTS[section], newFormId);
  if (rows) return rows;
  const form = await readForm(formData, SECTION_FORMS[section]);
  if (!form.ok) return form.reply;
  const verdict = await editSection(viewer, { id, section, ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  const done = verdict.value.changed
    ? `“${SECTION_TITLES[section]}” is saved.`
    : 'There was nothing to change.';
  return redirectWithNotice(request, `/agreements/${id}`, done);
}

export default function Route() {
  return <EditPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Edit the agreement – Alongside' }];
