import { and, eq, gt } from 'drizzle-orm';
import { glassBreak } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { stale } from '~/platform/forms.server';
import { countTry } from '~/platform/rate-limit.server';
import { isFormId, transact } from '~/platform/transact.server';
import { type Finding, glassEnds, mayReviewBreak, mayWithNote } from '../domain/restricted-notes/rules';
import { noteNotFound } from './commands.server';
import { loadBreak, loadNote } from './load.server';
import { FINDING_WORDS } from './wording';

/**
 * Lets somebody read a safeguarding note that is not theirs, for a day, because a child could not wait. The lead, the
 * writer and the readers are told in the same transaction. The reason is kept with the break alone, not in the event: it
 * says what is feared for a child, and events are kept for good.
 * @param prove shows who it is, after everything else has been found in order
 */
export async function breakGlass(
  viewer: Viewer,
  input: { id: string; noteId: string; reason: string },
  prove: () => Promise<Verdict>,
): Promise<Verdict<{ id: string }>> {
  if (!isFormId(input.id))
    return no('glass-break.bad-id', 'Open the page again and send the form from there.');
  const before = await loadNote(db(), viewer, input.noteId, clock.now());
  if (!before) return noteNotFound();
  // Sent twice, or theirs to read anyway: the note is open.
  if (before.reading !== 'title') return yes({ id: before.root.id });
  const tooOften = await countTry('glass-account', viewer.accountId);
  if (tooOften) return tooOften;
  const known = await prove();
  if (!known.ok) return known;
  return transact(viewer, async ({ tx, now, emit }) => {
    const note = await loadNote(tx, viewer, input.noteId, now);
    if (!note) return noteNotFound();
    const { root, standing } = note;
    if (!mayWithNote('break-glass', viewer, standing, now)) return yes({ id: root.id });
    await tx.insert(glassBreak).values({
      id: input.id,
      authorityId: viewer.authorityId,
      noteId: root.id,
      urn: root.urn,
      accountId: viewer.accountId,
      reason: input.reason,
      at: now,
      until: glassEnds(now),
      reviewedById: null,
      reviewedAt: null,
      finding: null,
      findingWhy: null,
      version: 1,
    });
    emit({
      type: 'restricted-note.glass-broken',
      subject: { type: 'glass-break', id: input.id },
      details: {
        noteId: root.id,
        whom: [standing.writerId, ...standing.readerIds],
        except: [viewer.accountId],
      },
    });
    return yes({ id: root.id });
  });
}

/** Says what was found of a broken glass: whether it was right, and why. Once; sent twice it is said once. */
export async function reviewBreak(
  viewer: Viewer,
  input: { id: string; version: number; finding: Finding; why: string },
): Promise<Verdict<{ id: string }>> {
  return transact(viewer, async ({ tx, now, emit }) => {
    const found = await loadBreak(tx, viewer, input.id);
    if (!found) return no('glass-break.not-found', 'This could not be found.');
    const { row, standing } = found;
    if (!mayReviewBreak(viewer, standing))
      return no(
        'glass-break.forbidden',
        'Somebody else looks at this: a head of service, and never the person who broke the glass.',
      );
    const same = row.finding === input.finding && row.findingWhy === input.why;
    if (row.reviewedById === viewer.accountId && same) return yes({ id: row.id });
    if (row.version !== input.version || row.reviewedAt !== null) {
      const theirs = row.finding ? `${FINDING_WORDS[row.finding]}. ${row.findingWhy ?? ''}` : '';
      const yours = `${FINDING_WORDS[input.finding]}. ${input.why}`;
      return stale([{ label: 'What was found', yours, theirs }]);
    }
    await tx
      .update(glassBreak)
      .set({
        reviewedById: viewer.accountId,
        reviewedAt: now,
        finding: input.finding,
        findingWhy: input.why,
        version: row.version + 1,
      })
      .where(eq(glassBreak.id, row.id));
    emit({
      type: 'restricted-note.glass-reviewed',
      subject: { type: 'glass-break', id: row.id },
      details: { finding: input.finding, whom: [row.accountId] },
    });
    return yes({ id: row.id });
  });
}

/** The viewer's own broken glass of a note that still lets them read; null without one. */
export async function ownOpenGlass(
  viewer: Viewer,
  noteId: string,
): Promise<{ id: string; until: Date } | null> {
  const [row] = await db()
    .select({ id: glassBreak.id, until: glassBreak.until })
    .from(glassBreak)
    .where(
      and(
        eq(glassBreak.noteId, noteId),
        eq(glassBreak.accountId, viewer.accountId),
        gt(glassBreak.until, clock.now()),
      ),
    )
    .limit(1);
  return row ?? null;
}
