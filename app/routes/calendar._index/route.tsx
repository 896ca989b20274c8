import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { calendarPage } from '~/notifications/calendar/page.server';
import { monthWords } from '~/notifications/calendar/wording';
import { CalendarPage } from '~/notifications/ui/calendar/calendar-page';
import { guard } from '~/platform/guard.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'calendar._index');
  return { page: await calendarPage(viewer, new URL(request.url).searchParams) };
}

export default function Route() {
  return <CalendarPage page={useLoaderData<typeof loader>().page} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Calendar, ${data ? monthWords(data.page.filter.month) : ''} – Alongside` },
];
