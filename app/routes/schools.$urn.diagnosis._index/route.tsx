import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { draftDiagnosis } from '~/diagnosis/diagnosis-commands.server';
import { draftForm } from '~/diagnosis/diagnosis-forms';
import { diagnosisHistory } from '~/diagnosis/diagnosis-queries.server';
import { DiagnosesPage } from '~/diagnosis/ui/diagnosis-page';
import { termOf } from '~/kernel/academic-year';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { today } from '~/platform/page-clock.server';
import { notFound, redirectWithNotice, urnParam } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.diagnosis._index');
  const history = await diagnosisHistory(viewer, urnParam(params.urn));
  if (!history) throw notFound();
  return { history, id: newFormId(), term: termOf(today()) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.diagnosis._index');
  const form = await readForm(request, draftForm);
  if (!form.ok) return form.reply;
  const verdict = await draftDiagnosis(viewer, {
    id: form.value.id,
    urn: urnParam(params.urn),
    term: termOf(today()),
    today: today(),
  });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/schools/${params.urn}/diagnosis/${verdict.value.id}`,
    'The school is analysed. The draft is yours until you share it.',
  );
}

export default function Route() {
  return <DiagnosesPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Diagnosis – Alongside' }];
