import { and, asc, count, desc, eq, inArray, isNull } from 'drizzle-orm';
import { account, glassBreak, restrictedNote, school } from '#drizzle/schema';
import { recordLook } from '~/accounts/access-log/record.server';
import { has, isService, type Viewer } from '~/accounts/domain/roles';
import { type CalendarDate, calendarDate } from '~/kernel/clock';
import { clock } from '~/platform/clock.server';
import { type Db, db } from '~/platform/db.server';
import { newFormId } from '~/platform/transact.server';
import {
  type Finding,
  mayReviewBreak,
  mayWithNote,
  NOTE_ACTIONS,
  type NoteAction,
  type NoteLevel,
  type NoteReading,
  type NoteSubject,
  reviewDue,
} from '../domain/restricted-notes/rules';
import { readersMark } from './commands.server';
import { ownOpenGlass } from './glass.server';
import {
  type LoadedBreak,
  type LoadedNote,
  loadBreak,
  loadNote,
  readersOf,
  serviceOf,
  textOf,
  withStanding,
} from './load.server';
import { type SubjectView, subjectFor } from './subject.server';

/** A note as lists show it: nothing of what it says. */
export type NoteLine = {
  id: string;
  level: NoteLevel;
  title: string;
  by: string;
  at: Date;
  ended: boolean;
  urn: number;
  schoolName: string;
  subject: NoteSubject;
};

/** Restricted notes on a record, for its page. */
export type NotesPanel = { subject: SubjectView; notes: NoteLine[] };

/**
 * Restricted notes on a record, those that have not ended.
 * @returns null for everybody but the service of its authority, whom the page then tells nothing
 */
export async function notesPanel(
  viewer: Viewer,
  type: NoteSubject,
  id: string | number,
): Promise<NotesPanel | null> {
  const subject = await subjectFor(db(), viewer, type, String(id));
  if (!subject) return null;
  const about = and(
    eq(restrictedNote.subjectType, type),
    eq(restrictedNote.subjectId, subject.id),
    isNull(restrictedNote.endedAt),
  );
  return { subject, notes: await linesOf(viewer, about, { limit: 50, offset: 0 }) };
}

export const NOTES_PER_PAGE = 25;

/** Restricted notes of the viewer's authority, the newest first; those that have ended last. */
export async function listNotes(viewer: Viewer, page: number): Promise<{ rows: NoteLine[]; total: number }> {
  if (!isService(viewer)) return { rows: [], total: 0 };
  const [counted] = await db()
    .select({ n: count() })
    .from(restrictedNote)
    .where(and(eq(restrictedNote.authorityId, viewer.authorityId), isNull(restrictedNote.correctsId)));
  const offset = (page - 1) * NOTES_PER_PAGE;
  return {
    total: Number(counted?.n ?? 0),
    rows: await linesOf(viewer, undefined, { limit: NOTES_PER_PAGE, offset }),
  };
}

async function linesOf(
  viewer: Viewer,
  about: ReturnType<typeof and>,
  { limit, offset }: { limit: number; offset: number },
): Promise<NoteLine[]> {
  const rows = await db()
    .select({ note: restrictedNote, by: account.name, schoolName: school.name })
    .from(restrictedNote)
    .innerJoin(account, eq(account.id, restrictedNote.byId))
    .innerJoin(school, eq(school.urn, restrictedNote.urn))
    .where(and(eq(restrictedNote.authorityId, viewer.authorityId), isNull(restrictedNote.correctsId), about))
    .orderBy(desc(restrictedNote.at), asc(restrictedNote.id))
    .limit(limit)
    .offset(offset);
  return rows.map(({ note, by, schoolName }) => ({
    ...{ id: note.id, level: note.level, title: note.title, at: note.at, urn: note.urn },
    ...{ by, schoolName, ended: note.endedAt !== null, subject: note.subjectType },
  }));
}

/** A note as its page shows it. */
export type NotePage = NoteLine & {
  subjectHref: string;
  subjectLabel: string;
  reading: Exclude<NoteReading, 'nothing'>;
  may: Record<NoteAction, boolean>;
  /** Texts, the one in force first; empty where the title is all that is the viewer's. */
  texts: { id: string; body: string | null; by: string; at: Date }[];
  /** Named readers; null where they are not the viewer's to know. */
  readers: string[] | null;
  /** The viewer's own broken glass. */
  glass: { id: string; until: Date } | null;
};

/** A restricted note, and that the viewer was shown what it says; null where it is not theirs to know of. */
export async function notePage(viewer: Viewer, id: string): Promise<NotePage | null> {
  const now = clock.now();
  const note = await loadNote(db(), viewer, id, now);
  if (!note) return null;
  const { root, texts, standing, reading } = note;
  const reads = reading !== 'title';
  if (reads) {
    const { urn, authorityId } = root;
    await recordLook(viewer, { subjectType: 'restricted-note', subjectId: root.id, urn, authorityId });
  }
  const subject = await subjectFor(db(), viewer, root.subjectType, root.subjectId);
  const names = await namesOf(db(), [...texts.map(({ byId }) => byId)]);
  const named = root.level === 'safeguarding' && reading === 'text';
  return {
    ...{ id: root.id, level: root.level, title: root.title, at: root.at, urn: root.urn },
    ...{ subject: root.subjectType, ended: standing.ended, reading },
    by: names.get(root.byId) ?? '',
    schoolName: await schoolName(root.urn),
    subjectHref: subject?.href ?? `/schools/${root.urn}`,
    subjectLabel: subject?.label ?? '',
    may: mayOf(viewer, note, now),
    texts: reads
      ? [...texts]
          .reverse()
          .map((text) => ({ id: text.id, body: textOf(text), by: names.get(text.byId) ?? '', at: text.at }))
      : [],
    readers: named ? (await readersOf(db(), [root.id])).map(({ name }) => name) : null,
    glass: reading === 'text-by-broken-glass' ? await ownOpenGlass(viewer, root.id) : null,
  };
}

