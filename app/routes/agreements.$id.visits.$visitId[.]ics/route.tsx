import type { LoaderFunctionArgs } from '@remix-run/node';
import { visitFile } from '~/notifications/calendar/download.server';
import { guard } from '~/platform/guard.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.visits.$visitId[.]ics');
  return visitFile(viewer, { agreementId: params.id ?? '' }, params.visitId ?? '');
}
