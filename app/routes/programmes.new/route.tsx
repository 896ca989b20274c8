import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { changeRows } from '~/agreements/rows';
import { readAnswers, readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';
import { draftProgramme } from '~/practice/programmes/commands.server';
import { newProgrammeForm, SESSION_LIST } from '~/practice/programmes/forms';
import { programmeChoices } from '~/practice/programmes/queries.server';
import { ProgrammeFormPage } from '~/practice/ui/programmes/programme-form-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'programmes.new');
  const clusterId = new URL(request.url).searchParams.get('cluster');
  return { programme: null, choices: await programmeChoices(viewer), clusterId, formId: newFormId() };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'programmes.new');
  const answers = await readAnswers(request);
  const rows = changeRows(answers, SESSION_LIST, newFormId);
  if (rows) return rows;
  const form = await readForm(answers, newProgrammeForm);
  if (!form.ok) return form.reply;
  const verdict = await draftProgramme(viewer, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  const done = 'The programme is saved as a draft. Open it when its schools can ask for places.';
  return redirectWithNotice(request, `/programmes/${verdict.value.id}`, done);
}

export default function Route() {
  return <ProgrammeFormPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Make a programme – Alongside' }];
