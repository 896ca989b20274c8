import { createHash, randomBytes } from 'node:crypto';
import { and, desc, eq, isNull } from 'drizzle-orm';
import { calendarFeed } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { db } from '~/platform/db.server';
import { publicUrl } from '~/platform/public-url.server';
import { transact, usedForm } from '~/platform/transact.server';

/** More than anybody has programs for: one lost is stopped, not left beside a new one. */
export const MOST_FEEDS = 10;

export const hashOfToken = (token: string) => createHash('sha256').update(token).digest('hex');

/**
 * Makes a private address for the viewer's dates. Its token is told once, here; only a hash of it is kept.
 * @param input.id the form's id; sent twice it makes one, and tells nothing the second time
 * @returns the address; null where the same form has made one before
 */
export async function makeFeed(
  viewer: Viewer,
  input: { id: string; name: string },
): Promise<Verdict<{ address: string | null }>> {
  const token = randomBytes(24).toString('base64url');
  return transact<{ address: string | null }>(viewer, async ({ tx, now, emit }) => {
    const [again] = await tx
      .select({ accountId: calendarFeed.accountId })
      .from(calendarFeed)
      .where(eq(calendarFeed.id, input.id));
    if (again) return again.accountId === viewer.accountId ? yes({ address: null }) : usedForm();
    const live = await tx
      .select({ id: calendarFeed.id })
      .from(calendarFeed)
      .where(and(eq(calendarFeed.accountId, viewer.accountId), isNull(calendarFeed.revokedAt)));
    if (live.length >= MOST_FEEDS) {
      return no(
        'feed.too-many',
        `You have ${MOST_FEEDS} addresses in use. Stop one that you no longer need, then make another`,
        { field: 'name' },
      );
    }
    await tx.insert(calendarFeed).values({
      id: input.id,
      accountId: viewer.accountId,
      name: input.name,
      tokenHash: hashOfToken(token),
      createdAt: now,
    });
    emit({ type: 'calendar.feed-made', subject: { type: 'account', id: viewer.accountId } });
    return yes({ address: publicUrl(`/calendar/${token}.ics`) });
  });
}

/** Stops a private address of the viewer's for good. One that is stopped already stays so. */
export async function endFeed(viewer: Viewer, id: string): Promise<Verdict<{ name: string }>> {
  return transact<{ name: string }>(viewer, async ({ tx, now, emit }) => {
    const [found] = await tx
      .select()
      .from(calendarFeed)
      .where(and(eq(calendarFeed.id, id), eq(calendarFeed.accountId, viewer.accountId)));
    if (!found) return no('feed.not-found', 'This address could not be found.');
    if (found.revokedAt) return yes({ name: found.name });
    await tx.update(calendarFeed).set({ revokedAt: now }).where(eq(calendarFeed.id, id));
    emit({ type: 'calendar.feed-ended', subject: { type: 'account', id: viewer.accountId } });
    return yes({ name: found.name });
  });
}

export type FeedView = { id: string; name: string; createdAt: Date; lastReadAt: Date | null };

/** The viewer's private addresses in use, the newest first: never what they are. */
export async function feedsOf(viewer: Viewer): Promise<FeedView[]> {
  return db()
    .select({
      id: calendarFeed.id,
      name: calendarFeed.name,
      createdAt: calendarFeed.createdAt,
      lastReadAt: calendarFeed.lastReadAt,
    })
    .from(calendarFeed)
    .where(and(eq(calendarFeed.accountId, viewer.accountId), isNull(calendarFeed.revokedAt)))
    .orderBy(desc(calendarFeed.createdAt), desc(calendarFeed.id));
}
