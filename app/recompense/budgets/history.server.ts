import { and, desc, eq, inArray, ne } from 'drizzle-orm';
import { account, domainEvent } from '#drizzle/schema';
import type { Db } from '~/platform/db.server';
import { withoutWithheld } from '~/platform/withheld.server';
import { eventSentence } from './wording';

/** One thing that happened to a pot or a commitment. */
export type MoneyHappening = { id: string; at: Date; by: string; title: string; reason: string | null };

/** More than this belongs to the audit trail. */
const MOST = 50;

/**
 * What has happened to records of money, the newest first; a change of what a pot holds is left out, as its page has a table of
 * them.
 */
export async function happeningsTo(
  handle: Db,
  authorityId: string,
  subjectType: 'pot' | 'commitment',
  ids: readonly string[],
): Promise<MoneyHappening[]> {
  if (ids.length === 0) return [];
  const rows = await handle
    .select({ event: domainEvent, name: account.name })
    .from(domainEvent)
    .leftJoin(account, eq(account.id, domainEvent.actorId))
    .where(
      and(
        eq(domainEvent.chain, authorityId),
        eq(domainEvent.subjectType, subjectType),
        inArray(domainEvent.subjectId, [...ids]),
        ne(domainEvent.type, 'pot.allocated'),
      ),
    )
    .orderBy(desc(domainEvent.seq))
    .limit(MOST);
  const shown = await withoutWithheld(handle, rows);
  return shown.flatMap(({ event, name }) => {
    const said = JSON.parse(event.payload) as Partial<Record<'before' | 'after' | 'details', object>>; // Written by `appendEvents` alone.
    const title = eventSentence({
      type: event.type,
      before: { ...said.before },
      after: { ...said.after },
      details: { ...said.details },
    });
    return title === null
      ? []
      : [{ id: event.id, at: event.at, by: name ?? 'The service', title, reason: event.reason }];
  });
}
