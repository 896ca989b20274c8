import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { callOffForm } from '~/practice/clusters/forms';
import { callOffMeeting } from '~/practice/clusters/meeting-commands.server';
import { meetingPage } from '~/practice/clusters/meeting-queries.server';
import { CallOffPage } from '~/practice/ui/clusters/leave-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'clusters.$id.meetings.$meetingId.call-off');
  const { id: clusterId = '', meetingId = '' } = params;
  const page = await meetingPage(viewer, { clusterId, meetingId }, null);
  if (!page) throw notFound();
  if (!page.may.callOff && isOpened(request)) throw redirect(`/clusters/${clusterId}/meetings/${meetingId}`);
  return { head: page.head, meeting: page.meeting };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'clusters.$id.meetings.$meetingId.call-off');
  const { id: clusterId = '', meetingId = '' } = params;
  const form = await readForm(request, callOffForm);
  if (!form.ok) return form.reply;
  const verdict = await callOffMeeting(viewer, { clusterId, meetingId }, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/clusters/${clusterId}`,
    'The meeting is called off. Its schools have been told.',
  );
}

export default function Route() {
  return <CallOffPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Call off a meeting – Alongside' }];
