import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listPlace } from '~/kernel/list-place';
import { countNotices, listNotices, markAllRead, markRead } from '~/notifications/queries.server';
import { NoticesPage } from '~/notifications/ui/notices-page';
import { readAnswers } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { today } from '~/platform/page-clock.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'notifications._index');
  const { search, searchParams } = new URL(request.url);
  const unread = searchParams.get('show') === 'unread';
  const found = await listNotices(viewer, { unread, ...listPlace(searchParams) });
  return { ...found, unread, counts: await countNotices(viewer), query: search, today: today() };
}

/** Marks one as read, or all, and shows the same list again. */
export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'notifications._index');
  const id = (await readAnswers(request)).get('id');
  if (typeof id === 'string' && id !== '') await markRead(viewer, id);
  else await markAllRead(viewer);
  const { search } = new URL(request.url);
  return redirect(`/notifications${search}`, { status: 303 });
}

export default function Route() {
  return <NoticesPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Notifications – Alongside' }];
