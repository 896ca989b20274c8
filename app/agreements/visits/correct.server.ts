import { desc, eq } from 'drizzle-orm';
import { visit, visitNote } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { stale } from '~/platform/forms.server';
import { transact } from '~/platform/transact.server';
import { noteChanges } from '../domain/visits/note';
import { leavesRecord, usesDays } from '../domain/visits/templates';
import type { NewAction } from './actions.server';
import { heldAt } from './days.server';
import { noteDefaults } from './forms';
import { isWritten, loadVisit, mayStep, readNote, visitEvent, visitNotFound } from './load.server';
import type { VisitAddress } from './place.server';
import { agree, contentOf, insertNote, type NoteInput, noRecord, spendFor } from './record.server';

/**
 * Corrects the note of a visit: a new version with its reason; the versions before stay as they were. Other days give back
 * or spend the difference in the same transaction, and the head is asked to read it again.
 * @param input.noteNumber the version the form was opened on
 * @returns `stale` with both texts where there is a newer version; `visit.unchanged` where nothing differs
 */
export async function correctNote(
  viewer: Viewer,
  input: {
    address: VisitAddress;
    visitId: string;
    noteNumber: number;
    noteId: string;
    reason: string;
    /** Actions left out the first time; those already agreed have a life of their own. */
    actions: readonly NewAction[];
  } & NoteInput,
): Promise<Verdict> {
  return transact<undefined>(viewer, async (ctx) => {
    const found = await loadVisit(ctx.tx, viewer, input.address, input.visitId);
    if (!found) return visitNotFound();
    const { row } = found;
    if (!leavesRecord(row.kind)) return noRecord();
    if (await isWritten(ctx.tx, row.id, input.noteId)) return yes();
    const may = mayStep(found, 'write', 'correct', 'A note is corrected by those who write it.');
    if (!may.ok) return may;
    const [last] = await ctx.tx
      .select()
      .from(visitNote)
      .where(eq(visitNote.visitId, row.id))
      .orderBy(desc(visitNote.number))
      .limit(1);
    if (!last) return visitNotFound();
    const before = readNote(last.content);
    if (last.number !== input.noteNumber) return stale(noteDefaults(before));
    const content = contentOf(found, input, before.outcomes);
    const changes = noteChanges(before, content);
    if (changes.length === 0 && input.actions.length === 0) {
      return no(
        'visit.unchanged',
        'Nothing differs from the note as it stands. Change what is wrong, or go back.',
      );
    }
    const ended = heldAt(found.place, input, ctx.now);
    if (!ended.ok) return ended;
    const spent = await spendFor(ctx, found, input);
    if (!spent.ok) return spent;
    const number = last.number + 1;
    await insertNote(ctx, found, { id: input.noteId, number, content, reason: input.reason });
    await ctx.tx
      .update(visit)
      .set({
        heldOn: input.heldOn,
        endedAt: ended.value,
        halfDays: input.halfDays,
        focus: input.focus,
        noteNumber: number,
        noteReadAt: null,
        updatedAt: ctx.now,
        version: row.version + 1,
      })
      .where(eq(visit.id, row.id));
    ctx.emit({
      ...visitEvent(found, 'corrected', {
        number,
        fields: changes.map(({ label }) => label),
        ...(usesDays(row.kind) ? { halfDays: input.halfDays } : {}),
      }),
      before: { noteNumber: last.number, halfDays: row.halfDays, heldOn: row.heldOn },
      after: { noteNumber: number, halfDays: input.halfDays, heldOn: input.heldOn },
      reason: input.reason,
    });
    await agree(ctx, found, input.actions);
    return yes();
  });
}
