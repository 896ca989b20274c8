import { and, desc, eq, or, sql } from 'drizzle-orm';
import { practiceNote, school } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import { classOf } from '../domain/notes/context';
import { type Asked, type Suggestion, suggestions } from '../domain/notes/suggest';
import { type ShelfRow, shelfRows, toShelfRow } from './shelf.server';

/** Of the newest so many notes with a shared need, the best are shown. */
const LOOKED_AT = 200;
const NEWEST = [desc(practiceNote.publishedAt), desc(practiceNote.id)];

/** Published practice for some needs and a kind of school, the nearest first, each with why. */
export async function practiceFor(viewer: Viewer, asked: Asked): Promise<Suggestion<ShelfRow>[]> {
  if (asked.focusAreas.length === 0) return [];
  const shared = or(
    ...asked.focusAreas.map((area) => sql`cast(${practiceNote.focusAreas} as text) like ${`%"${area}"%`}`),
  );
  const rows = await shelfRows(viewer, shared, NEWEST).limit(LOOKED_AT);
  return suggestions(
    rows.map((row) => toShelfRow(viewer, row)),
    asked,
  );
}

/** Published practice for the needs of a school: for those who read its request. */
export async function practiceForSchool(
  viewer: Viewer,
  urn: number,
  focusAreas: readonly string[],
): Promise<Suggestion<ShelfRow>[]> {
  const [row] = await db()
    .select({
      phaseName: school.phaseName,
      pupils: school.pupils,
      urbanRural: school.urbanRural,
      maintained: school.maintained,
    })
    .from(school)
    .where(eq(school.urn, urn))
    .limit(1);
  if (!row) return [];
  const { phase, ...context } = classOf(row);
  return practiceFor(viewer, { focusAreas, phase, context });
}

/** Whose practice is looked for: everything a provider gave, or what one offer led to. */
export type Behind = { providerId: string; offerId?: string };

/** So many are shown beside an offer or an entry. */
const MOST_BEHIND = 5;

/**
 * Published practice behind an offer or a provider, the newest first; none for somebody who has not signed in.
 */
export async function practiceBehind(viewer: Viewer | null, behind: Behind): Promise<ShelfRow[]> {
  if (!viewer) return [];
  const whose = and(
    eq(practiceNote.providerId, behind.providerId),
    behind.offerId === undefined ? undefined : eq(practiceNote.offerId, behind.offerId),
  );
  const rows = await shelfRows(viewer, whose, NEWEST).limit(MOST_BEHIND);
  return rows.map((row) => toShelfRow(viewer, row));
}
