import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { answerDiagnosis } from '~/diagnosis/diagnosis-answers.server';
import { answerForm } from '~/diagnosis/diagnosis-forms';
import { diagnosisView } from '~/diagnosis/diagnosis-queries.server';
import { AnswerDiagnosisPage } from '~/diagnosis/ui/diagnosis-forms-pages';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice, urnParam } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.diagnosis.$diagnosisId.answer');
  const view = await diagnosisView(viewer, urnParam(params.urn), params.diagnosisId ?? '');
  if (!view) throw notFound();
  if (!view.may.includes('agree') && isOpened(request))
    throw redirect(`/schools/${params.urn}/diagnosis/${view.id}`);
  return { view };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.diagnosis.$diagnosisId.answer');
  const form = await readForm(request, answerForm);
  if (!form.ok) return form.reply;
  const id = params.diagnosisId ?? '';
  const verdict = await answerDiagnosis(viewer, { id, ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/schools/${verdict.value.urn}/diagnosis/${id}`,
    form.value.answer === 'agree'
      ? 'Agreed. The band is in force.'
      : 'Your answer is sent. You can still add evidence.',
  );
}

export default function Route() {
  return <AnswerDiagnosisPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Answer the diagnosis – Alongside' }];
