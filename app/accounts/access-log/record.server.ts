import { createId } from '@paralleldrive/cuid2';
import { accessEntry } from '#drizzle/schema';
import { calendarDate } from '~/kernel/clock';
import { clock } from '~/platform/clock.server';
import { database, type OpenDatabase } from '~/platform/db.server';
import { singleton } from '~/platform/singleton.server';
import { actingAs, type Looked } from '../domain/access-log';
import type { Viewer } from '../domain/roles';

/** Most looks one process remembers; beyond it the database is asked again, which does no harm. */
const MOST_REMEMBERED = 50_000;

type Remembered = { day: string; seen: Set<string> };
const remembered = () => singleton('looks-remembered', () => new WeakMap<OpenDatabase, Remembered>());

/**
 * Writes down that somebody is shown a school's confidential record: once a person, record and day in England. Call it
 * before the page is sent, outside any transaction. Where it cannot be written it throws, and the record is not shown:
 * nobody reads what nobody could be told of.
 */
export async function recordLook(viewer: Viewer, looked: Looked): Promise<void> {
  const now = clock.now();
  const day = calendarDate(now);
  const seen = seenOn(day);
  const key = `${viewer.accountId} ${looked.subjectType} ${looked.subjectId}`;
  if (seen.has(key)) return;
  await database().write((tx) =>
    tx
      .insert(accessEntry)
      .values({
        id: createId(),
        authorityId: looked.authorityId,
        accountId: viewer.accountId,
        actingAs: actingAs(viewer, looked),
        urn: looked.urn,
        subjectType: looked.subjectType,
        subjectId: looked.subjectId,
        day,
        firstAt: now,
      })
      .onConflictDoNothing({
        target: [accessEntry.accountId, accessEntry.subjectType, accessEntry.subjectId, accessEntry.day],
      }),
  );
  seen.add(key);
}

function seenOn(day: string): Set<string> {
  const open = database();
  const last = remembered().get(open);
  if (last?.day === day && last.seen.size < MOST_REMEMBERED) return last.seen;
  const fresh = { day, seen: new Set<string>() };
  remembered().set(open, fresh);
  return fresh.seen;
}
