import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { openNotice } from '~/notifications/queries.server';
import { guard, safePath } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';

/** Marks a notice as read and leads on to the page it is about: where links in mail and in the list go. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'notifications.$id');
  const href = await openNotice(viewer, params.id ?? '');
  if (href === null) throw notFound();
  return redirect(safePath(href, '/notifications'), { status: 303 });
}
