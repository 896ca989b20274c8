import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { takeEscalationStep } from '~/agreements/escalation/commands.server';
import { stepLetterReply } from '~/agreements/escalation/drafting.server';
import { DRAFT_INTENT, stepForm, stepTerms } from '~/agreements/escalation/forms';
import { stepPage } from '~/agreements/escalation/queries.server';
import { NextStepPage } from '~/agreements/ui/escalation/step-page';
import { readAnswers, readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.escalation.step');
  const found = await stepPage(viewer, params.id ?? '');
  if (!found) throw notFound();
  const { page, current } = found;
  // Without a case, or with nothing the viewer may do, the case's own page says what can be done.
  if (!current || (page.moves.length === 0 && isOpened(request))) {
    throw redirect(`/agreements/${page.id}/escalation`);
  }
  return { page: { ...page, current }, formId: newFormId() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.escalation.step');
  const { id = '' } = params;
  const answers = await readAnswers(request);
  if (answers.get('intent') === DRAFT_INTENT) {
    const form = await readForm(answers, stepTerms);
    return form.ok ? stepLetterReply(viewer, form, { ...form.value, id }) : form.reply;
  }
  const form = await readForm(answers, stepForm);
  if (!form.ok) return form.reply;
  const verdict = await takeEscalationStep(viewer, { ...form.value, id });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/agreements/${id}/escalation`,
    'The step is recorded, and the head and the chair have been told.',
  );
}

export default function Route() {
  return <NextStepPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Decide what comes next – Alongside' }];
