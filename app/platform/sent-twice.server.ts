import { and, desc, eq } from 'drizzle-orm';
import { domainEvent } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import type { Db } from './db.server';

/**
 * Whether the last thing that happened to a record is what the viewer did: a form of theirs that comes again with the
 * version from before has been sent twice, and finds what it did the first time. Whether it says the same is for the
 * command to compare.
 * @param event type of the event that the form causes
 */
export async function lastDoneBy(
  handle: Db,
  viewer: Viewer,
  subject: { type: string; id: string },
  event: string,
): Promise<boolean> {
  const [last] = await handle
    .select({ actorId: domainEvent.actorId, type: domainEvent.type })
    .from(domainEvent)
    .where(and(eq(domainEvent.subjectType, subject.type), eq(domainEvent.subjectId, subject.id)))
    .orderBy(desc(domainEvent.seq))
    .limit(1);
  return last?.actorId === viewer.accountId && last.type === event;
}
