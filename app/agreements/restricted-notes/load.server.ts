import { and, asc, desc, eq, gt, inArray, isNull, or } from 'drizzle-orm';
import { account, accountGrant, glassBreak, restrictedNote, restrictedNoteReader } from '#drizzle/schema';
import type { Role, Viewer } from '~/accounts/domain/roles';
import type { Db } from '~/platform/db.server';
import { unseal } from '~/platform/seal.server';
import {
  type BreakStanding,
  mayReadBreak,
  type NoteReading,
  type NoteStanding,
  noteReading,
} from '../domain/restricted-notes/rules';

export type NoteRow = typeof restrictedNote.$inferSelect;
export type BreakRow = typeof glassBreak.$inferSelect;

/** A note with the corrections of it, and how the viewer stands to it. */
export type LoadedNote = {
  /** The note as first written; its id names it, with all its corrections. */
  root: NoteRow;
  /** Every text, the first first. */
  texts: NoteRow[];
  standing: NoteStanding;
  reading: Exclude<NoteReading, 'nothing'>;
};

/**
 * A restricted note by its own id or that of a correction of it.
 * @returns null where it is not the viewer's to know of
 */
export async function loadNote(
  handle: Db,
  viewer: Viewer,
  id: string,
  now: Date,
): Promise<LoadedNote | null> {
  const [asked] = await handle.select().from(restrictedNote).where(eq(restrictedNote.id, id));
  if (!asked || asked.authorityId !== viewer.authorityId) return null;
  const rootId = asked.correctsId ?? asked.id;
  const found = await handle
    .select()
    .from(restrictedNote)
    .where(or(eq(restrictedNote.id, rootId), eq(restrictedNote.correctsId, rootId)))
    .orderBy(asc(restrictedNote.at), asc(restrictedNote.id));
  const root = found.find((text) => text.id === rootId);
  if (!root) return null;
  const texts = [root, ...found.filter((text) => text !== root)];
  const standing: NoteStanding = {
    authorityId: root.authorityId,
    level: root.level,
    writerId: root.byId,
    readerIds: (await readersOf(handle, [rootId])).map(({ accountId }) => accountId),
    glassUntil: await openGlass(handle, rootId, viewer.accountId, now),
    ended: root.endedAt !== null,
  };
  const reading = noteReading(viewer, standing, now);
  return reading === 'nothing' ? null : { root, texts, standing, reading };
}

/** Readers in force of notes, besides their writers. */
export async function readersOf(
  handle: Db,
  noteIds: readonly string[],
): Promise<{ noteId: string; accountId: string; name: string }[]> {
  if (noteIds.length === 0) return [];
  return handle
    .select({
      noteId: restrictedNoteReader.noteId,
      accountId: restrictedNoteReader.accountId,
      name: account.name,
    })
    .from(restrictedNoteReader)
    .innerJoin(account, eq(account.id, restrictedNoteReader.accountId))
    .where(and(inArray(restrictedNoteReader.noteId, [...noteIds]), isNull(restrictedNoteReader.endedAt)))
    .orderBy(asc(account.name));
}

async function openGlass(handle: Db, noteId: string, accountId: string, now: Date): Promise<Date | null> {
  const [row] = await handle
    .select({ until: glassBreak.until })
    .from(glassBreak)
    .where(and(eq(glassBreak.noteId, noteId), eq(glassBreak.accountId, accountId), gt(glassBreak.until, now)))
    .orderBy(desc(glassBreak.until))
    .limit(1);
  return row?.until ?? null;
}

/** What a text says; null where it was sealed under a secret that is no longer named. */
export function textOf(row: NoteRow): string | null {
  return row.sealed ? unseal('restricted-note', row.id, row.body) : row.body;
}

/** A broken glass as far as it decides who looks at it, with its note's title and school. */
export type LoadedBreak = { row: BreakRow; note: NoteRow; standing: BreakStanding };

/** A broken glass; null where it is not the viewer's to read about. */
export async function loadBreak(handle: Db, viewer: Viewer, id: string): Promise<LoadedBreak | null> {
  const [row] = await handle.select().from(glassBreak).where(eq(glassBreak.id, id));
  if (!row || row.authorityId !== viewer.authorityId) return null;
  const [loaded] = await withStanding(handle, [row]);
  return loaded && mayReadBreak(viewer, loaded.standing) ? loaded : null;
}

/** Broken glasses with what decides who looks at them. */
export async function withStanding(handle: Db, rows: readonly BreakRow[]): Promise<LoadedBreak[]> {
  if (rows.length === 0) return [];
  const noteIds = [...new Set(rows.map(({ noteId }) => noteId))];
  const notes = await handle.select().from(restrictedNote).where(inArray(restrictedNote.id, noteIds));
  const readers = await readersOf(handle, noteIds);
  const people = [...new Set(rows.map(({ accountId }) => accountId))];
  const grants = await handle
    .select({ accountId: accountGrant.accountId, role: accountGrant.role })
    .from(accountGrant)
    .where(and(inArray(accountGrant.accountId, people), isNull(accountGrant.endedAt)));
  return rows.flatMap((row) => {
    const note = notes.find(({ id }) => id === row.noteId);
    if (!note) return [];
    const roles: Role[] = grants.filter((one) => one.accountId === row.accountId).map(({ role }) => role);
    const standing = {
      authorityId: row.authorityId,
      accountId: row.accountId,
      roles,
      writerId: note.byId,
      readerIds: readers.filter(({ noteId }) => noteId === note.id).map((reader) => reader.accountId),
    };
    return [{ row, note, standing }];
  });
}

/** People of the service of an authority who have an account in use: those whom a note can name as readers. */
export async function serviceOf(handle: Db, authorityId: string): Promise<{ id: string; name: string }[]> {
  return handle
    .selectDistinct({ id: account.id, name: account.name })
    .from(account)
    .innerJoin(accountGrant, eq(accountGrant.accountId, account.id))
    .where(
      and(
        eq(account.authorityId, authorityId),
        eq(account.active, true),
        eq(accountGrant.authorityId, authorityId),
        inArray(accountGrant.role, ['broker', 'lead']),
        isNull(accountGrant.endedAt),
      ),
    )
    .orderBy(asc(account.name), asc(account.id));
}
