import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { answerRecord } from '~/directory/commands/track-record.server';
import { recordAnswerForm } from '~/directory/forms';
import { recordPage } from '~/directory/queries/track-record.server';
import { RecordPage } from '~/directory/ui/record-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'directory.$id.record');
  const page = await recordPage(viewer, params.id ?? '');
  if (!page) throw notFound();
  return { page, asked: new URL(request.url).searchParams.get('answer') };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'directory.$id.record');
  const providerId = params.id ?? '';
  const form = await readForm(request, recordAnswerForm);
  if (!form.ok) return form.reply;
  const { id, answer, reply } = form.value;
  const verdict = await answerRecord(viewer, {
    id,
    providerId,
    reply: answer === 'nothing' ? null : reply,
    asksCorrection: answer === 'correct',
  });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/directory/${providerId}/record`,
    answer === 'correct' ? 'Your answer is kept, and your broker has been told.' : 'Your answer is kept.',
  );
}

export default function Route() {
  return <RecordPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'What came of the support – Alongside' }];
