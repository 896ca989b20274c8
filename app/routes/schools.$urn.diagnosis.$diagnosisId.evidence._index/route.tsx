import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { evidenceForm } from '~/diagnosis/diagnosis-forms';
import { diagnosisView } from '~/diagnosis/diagnosis-queries.server';
import { addEvidence } from '~/diagnosis/evidence-commands.server';
import { receiveEvidence } from '~/diagnosis/evidence-files.server';
import { AddEvidencePage } from '~/diagnosis/ui/diagnosis-forms-pages';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice, urnParam } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.diagnosis.$diagnosisId.evidence._index');
  const view = await diagnosisView(viewer, urnParam(params.urn), params.diagnosisId ?? '');
  if (!view) throw notFound();
  if (!view.may.includes('add-evidence') && isOpened(request))
    throw redirect(`/schools/${params.urn}/diagnosis/${view.id}`);
  return { view, id: newFormId() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.diagnosis.$diagnosisId.evidence._index');
  const diagnosisId = params.diagnosisId ?? '';
  // Nothing is taken from somebody who may not know of the diagnosis.
  if (!(await diagnosisView(viewer, urnParam(params.urn), diagnosisId))) throw notFound();
  const { form: fields, file } = await receiveEvidence(request, 'file');
  const form = await readForm(fields, evidenceForm);
  if (!form.ok) return form.reply;
  if (!file.ok) return refuse(form.submission, file);
  const verdict = await addEvidence(viewer, { ...form.value, diagnosisId, file: file.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/schools/${verdict.value.urn}/diagnosis/${diagnosisId}`,
    'The evidence is added.',
  );
}

export default function Route() {
  return <AddEvidencePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Add evidence – Alongside' }];
