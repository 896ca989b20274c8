import { and, count, desc, eq, gte, like, lt, type SQL } from 'drizzle-orm';
import { account, domainEvent } from '#drizzle/schema';
import { has, type Viewer } from '~/accounts/domain/roles';
import type { AskedPlace } from '~/kernel/list-place';
import { db } from './db.server';
import { type KeyedPage, keyedPage } from './keyed-page.server';
import { WITHHELD, withheldEvents, withheldOr } from './withheld.server';

export type EventView = {
  id: string;
  seq: number;
  at: Date;
  who: string;
  actingAs: string;
  type: string;
  subject: string;
  subjectId: string;
  urn: number | null;
  hash: string;
  /** What changed and why; null for those who keep the system but may not read casework. */
  payload: string | null;
  reason: string | null;
};

export type EventFilter = { type?: string; from?: Date; to?: Date; subject?: string } & AskedPlace;

export const EVENTS_PER_PAGE = 50;

/**
 * Events of the viewer's authority, the newest first. The lead reads what was changed; an administrator sees that
 * something happened, when and by whom, not the casework in it.
 */
export async function listEvents(
  viewer: Viewer,
  filter: EventFilter,
  perPage = EVENTS_PER_PAGE,
): Promise<KeyedPage<EventView> & { total: number }> {
  if (!has(viewer, 'admin', 'lead')) return { rows: [], total: 0, older: null, newer: null };
  const mayRead = has(viewer, 'lead');
  const where = and(
    eq(domainEvent.chain, viewer.authorityId),
    filter.type ? like(domainEvent.type, `${filter.type.replace(/[%_]/g, '')}%`) : undefined,
    filter.subject ? eq(domainEvent.subjectId, filter.subject) : undefined,
    filter.from ? gte(domainEvent.at, filter.from) : undefined,
    filter.to ? lt(domainEvent.at, filter.to) : undefined,
  );
  const all = !filter.type && !filter.subject && !filter.from && !filter.to;
  const total = all ? await eventsIn(viewer.authorityId) : await eventsOf(where);
  const skipped = (filter.page - 1) * perPage;
  const byNumber = all && !filter.older && !filter.newer && skipped > 0;
  // A trail has no gaps: where it is read as a whole, a page asked for by its number has a key, however deep it lies.
  const place: AskedPlace = byNumber ? { page: 1, older: [Math.max(0, total - skipped) + 1] } : filter;
  const { rows, ...beside } = await keyedPage(place, perPage, [domainEvent.seq], {
    read: (part) =>
      db()
        .select({ event: domainEvent, name: account.name })
        .from(domainEvent)
        .leftJoin(account, eq(account.id, domainEvent.actorId))
        .where(and(where, part.where))
        .orderBy(...part.orderBy)
        .limit(part.limit)
        .offset(part.offset),
    keyOf: ({ event }) => [event.seq],
  });
  const withheld = await withheldEvents(db(), viewer.authorityId);
  return {
    total,
    ...beside,
    rows: rows.map(({ event, name }) => ({
      id: event.id,
      seq: event.seq,
      at: event.at,
      who: name ?? (event.actorRole === 'cli' ? 'Command line' : 'The service'),
      actingAs: event.actorRole,
      type: event.type,
      subject: event.subjectType,
      subjectId: event.subjectId,
      urn: event.urn,
      hash: event.hash,
      payload: mayRead ? (withheld.has(event.id) ? WITHHELD : event.payload) : null,
      reason: mayRead ? withheldOr(withheld, event) : null,
    })),
  };
}

/** How many events a chain has: the number of its last. */
async function eventsIn(chain: string): Promise<number> {
  const [last] = await db()
    .select({ seq: domainEvent.seq })
    .from(domainEvent)
    .where(eq(domainEvent.chain, chain))
    .orderBy(desc(domainEvent.seq))
    .limit(1);
  return last?.seq ?? 0;
}

async function eventsOf(where: SQL | undefined): Promise<number> {
  const [counted] = await db().select({ n: count() }).from(domainEvent).where(where);
  return counted?.n ?? 0;
}

export type TimelineEntry = {
  id: string;
  at: Date;
  who: string;
  type: string;
  payload: string;
  reason: string | null;
};

/**
 * Events of one case (a request and what came of it), the oldest first. The caller has established that the
 * viewer may see the case.
 */
export async function caseTimeline(caseId: string): Promise<TimelineEntry[]> {
  const rows = await db()
    .select({ event: domainEvent, name: account.name })
    .from(domainEvent)
    .leftJoin(account, eq(account.id, domainEvent.actorId))
    .where(eq(domainEvent.caseId, caseId))
    .orderBy(domainEvent.at, domainEvent.seq);
  const withheld = await withheldEvents(db(), rows[0]?.event.chain ?? '');
  return rows.map(({ event, name }) => ({
    id: event.id,
    at: event.at,
    who: name ?? 'Alongside',
    type: event.type,
    payload: withheld.has(event.id) ? '{}' : event.payload,
    reason: withheldOr(withheld, event),
  }));
}
