import { and, asc, count, desc, eq, ne, or, type SQL, sql } from 'drizzle-orm';
import { authority, practiceNote, provider, school } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import type { Designation } from '~/diagnosis/domain/support-vocabulary';
import type { HalfDays } from '~/kernel/days';
import { db } from '~/platform/db.server';
import type { NoteContext } from '../domain/notes/context';
import type { ShelfFilters } from './forms';
import { readContext } from './record.server';
import { searchWords } from './search-text';

export const NOTES_PER_PAGE = 20;

/** A published note in a list. The school is absent where it is not named: the list holds nothing it could be told by. */
export type ShelfRow = {
  id: string;
  title: string;
  focusAreas: string[];
  phase: string;
  context: NoteContext;
  school: { urn: number; name: string } | null;
  authorityName: string;
  /** Whether it is from the reader's own authority. */
  own: boolean;
  provider: { name: string; designation: Designation };
  halfDays: HalfDays;
  publishedAt: Date | null;
};

/** Published notes that are on the shelf of the viewer's authority: its own, and those for everyone. */
export function onShelf(viewer: Viewer): SQL | undefined {
  return and(
    eq(practiceNote.state, 'published'),
    or(eq(practiceNote.authorityId, viewer.authorityId), eq(practiceNote.reach, 'everyone')),
  );
}

/** Every word must be found in the note's folded text. */
export function notesWith(text: string): SQL | undefined {
  return and(
    ...searchWords(text).map(
      // Folded words hold letters, digits and spaces alone: nothing of them means something to `like`.
      (word) => sql`${practiceNote.searchText} like ${`%${word}%`}`,
    ),
  );
}

/** The notes a viewer finds, a page of them, and how many there are. */
export async function listShelf(
  viewer: Viewer,
  filters: ShelfFilters,
  perPage = NOTES_PER_PAGE,
): Promise<{ rows: ShelfRow[]; total: number; page: number }> {
  const where = and(onShelf(viewer), notesWith(filters.q), ...asked(viewer, filters));
  const [counted] = await db()
    .select({ total: count() })
    .from(practiceNote)
    .innerJoin(provider, eq(provider.id, practiceNote.providerId))
    .where(where);
  const total = Number(counted?.total ?? 0);
  const page = Math.min(filters.page, Math.max(1, Math.ceil(total / perPage)));
  const rows = await shelfRows(viewer, where, ORDERS[filters.sort])
    .limit(perPage)
    .offset((page - 1) * perPage);
  return { rows: rows.map((row) => toShelfRow(viewer, row)), total, page };
}

const ORDERS: Readonly<Record<ShelfFilters['sort'], SQL[]>> = {
  newest: [desc(practiceNote.publishedAt), asc(practiceNote.id)],
  title: [asc(sql`lower(${practiceNote.title})`), asc(practiceNote.id)],
  days: [asc(practiceNote.halfDays), desc(practiceNote.publishedAt), asc(practiceNote.id)],
};

function asked(viewer: Viewer, filters: ShelfFilters): (SQL | undefined)[] {
  const { focus, phase, size, setting, kind, designation, from } = filters;
  return [
    focus ? holds(practiceNote.focusAreas, focus) : undefined,
    phase ? eq(practiceNote.phase, phase) : undefined,
    // No two classes have a value in common, so that the value alone tells them.
    ...[size, setting, kind].map((value) => (value ? holds(practiceNote.context, value) : undefined)),
    designation ? eq(provider.designation, designation) : undefined,
    from === 'own' ? eq(practiceNote.authorityId, viewer.authorityId) : undefined,
    from === 'beyond' ? ne(practiceNote.authorityId, viewer.authorityId) : undefined,
  ];
}

/** Whether a JSON value holds a text; keys are plain words, so that its text can be searched on both databases. */
function holds(column: typeof practiceNote.focusAreas | typeof practiceNote.context, key: string): SQL {
  return sql`cast(${column} as text) like ${`%"${key}"%`}`;
}

/** Rows of published notes, for lists and suggestions. */
export function shelfRows(viewer: Viewer, where: SQL | undefined, order: SQL[]) {
  return db()
    .select({
      id: practiceNote.id,
      title: practiceNote.title,
      focusAreas: practiceNote.focusAreas,
      phase: practiceNote.phase,
      context: practiceNote.context,
      anonymous: practiceNote.anonymous,
      urn: practiceNote.urn,
      schoolName: school.name,
      authorityId: practiceNote.authorityId,
      authorityName: authority.name,
      providerName: provider.name,
      designation: provider.designation,
      halfDays: practiceNote.halfDays,
      publishedAt: practiceNote.publishedAt,
    })
    .from(practiceNote)
    .innerJoin(school, eq(school.urn, practiceNote.urn))
    .innerJoin(provider, eq(provider.id, practiceNote.providerId))
    .innerJoin(authority, eq(authority.id, practiceNote.authorityId))
    .where(and(where, onShelf(viewer)))
    .orderBy(...order)
    .$dynamic();
}

type Row = Awaited<ReturnType<typeof shelfRows>>[number];

/** A row as readers have it. */
export function toShelfRow(viewer: Viewer, row: Row): ShelfRow {
  const { anonymous, urn, schoolName, authorityId, providerName, designation, context, ...rest } = row;
  return {
    ...rest,
    context: readContext(context),
    school: anonymous ? null : { urn, name: schoolName },
    own: authorityId === viewer.authorityId,
    provider: { name: providerName, designation },
  };
}
