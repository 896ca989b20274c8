import { and, eq, inArray, isNull } from 'drizzle-orm';
import { restrictedNote, restrictedNoteReader } from '#drizzle/schema';
import { isService, type Viewer } from '~/accounts/domain/roles';
import { no, type Refusal, type Verdict, yes } from '~/kernel/verdict';
import { dateWords } from '~/kernel/words';
import { stale } from '~/platform/forms.server';
import { seal } from '~/platform/seal.server';
import { type CommandContext, isFormId, transact } from '~/platform/transact.server';
import {
  mayWithNote,
  type NoteAction,
  type NoteLevel,
  type NoteSubject,
} from '../domain/restricted-notes/rules';
import { type LoadedNote, loadNote, serviceOf } from './load.server';
import { subjectFor } from './subject.server';

const OPEN_AGAIN = 'Open the page again and send the form from there.';
export const noteNotFound = (): Refusal => no('restricted-note.not-found', 'This note could not be found.');

/**
 * Writes a restricted note. A second call with the same id returns the first. What it says is never in an event: neither
 * the text nor the school, so that no timeline, notice or file tells of it.
 */
export async function addNote(
  viewer: Viewer,
  input: {
    id: string;
    on: NoteSubject;
    subjectId: string;
    level: NoteLevel;
    title: string;
    body: string;
    readers: readonly string[];
  },
): Promise<Verdict<{ id: string }>> {
  if (!isFormId(input.id)) return no('restricted-note.bad-id', OPEN_AGAIN);
  return transact(viewer, async (ctx) => {
    const { tx, now, today, emit } = ctx;
    const subject = await subjectFor(tx, viewer, input.on, input.subjectId);
    if (!subject || !isService(viewer)) return noteNotFound();
    const [already] = await tx.select().from(restrictedNote).where(eq(restrictedNote.id, input.id));
    if (already) return already.byId === viewer.accountId ? yes({ id: already.id }) : noteNotFound();
    const sealed = input.level === 'safeguarding';
    await tx.insert(restrictedNote).values({
      id: input.id,
      authorityId: viewer.authorityId,
      urn: subject.urn,
      subjectType: subject.type,
      subjectId: subject.id,
      level: input.level,
      // Nobody can give away in a title what a safeguarding note is about.
      title: sealed ? `Safeguarding note of ${dateWords(today)}` : input.title,
      body: sealed ? seal('restricted-note', input.id, input.body) : input.body,
      sealed,
      byId: viewer.accountId,
      at: now,
      correctsId: null,
      endedAt: null,
    });
    const named = sealed ? await readersAmong(ctx, viewer, input.readers) : [];
    await addReaders(ctx, viewer, input.id, named);
    emit({
      type: 'restricted-note.added',
      subject: { type: 'restricted-note', id: input.id },
      details: { level: input.level, whom: named },
    });
    return yes({ id: input.id });
  });
}

/** Puts a note right: another text that stands before it; those before stay as they were. */
export async function correctNote(
  viewer: Viewer,
  input: { noteId: string; id: string; body: string },
): Promise<Verdict<{ id: string }>> {
  if (!isFormId(input.id)) return no('restricted-note.bad-id', OPEN_AGAIN);
  return transact(viewer, async (ctx) => {
    const found = await openFor(ctx, viewer, input.noteId, 'correct');
    if (!found.ok) return found;
    const { root, texts, standing } = found.value;
    if (texts.some(({ id, byId }) => id === input.id && byId === viewer.accountId))
      return yes({ id: root.id });
    const { authorityId, urn, subjectType, subjectId, level, title, sealed } = root;
    await ctx.tx.insert(restrictedNote).values({
      ...{ id: input.id, authorityId, urn, subjectType, subjectId, level, title, sealed },
      body: sealed ? seal('restricted-note', input.id, input.body) : input.body,
      byId: viewer.accountId,
      at: ctx.now,
      correctsId: root.id,
      endedAt: null,
    });
    ctx.emit({
      type: 'restricted-note.corrected',
      subject: { type: 'restricted-note', id: root.id },
      details: { whom: sealed ? othersThan(viewer, [standing.writerId, ...standing.readerIds]) : [] },
    });
    return yes({ id: root.id });
  });
}

