import { createHash } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { calendarFeed } from '#drizzle/schema';
import { canonicalJson } from '~/kernel/canonical-json';
import { calendarDate } from '~/kernel/clock';
import { clock } from '~/platform/clock.server';
import { database, db } from '~/platform/db.server';
import { publicUrl } from '~/platform/public-url.server';
import { addressOf, countTry } from '~/platform/rate-limit.server';
import { notFound } from '~/platform/respond.server';
import { loadViewer } from '~/platform/session.server';
import { type DateItem, feedRange } from '../domain/calendar/dates';
import { datesOf } from './dates.server';
import { hashOfToken } from './feeds.server';
import { type IcsEvent, icsOf } from './ics.server';

/** When a reading is noted again at the earliest: programs read every few minutes. */
const NOTE_EVERY_MS = 60 * 60 * 1000;
const RETRY_SECONDS = 15 * 60;

/**
 * Answers a calendar program at a private address: the dates of its owner by what they may see at this moment, or 304 where
 * the program has them. Nothing is there (404) for an address that was stopped or never made, or of a closed account.
 */
export async function feedAnswer(request: Request, token: string): Promise<Response> {
  const found = await feedOf(token);
  const limit = found
    ? await countTry('calendar-feed', found.id)
    : await countTry('calendar-address', addressOf(request));
  if (limit) return tooMany();
  const viewer = found && (await loadViewer(found.accountId));
  if (!found || !viewer) return notFound();
  const now = clock.now();
  const items = await datesOf(viewer, feedRange(calendarDate(now)));
  await noteReading(found, now);
  const tag = tagOf(items);
  const headers = {
    ETag: tag,
    'Last-Modified': lastChange(items).toUTCString(),
    // Kept by the program alone, and asked about each time: rights can end at any moment.
    'Cache-Control': 'private, no-cache',
    'X-Robots-Tag': 'noindex',
  };
  if (hasAlready(request, tag)) return new Response(null, { status: 304, headers });
  const body = () => icsOf(items.map(icsEventOf), { method: 'PUBLISH', name: 'Alongside' });
  return new Response(request.method === 'HEAD' ? null : body(), {
    headers: {
      ...headers,
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'inline; filename="alongside.ics"',
    },
  });
}

/** Raised when the same dates are written otherwise, so that programs read them again. */
const FORMAT = 1;

/** Names what is told, by the dates themselves: most readings find nothing new, and then no calendar is written. */
function tagOf(items: readonly DateItem[]): string {
  const text = canonicalJson({ format: FORMAT, at: publicUrl('/'), items });
  return `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 32)}"`;
}

type Feed = typeof calendarFeed.$inferSelect;

async function feedOf(token: string): Promise<Feed | null> {
  const [found] = await db()
    .select()
    .from(calendarFeed)
    .where(and(eq(calendarFeed.tokenHash, hashOfToken(token)), isNull(calendarFeed.revokedAt)));
  return found ?? null;
}

function tooMany(): Response {
  return new Response('Too many requests. Try again later.', {
    status: 429,
    headers: { 'Retry-After': String(RETRY_SECONDS), 'Content-Type': 'text/plain; charset=utf-8' },
  });
}

/** Notes that an address is in use, so that its owner sees which are. A reader's mark: it is no domain event. */
async function noteReading({ id, lastReadAt }: Feed, now: Date): Promise<void> {
  if (lastReadAt && now.getTime() - lastReadAt.getTime() < NOTE_EVERY_MS) return;
  await database().write(async (tx) => {
    await tx.update(calendarFeed).set({ lastReadAt: now }).where(eq(calendarFeed.id, id));
  });
}

/**
 * Whether the program has this text. Only its tag says so: by a date, somebody whose rights have ended would keep what they
 * may no longer see, since what is left may be older.
 */
function hasAlready(request: Request, tag: string): boolean {
  const bare = (text: string) => text.trim().replace(/^W\//, '');
  const known = request.headers.get('If-None-Match') ?? '';
  return known.split(',').some((one) => one.trim() === '*' || bare(one) === bare(tag));
}

function lastChange(items: readonly DateItem[]): Date {
  return new Date(Math.max(0, ...items.map(({ changedAt }) => changedAt.getTime())));
}

/** Kinds that take up somebody's time; the others are days by which something is due. */
const BUSY = new Set(['visits', 'reviews']);

/** A date as it leaves the service. */
export function icsEventOf(item: DateItem): IcsEvent {
  const { key, kind, outside, place, ref, on, startsAt, minutes, cancelled, sequence, changedAt } = item;
  return {
    uid: `${key}@alongside`,
    sequence,
    title: outside,
    href: item.outsideHref ?? item.href,
    ...{ place, ref, on, startsAt, minutes, cancelled, changedAt },
    busy: BUSY.has(kind),
  };
}
