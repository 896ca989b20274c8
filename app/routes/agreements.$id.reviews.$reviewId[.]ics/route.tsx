import type { LoaderFunctionArgs } from '@remix-run/node';
import { reviewFile } from '~/notifications/calendar/download.server';
import { guard } from '~/platform/guard.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.reviews.$reviewId[.]ics');
  return reviewFile(viewer, params.id ?? '', params.reviewId ?? '');
}
