import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { changeRows } from '~/agreements/rows';
import { readAnswers, readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';
import { changeProgramme } from '~/practice/programmes/commands.server';
import { changeProgrammeForm, SESSION_LIST } from '~/practice/programmes/forms';
import { programmeChoices, programmePage } from '~/practice/programmes/queries.server';
import { ProgrammeFormPage } from '~/practice/ui/programmes/programme-form-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'programmes.$id.edit');
  const page = await programmePage(viewer, params.id ?? '');
  if (!page) throw notFound();
  if (!page.may.change && isOpened(request)) throw redirect(`/programmes/${page.programme.id}`);
  return { programme: page.programme, choices: await programmeChoices(viewer), clusterId: null, formId: '' };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'programmes.$id.edit');
  const { id = '' } = params;
  const answers = await readAnswers(request);
  const rows = changeRows(answers, SESSION_LIST, newFormId);
  if (rows) return rows;
  const form = await readForm(answers, changeProgrammeForm);
  if (!form.ok) return form.reply;
  const verdict = await changeProgramme(viewer, id, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  const done = verdict.value.changed ? 'The programme is changed.' : 'Nothing was changed.';
  return redirectWithNotice(request, `/programmes/${id}`, done);
}

export default function Route() {
  return <ProgrammeFormPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Change a programme – Alongside' }];
