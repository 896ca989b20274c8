import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { shareDiagnosis } from '~/diagnosis/diagnosis-commands.server';
import { shareForm } from '~/diagnosis/diagnosis-forms';
import { diagnosisView } from '~/diagnosis/diagnosis-queries.server';
import { recordReading } from '~/diagnosis/evidence-commands.server';
import { DiagnosisPage } from '~/diagnosis/ui/diagnosis-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice, urnParam } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.diagnosis.$diagnosisId._index');
  await recordReading(viewer, params.diagnosisId ?? '');
  const view = await diagnosisView(viewer, urnParam(params.urn), params.diagnosisId ?? '');
  if (!view) throw notFound();
  return { view, formId: newFormId() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.diagnosis.$diagnosisId._index');
  const form = await readForm(request, shareForm);
  if (!form.ok) return form.reply;
  const id = params.diagnosisId ?? '';
  const verdict = await shareDiagnosis(viewer, { id, ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/schools/${verdict.value.urn}/diagnosis/${id}`,
    'Shared. The head and the chair have been told.',
  );
}

export default function Route() {
  return <DiagnosisPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Diagnosis – Alongside' }];
