import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { changeRows } from '~/agreements/rows';
import { readAnswers, readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';
import { ACTION_LIST, minutesForm } from '~/practice/clusters/forms';
import { writeMinutes } from '~/practice/clusters/meeting-commands.server';
import { meetingPage, minutesFormPage } from '~/practice/clusters/meeting-queries.server';
import { MinutesFormPage } from '~/practice/ui/clusters/minutes-form-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'clusters.$id.meetings.$meetingId.minutes');
  const { id: clusterId = '', meetingId = '' } = params;
  const page = await minutesFormPage(viewer, { clusterId, meetingId });
  if (page) return { page, formId: newFormId() };
  const there = await meetingPage(viewer, { clusterId, meetingId }, null);
  if (!there || !isOpened(request)) throw notFound();
  throw redirect(`/clusters/${clusterId}/meetings/${meetingId}`);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'clusters.$id.meetings.$meetingId.minutes');
  const { id: clusterId = '', meetingId = '' } = params;
  const answers = await readAnswers(request);
  const rows = changeRows(answers, ACTION_LIST, newFormId);
  if (rows) return rows;
  const form = await readForm(answers, minutesForm);
  if (!form.ok) return form.reply;
  const verdict = await writeMinutes(viewer, { clusterId, meetingId }, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  const { number, changed } = verdict.value;
  const done = changed
    ? `Version ${number} of the minutes is saved. Its schools have been told.`
    : 'Nothing was changed.';
  return redirectWithNotice(request, `/clusters/${clusterId}/meetings/${meetingId}`, done);
}

export default function Route() {
  return <MinutesFormPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Minutes of a meeting – Alongside' }];