/**
 * Chooses who reads a safeguarding note besides its writer.
 * @param input.was the readers shown on the form, so that two who choose at once do not undo each other
 */
export async function chooseReaders(
  viewer: Viewer,
  input: { noteId: string; was: string; readers: readonly string[] },
): Promise<Verdict<{ id: string }>> {
  return transact(viewer, async (ctx) => {
    const found = await openFor(ctx, viewer, input.noteId, 'choose-readers');
    if (!found.ok) return found;
    const { root, standing } = found.value;
    const wanted = (await readersAmong(ctx, viewer, input.readers)).filter((id) => id !== standing.writerId);
    const before = [...standing.readerIds];
    if (readersMark(before) === readersMark(wanted)) return yes({ id: root.id });
    if (readersMark(before) !== input.was) return stale(before);
    const fresh = wanted.filter((id) => !before.includes(id));
    const gone = before.filter((id) => !wanted.includes(id));
    if (gone.length > 0) {
      await ctx.tx
        .update(restrictedNoteReader)
        .set({ endedAt: ctx.now })
        .where(
          and(
            eq(restrictedNoteReader.noteId, root.id),
            inArray(restrictedNoteReader.accountId, gone),
            isNull(restrictedNoteReader.endedAt),
          ),
        );
    }
    await addReaders(ctx, viewer, root.id, fresh);
    ctx.emit({
      type: 'restricted-note.readers-chosen',
      subject: { type: 'restricted-note', id: root.id },
      before: { readers: before },
      after: { readers: wanted },
      details: { whom: othersThan(viewer, fresh) },
    });
    return yes({ id: root.id });
  });
}

/** Readers as one text, the same for the same people. */
export function readersMark(ids: readonly string[]): string {
  return [...ids].sort().join(' ');
}

/** Says that a note's time is over: it leaves the pages of its record, and is kept. */
export async function endNote(viewer: Viewer, noteId: string): Promise<Verdict<{ id: string }>> {
  return transact(viewer, async (ctx) => {
    const note = await loadNote(ctx.tx, viewer, noteId, ctx.now);
    if (!note) return noteNotFound();
    if (note.standing.ended) return yes({ id: note.root.id });
    if (!mayWithNote('end', viewer, note.standing, ctx.now)) return notYours();
    await ctx.tx.update(restrictedNote).set({ endedAt: ctx.now }).where(eq(restrictedNote.id, note.root.id));
    const { writerId, readerIds } = note.standing;
    ctx.emit({
      type: 'restricted-note.ended',
      subject: { type: 'restricted-note', id: note.root.id },
      details: { whom: note.root.sealed ? othersThan(viewer, [writerId, ...readerIds]) : [] },
    });
    return yes({ id: note.root.id });
  });
}

const notYours = () =>
  no('restricted-note.forbidden', 'This is for the writer of the note, or those it names. Ask its writer.');

/** A note for somebody who may take an action with it, inside the transaction. */
async function openFor(
  { tx, now }: CommandContext,
  viewer: Viewer,
  id: string,
  action: NoteAction,
): Promise<Verdict<LoadedNote>> {
  const note = await loadNote(tx, viewer, id, now);
  if (!note) return noteNotFound();
  if (mayWithNote(action, viewer, note.standing, now)) return yes(note);
  if (note.standing.ended)
    return no('restricted-note.ended', 'This note has ended: it can be read, not changed.');
  return notYours();
}

/** Of the people chosen, those of the viewer's own service; the viewer reads the note anyway. */
async function readersAmong(
  { tx }: CommandContext,
  viewer: Viewer,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const service = await serviceOf(tx, viewer.authorityId);
  return service.map(({ id }) => id).filter((id) => ids.includes(id));
}

async function addReaders(
  { tx, now, newId }: CommandContext,
  viewer: Viewer,
  noteId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await tx.insert(restrictedNoteReader).values(
    ids.map((accountId) => ({
      ...{ id: newId(), noteId, accountId },
      ...{ addedById: viewer.accountId, addedAt: now, endedAt: null },
    })),
  );
}

const othersThan = ({ accountId }: Viewer, ids: readonly string[]) => ids.filter((id) => id !== accountId);
