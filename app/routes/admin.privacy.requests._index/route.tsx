import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { calendarDate } from '~/kernel/clock';
import { pageNumber } from '~/kernel/page-number';
import { clock } from '~/platform/clock.server';
import { guard } from '~/platform/guard.server';
import { listRequests, REQUESTS_PER_PAGE } from '~/reporting/privacy/requests.server';
import { RequestsPage } from '~/reporting/ui/privacy/requests-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.privacy.requests._index');
  const page = pageNumber(new URL(request.url).searchParams.get('page'));
  const found = await listRequests(viewer, page);
  return { ...found, page, perPage: REQUESTS_PER_PAGE, today: calendarDate(clock.now()) };
}

export default function Route() {
  return <RequestsPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Requests about people’s own data – Alongside' }];
