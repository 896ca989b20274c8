import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { decideDiagnosis } from '~/diagnosis/diagnosis-answers.server';
import { decideForm } from '~/diagnosis/diagnosis-forms';
import { diagnosisView } from '~/diagnosis/diagnosis-queries.server';
import { DecideDiagnosisPage } from '~/diagnosis/ui/diagnosis-forms-pages';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice, urnParam } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.diagnosis.$diagnosisId.decide');
  const view = await diagnosisView(viewer, urnParam(params.urn), params.diagnosisId ?? '');
  if (!view) throw notFound();
  if (!view.may.includes('decide') && isOpened(request))
    throw redirect(`/schools/${params.urn}/diagnosis/${view.id}`);
  return { view };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.diagnosis.$diagnosisId.decide');
  const form = await readForm(request, decideForm);
  if (!form.ok) return form.reply;
  const id = params.diagnosisId ?? '';
  const verdict = await decideDiagnosis(viewer, { id, ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/schools/${verdict.value.urn}/diagnosis/${id}`,
    'Decided. The school and its adviser have been told.',
  );
}

export default function Route() {
  return <DecideDiagnosisPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Decide the band – Alongside' }];
