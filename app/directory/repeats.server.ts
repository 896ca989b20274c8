import { and, desc, eq } from 'drizzle-orm';
import { domainEvent } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import type { Db } from '~/platform/db.server';

/**
 * Whether the last thing that happened to a record was this, done by the same person: how a button pressed twice is
 * told from a change by somebody else.
 * @param type the event's
 */
export async function justDone(
  handle: Db,
  viewer: Viewer,
  subject: { type: string; id: string },
  type: string,
): Promise<boolean> {
  const [last] = await handle
    .select({ type: domainEvent.type, actorId: domainEvent.actorId })
    .from(domainEvent)
    .where(and(eq(domainEvent.subjectType, subject.type), eq(domainEvent.subjectId, subject.id)))
    .orderBy(desc(domainEvent.at), desc(domainEvent.seq))
    .limit(1);
  return last?.type === type && last.actorId === viewer.accountId;
}
