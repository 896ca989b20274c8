import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { versionNumber } from '~/agreements/forms';
import { dateWords } from '~/kernel/words';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { meetingPage } from '~/practice/clusters/meeting-queries.server';
import { MeetingPage } from '~/practice/ui/clusters/meeting-pages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'clusters.$id.meetings.$meetingId._index');
  const { id: clusterId = '', meetingId = '' } = params;
  const version = versionNumber(new URL(request.url).searchParams.get('version'));
  const page = await meetingPage(viewer, { clusterId, meetingId }, version ?? null);
  if (!page) throw notFound();
  return { page };
}

export default function Route() {
  return <MeetingPage {...useLoaderData<typeof loader>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Meeting of ${dateWords(data?.page.meeting.on)}, ${data?.page.head.name ?? ''} – Alongside` },
];
