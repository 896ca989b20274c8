import type { EntryContext } from '@remix-run/node';
import { navigationFor } from './accounts/navigation';
import { unreadCount } from './notifications/queries.server';
import { log } from './platform/log.server';
import { requestNote } from './platform/request-note.server';
import { type Notice, takeNotice } from './platform/respond.server';
import { viewerOf } from './platform/session.server';
import type { NavLink, ShellAccount } from './ui';

/** What the frame around every page shows: who is signed in, their main links, and what is said once. */
export type Frame = { account: ShellAccount | null; nav: readonly NavLink[]; notice: Notice | null };

/** The frame of a page, and the header that takes its notice down. */
export async function frameOf(request: Request): Promise<{ frame: Frame; headers: Headers }> {
  const { notice, headers } = await takeNotice(request);
  return { frame: { ...(await whoIsLooking(request)), notice }, headers };
}

async function whoIsLooking(request: Request): Promise<Omit<Frame, 'notice'>> {
  const viewer = await viewerOf(request);
  if (!viewer) return { account: null, nav: [] };
  const { name, authorityName } = viewer;
  return { account: { name, authorityName, unread: await unreadCount(viewer) }, nav: navigationFor(viewer) };
}

/**
 * Gives an error page its frame. The framework does not run the root's loader when an action throws and the root shows what
 * came of it: somebody signed in would be offered to sign in. A notice that waits is left for the next page.
 * @returns the context as it was where the frame is there already, or cannot be read
 */
export async function withFrame(context: EntryContext, request: Request): Promise<EntryContext> {
  const { staticHandlerContext } = context;
  const { errors, loaderData } = staticHandlerContext;
  if (!errors || loaderData.root || isUnanswered()) return context;
  try {
    const root: Frame = { ...(await whoIsLooking(request)), notice: null };
    return {
      ...context,
      staticHandlerContext: { ...staticHandlerContext, loaderData: { ...loaderData, root } },
    };
  } catch (error) {
    log().warn({ error: String(error) }, 'an error page is shown without its frame');
    return context;
  }
}

/** Whether the database has just failed to answer this request: it is not made to wait for it a second time. */
function isUnanswered(): boolean {
  const fault = requestNote()?.fault;
  return fault === 'away' || fault === 'busy';
}
