import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { changeMeetingForm } from '~/practice/clusters/forms';
import { changeMeeting } from '~/practice/clusters/meeting-commands.server';
import { meetingPage } from '~/practice/clusters/meeting-queries.server';
import { MeetingFormPage } from '~/practice/ui/clusters/meeting-pages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'clusters.$id.meetings.$meetingId.edit');
  const { id: clusterId = '', meetingId = '' } = params;
  const page = await meetingPage(viewer, { clusterId, meetingId }, null);
  if (!page) throw notFound();
  if (!page.may.change && isOpened(request)) throw redirect(`/clusters/${clusterId}/meetings/${meetingId}`);
  return { head: page.head, meeting: page.meeting, formId: '' };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'clusters.$id.meetings.$meetingId.edit');
  const { id: clusterId = '', meetingId = '' } = params;
  const form = await readForm(request, changeMeetingForm);
  if (!form.ok) return form.reply;
  const verdict = await changeMeeting(viewer, { clusterId, meetingId }, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  const done = verdict.value.changed
    ? 'The meeting is changed. Its schools have been told.'
    : 'Nothing was changed.';
  return redirectWithNotice(request, `/clusters/${clusterId}/meetings/${meetingId}`, done);
}

export default function Route() {
  return <MeetingFormPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Change a meeting – Alongside' }];
