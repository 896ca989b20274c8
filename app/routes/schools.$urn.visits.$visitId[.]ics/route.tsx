import type { LoaderFunctionArgs } from '@remix-run/node';
import { visitFile } from '~/notifications/calendar/download.server';
import { guard } from '~/platform/guard.server';
import { urnParam } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.visits.$visitId[.]ics');
  return visitFile(viewer, { urn: urnParam(params.urn) }, params.visitId ?? '');
}
