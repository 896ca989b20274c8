import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listNotices, markRead } from '~/notifications/queries.server';
import { NoticesPage } from '~/notifications/ui/notices-page';
import { clock } from '~/platform/clock.server';
import { readAnswers } from '~/platform/forms.server';
import { guard, safePath } from '~/platform/guard.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'notifications');
  return { notices: await listNotices(viewer) };
}

/** Marks all as read, or one and goes to the page it is about. */
export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'notifications');
  const form = await readAnswers(request);
  const id = form.get('id');
  await markRead(viewer, clock.now(), typeof id === 'string' ? id : undefined);
  const to = form.get('href');
  return redirect(safePath(typeof to === 'string' ? to : null, '/notifications'), { status: 303 });
}

export default function Route() {
  return <NoticesPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Notifications – Alongside' }];