function mayOf(viewer: Viewer, { standing }: LoadedNote, now: Date): NotePage['may'] {
  // The keys are exactly the actions: `fromEntries` cannot say so.
  return Object.fromEntries(
    NOTE_ACTIONS.map((action) => [action, mayWithNote(action, viewer, standing, now)]),
  ) as NotePage['may'];
}

/** What the form of a new note needs; null where there is nothing of the viewer's to write one about. */
export async function newNotePage(viewer: Viewer, type: NoteSubject | null, id: string) {
  const subject = type && (await subjectFor(db(), viewer, type, id));
  if (!subject) return null;
  const others = (await serviceOf(db(), viewer.authorityId)).filter((one) => one.id !== viewer.accountId);
  return { subject, schoolName: await schoolName(subject.urn), people: others, formId: newFormId() };
}

/** Who reads a safeguarding note, to be chosen anew; null where the note is not the viewer's to know of. */
export async function readersPage(viewer: Viewer, id: string) {
  const now = clock.now();
  const note = await loadNote(db(), viewer, id, now);
  if (!note) return null;
  const { root, standing } = note;
  const service = await serviceOf(db(), viewer.authorityId);
  return {
    id: root.id,
    title: root.title,
    may: mayWithNote('choose-readers', viewer, standing, now),
    people: service.filter((one) => one.id !== standing.writerId),
    chosen: [...standing.readerIds],
    was: readersMark(standing.readerIds),
  };
}

/** A broken glass as pages show it. */
export type BreakView = {
  id: string;
  noteId: string;
  title: string;
  urn: number;
  schoolName: string;
  who: string;
  at: Date;
  until: Date;
  reason: string;
  due: CalendarDate;
  review: { finding: Finding; why: string; by: string; at: Date } | null;
  mayReview: boolean;
  version: number;
};

export const BREAKS_PER_PAGE = 25;

/** Every broken glass of the authority, for its lead. */
export async function listBreaks(
  viewer: Viewer,
  page: number,
): Promise<{ rows: BreakView[]; total: number }> {
  if (!has(viewer, 'lead')) return { rows: [], total: 0 };
  const where = eq(glassBreak.authorityId, viewer.authorityId);
  const [counted] = await db().select({ n: count() }).from(glassBreak).where(where);
  const rows = await db()
    .select()
    .from(glassBreak)
    .where(where)
    .orderBy(desc(glassBreak.at), desc(glassBreak.id))
    .limit(BREAKS_PER_PAGE)
    .offset((page - 1) * BREAKS_PER_PAGE);
  return {
    total: Number(counted?.n ?? 0),
    rows: await viewsOf(viewer, await withStanding(db(), rows)),
  };
}

/** One broken glass; null where it is not the viewer's to read about. */
export async function breakPage(viewer: Viewer, id: string): Promise<BreakView | null> {
  const found = await loadBreak(db(), viewer, id);
  if (!found) return null;
  const [view] = await viewsOf(viewer, [found]);
  return view ?? null;
}

/** Broken glasses that nobody has looked at and the viewer may, the first first: for their worklist. */
export async function breaksToReview(
  viewer: Viewer,
): Promise<{ id: string; at: Date; due: CalendarDate; title: string }[]> {
  if (!isService(viewer)) return [];
  const rows = await db()
    .select()
    .from(glassBreak)
    .where(and(eq(glassBreak.authorityId, viewer.authorityId), isNull(glassBreak.reviewedAt)))
    .orderBy(asc(glassBreak.at))
    .limit(50);
  const found = await withStanding(db(), rows);
  return found
    .filter(({ standing }) => mayReviewBreak(viewer, standing))
    .map(({ row, note }) => ({
      ...{ id: row.id, at: row.at, title: note.title },
      due: reviewDue(calendarDate(row.at)),
    }));
}

async function viewsOf(viewer: Viewer, found: readonly LoadedBreak[]): Promise<BreakView[]> {
  const names = await namesOf(
    db(),
    found.flatMap(({ row }) => [row.accountId, row.reviewedById]),
  );
  const urns = [...new Set(found.map(({ row }) => row.urn))];
  const schools =
    urns.length === 0
      ? []
      : await db()
          .select({ urn: school.urn, name: school.name })
          .from(school)
          .where(inArray(school.urn, urns));
  return found.map(({ row, note, standing }) => ({
    ...{ id: row.id, noteId: row.noteId, title: note.title, urn: row.urn, version: row.version },
    ...{ at: row.at, until: row.until, reason: row.reason, due: reviewDue(calendarDate(row.at)) },
    schoolName: schools.find(({ urn }) => urn === row.urn)?.name ?? '',
    who: names.get(row.accountId) ?? '',
    review:
      row.finding && row.reviewedAt
        ? {
            ...{ finding: row.finding, why: row.findingWhy ?? '', at: row.reviewedAt },
            by: names.get(row.reviewedById ?? '') ?? '',
          }
        : null,
    mayReview: row.reviewedAt === null && mayReviewBreak(viewer, standing),
  }));
}

async function namesOf(handle: Db, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await handle
    .select({ id: account.id, name: account.name })
    .from(account)
    .where(inArray(account.id, wanted));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function schoolName(urn: number): Promise<string> {
  const [row] = await db().select({ name: school.name }).from(school).where(eq(school.urn, urn));
  return row?.name ?? '';
}
