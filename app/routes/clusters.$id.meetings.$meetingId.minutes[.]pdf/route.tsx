import type { LoaderFunctionArgs } from '@remix-run/node';
import { versionNumber } from '~/agreements/forms';
import { guard } from '~/platform/guard.server';
import { asPdf } from '~/platform/pdf.server';
import { notFound } from '~/platform/respond.server';
import { minutesFileName, minutesModel } from '~/practice/clusters/document';
import { meetingPage } from '~/practice/clusters/meeting-queries.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'clusters.$id.meetings.$meetingId.minutes[.]pdf');
  const { id: clusterId = '', meetingId = '' } = params;
  const version = versionNumber(new URL(request.url).searchParams.get('version'));
  const page = await meetingPage(viewer, { clusterId, meetingId }, version ?? null);
  if (!page?.minutes) throw notFound();
  return asPdf(minutesModel(page, page.minutes), minutesFileName(page.head.name, page.minutes));
}
