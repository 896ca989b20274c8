import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { editDiagnosis, recordDiscussion } from '~/diagnosis/diagnosis-commands.server';
import { discussionForm, editDiagnosisForm, readJudged } from '~/diagnosis/diagnosis-forms';
import { diagnosisView } from '~/diagnosis/diagnosis-queries.server';
import { needsJudgement } from '~/diagnosis/domain';
import { EditDiagnosisPage } from '~/diagnosis/ui/diagnosis-forms-pages';
import { readAnswers, readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice, urnParam } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.diagnosis.$diagnosisId.edit');
  const view = await diagnosisView(viewer, urnParam(params.urn), params.diagnosisId ?? '');
  if (!view) throw notFound();
  if (!view.may.includes('edit') && !view.may.includes('discuss') && isOpened(request))
    throw redirect(`/schools/${params.urn}/diagnosis/${view.id}`);
  return { view };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.diagnosis.$diagnosisId.edit');
  const view = await diagnosisView(viewer, urnParam(params.urn), params.diagnosisId ?? '');
  if (!view) throw notFound();
  const { id } = view;
  const done = () =>
    redirectWithNotice(request, `/schools/${params.urn}/diagnosis/${id}`, 'The diagnosis is saved.');
  const data = await readAnswers(request);
  if (view.state === 'draft') {
    const form = await readForm(data, editDiagnosisForm);
    if (!form.ok) return form.reply;
    const { version, discussion, discussedOn, discussionNote, ...text } = form.value;
    const keys = view.analysis.results.filter(needsJudgement).map(({ key }) => key);
    const verdict = await editDiagnosis(viewer, {
      ...{ id, version, text, judged: readJudged(data, keys) },
      discussion: { discussion, discussedOn, discussionNote },
    });
    return verdict.ok ? done() : refuse(form.submission, verdict);
  }
  const form = await readForm(data, discussionForm);
  if (!form.ok) return form.reply;
  const { version, discussion, discussedOn, discussionNote, ...band } = form.value;
  const verdict = await recordDiscussion(viewer, {
    ...{ id, version, discussion: { discussion, discussedOn, discussionNote } },
    // Only a contested diagnosis asks for a band again.
    band: view.state === 'contested' ? band : undefined,
  });
  return verdict.ok ? done() : refuse(form.submission, verdict);
}

export default function Route() {
  return <EditDiagnosisPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Write the diagnosis – Alongside' }];
