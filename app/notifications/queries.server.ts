import { and, count, desc, eq, isNull } from 'drizzle-orm';
import { notification } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { yes } from '~/kernel/verdict';
import { database, db } from '~/platform/db.server';

export type NoticeView = { id: string; message: string; href: string; at: Date; read: boolean };

/** How many notices the viewer has not read. */
export async function unreadCount(viewer: Viewer): Promise<number> {
  const [row] = await db()
    .select({ n: count() })
    .from(notification)
    .where(and(eq(notification.accountId, viewer.accountId), isNull(notification.readAt)));
  return row?.n ?? 0;
}

/** The viewer's notices, the newest first. */
export async function listNotices(viewer: Viewer, limit = 100): Promise<NoticeView[]> {
  const rows = await db()
    .select()
    .from(notification)
    .where(eq(notification.accountId, viewer.accountId))
    .orderBy(desc(notification.at), desc(notification.id))
    .limit(limit);
  return rows.map(({ id, message, href, at, readAt }) => ({ id, message, href, at, read: readAt !== null }));
}

/**
 * Marks the viewer's notices as read, all or one. A reader's mark, not casework: it is no domain event.
 * @param id one notice; without it, all of them
 */
export async function markRead(viewer: Viewer, at: Date, id?: string) {
  await database().write(async (tx) => {
    await tx
      .update(notification)
      .set({ readAt: at })
      .where(
        and(
          eq(notification.accountId, viewer.accountId),
          isNull(notification.readAt),
          id ? eq(notification.id, id) : undefined,
        ),
      );
  });
  return yes();
}
