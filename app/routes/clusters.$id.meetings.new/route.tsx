import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';
import { planMeetingForm } from '~/practice/clusters/forms';
import { clusterForm } from '~/practice/clusters/head.server';
import { planMeeting } from '~/practice/clusters/meeting-commands.server';
import { MeetingFormPage } from '~/practice/ui/clusters/meeting-pages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'clusters.$id.meetings.new');
  const open = await clusterForm(viewer, params.id ?? '', 'meet');
  if (!open) throw notFound();
  if (open.head.members < 2 && isOpened(request)) throw redirect(`/clusters/${open.head.id}`);
  return { head: open.head, meeting: null, formId: newFormId() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'clusters.$id.meetings.new');
  const { id = '' } = params;
  const form = await readForm(request, planMeetingForm);
  if (!form.ok) return form.reply;
  const verdict = await planMeeting(viewer, id, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  const done = 'The meeting is planned. Its schools have been told.';
  return redirectWithNotice(request, `/clusters/${id}/meetings/${verdict.value.id}`, done);
}

export default function Route() {
  return <MeetingFormPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Plan a meeting – Alongside' }];
