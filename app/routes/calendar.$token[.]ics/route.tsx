import type { LoaderFunctionArgs } from '@remix-run/node';
import { feedAnswer } from '~/notifications/calendar/feed-reading.server';
import { guardPublic } from '~/platform/guard.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  await guardPublic(request, 'calendar.$token[.]ics');
  return feedAnswer(request, params.token ?? '');
}
