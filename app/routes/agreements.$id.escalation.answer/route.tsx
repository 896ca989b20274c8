import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { answerEscalation } from '~/agreements/escalation/commands.server';
import { answerForm } from '~/agreements/escalation/forms';
import { answerPage } from '~/agreements/escalation/queries.server';
import { AnswerStepPage } from '~/agreements/ui/escalation/answer-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.escalation.answer');
  const asked = new URL(request.url).searchParams.get('step');
  const page = await answerPage(viewer, params.id ?? '', asked === null ? null : Number(asked));
  if (!page) throw notFound();
  if (!page.may['answer-escalation'] && isOpened(request)) {
    throw redirect(`/agreements/${page.id}/escalation`);
  }
  return { page, formId: newFormId() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.escalation.answer');
  const { id = '' } = params;
  const form = await readForm(request, answerForm);
  if (!form.ok) return form.reply;
  const verdict = await answerEscalation(viewer, { ...form.value, id });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/agreements/${id}/escalation`,
    'Your answer is kept beside the letter, and the authority has been told.',
  );
}

export default function Route() {
  return <AnswerStepPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Answer the authority – Alongside' }];
