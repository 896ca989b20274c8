import { and, count, eq, isNull } from 'drizzle-orm';
import { mailProblem, notification } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import type { AskedPlace } from '~/kernel/list-place';
import { clock } from '~/platform/clock.server';
import { database, db } from '~/platform/db.server';
import { type KeyedPage, keyedPage } from '~/platform/keyed-page.server';
import { TOPICS, type Topic } from './domain/preferences/vocabulary';

export type NoticeView = {
  id: string;
  message: string;
  at: Date;
  read: boolean;
  /** Whether something is asked of the reader. */
  asks: boolean;
  topic: Topic | null;
  href: string;
};

export const NOTICES_ON_A_PAGE = 25;

const own = (viewer: Viewer) => eq(notification.accountId, viewer.accountId);

/** How many notices the viewer has not read: asked for every page. */
export async function unreadCount(viewer: Viewer): Promise<number> {
  const [row] = await db()
    .select({ n: count() })
    .from(notification)
    .where(and(own(viewer), isNull(notification.readAt)));
  return row?.n ?? 0;
}

/** How many notices the viewer has, and how many of them unread. */
export async function countNotices(viewer: Viewer): Promise<{ all: number; unread: number }> {
  const [row] = await db().select({ n: count() }).from(notification).where(own(viewer));
  return { all: row?.n ?? 0, unread: await unreadCount(viewer) };
}

/** A page of the viewer's notices, the newest first. */
export async function listNotices(
  viewer: Viewer,
  { unread, ...place }: { unread: boolean } & AskedPlace,
): Promise<{ notices: NoticeView[]; total: number } & Omit<KeyedPage<never>, 'rows'>> {
  const which = and(own(viewer), unread ? isNull(notification.readAt) : undefined);
  const [found] = await db().select({ n: count() }).from(notification).where(which);
  const { rows, ...beside } = await keyedPage(place, NOTICES_ON_A_PAGE, [notification.at, notification.id], {
    read: (part) =>
      db()
        .select()
        .from(notification)
        .where(and(which, part.where))
        .orderBy(...part.orderBy)
        .limit(part.limit)
        .offset(part.offset),
    keyOf: ({ at, id }) => [at.getTime(), id],
  });
  const notices = rows.map(({ id, message, href, at, readAt, asks, topic }) => ({
    id,
    message,
    href,
    at,
    read: readAt !== null,
    asks: asks ?? false,
    topic: TOPICS.find((known) => known === topic) ?? null,
  }));
  return { notices, total: found?.n ?? 0, ...beside };
}

/**
 * Marks one of the viewer's notices as read, and says which page it is about. A reader's mark, not casework: it is no
 * domain event.
 * @returns null where it is not theirs
 */
export async function openNotice(viewer: Viewer, id: string): Promise<string | null> {
  const [found] = await db()
    .select({ href: notification.href })
    .from(notification)
    .where(and(own(viewer), eq(notification.id, id)));
  if (!found) return null;
  await markRead(viewer, id);
  return found.href;
}

/** Marks one of the viewer's notices as read; one that is read keeps the time at which it was. */
export async function markRead(viewer: Viewer, id: string): Promise<void> {
  await mark(viewer, id);
}

/** Marks all of the viewer's notices as read. */
export async function markAllRead(viewer: Viewer): Promise<void> {
  await mark(viewer);
}

async function mark(viewer: Viewer, id?: string): Promise<void> {
  await database().write(async (tx) => {
    await tx
      .update(notification)
      .set({ readAt: clock.now() })
      .where(
        and(own(viewer), isNull(notification.readAt), id === undefined ? undefined : eq(notification.id, id)),
      );
  });
}

/** Whether mail to the viewer's address is known to come back. */
export async function hasMailProblem(viewer: Viewer): Promise<boolean> {
  const [open] = await db()
    .select({ id: mailProblem.id })
    .from(mailProblem)
    .where(and(eq(mailProblem.email, viewer.email), isNull(mailProblem.endedAt)))
    .limit(1);
  return open !== undefined;
}
