import { and, eq } from 'drizzle-orm';
import { domainEvent } from '#drizzle/schema';
import type { CommandContext } from '~/platform/transact.server';

/**
 * Whether anybody but the actor has changed a record since a form showed it. A person who goes back a page and saves
 * again overtakes only themselves, which is no conflict; every event of this area carries `after.version`.
 * @param shown the version the form carries
 * @param current the record's version now
 */
export async function changedByOthers(
  ctx: CommandContext,
  subject: { type: string; id: string },
  shown: number,
  current: number,
): Promise<boolean> {
  if (shown === current) return false;
  const me = 'accountId' in ctx.actor ? ctx.actor.accountId : null;
  const events = await ctx.tx
    .select({ actorId: domainEvent.actorId, payload: domainEvent.payload })
    .from(domainEvent)
    .where(and(eq(domainEvent.subjectType, subject.type), eq(domainEvent.subjectId, subject.id)));
  const mine = new Set(
    events.filter((event) => event.actorId === me && me !== null).map((event) => versionIn(event.payload)),
  );
  for (let version = shown + 1; version <= current; version++) if (!mine.has(version)) return true;
  return shown > current;
}

function versionIn(payload: string): number | null {
  const { after } = JSON.parse(payload) as { after?: { version?: unknown } };
  return typeof after?.version === 'number' ? after.version : null;
}
