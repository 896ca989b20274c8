import { and, desc, eq } from 'drizzle-orm';
import { governorFeedback, visit, visitCheck } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { canonicalJson } from '~/kernel/canonical-json';
import { no, type Verdict, yes } from '~/kernel/verdict';
import type { Db } from '~/platform/db.server';
import { stale } from '~/platform/forms.server';
import { transact } from '~/platform/transact.server';
import type { FeedbackContent } from '../domain/visits/feedback';
import { VISIT_TEMPLATES } from '../domain/visits/templates';
import { feedbackDefaults } from './forms';
import { loadVisit, mayStep, visitEvent, visitNotFound } from './load.server';
import type { VisitAddress } from './place.server';

/**
 * The head of the client school says that the note has been read. Said again, it stays as it was.
 * @param input.noteNumber the version that was on the page
 */
export async function acknowledgeNote(
  viewer: Viewer,
  input: { address: VisitAddress; visitId: string; noteNumber: number },
): Promise<Verdict> {
  return transact<undefined>(viewer, async (ctx) => {
    const found = await loadVisit(ctx.tx, viewer, input.address, input.visitId);
    if (!found) return visitNotFound();
    const { row } = found;
    const may = mayStep(found, 'acknowledge', 'read', 'The headteacher says that a note has been read.');
    if (!may.ok) return may;
    if (row.noteNumber !== input.noteNumber) {
      return no(
        'stale',
        'The note has been corrected since you opened this page. Read the new version first.',
      );
    }
    if (row.noteReadAt) return yes();
    // No new version of the visit: nobody who is writing about it has to know that it was read meanwhile.
    await ctx.tx.update(visit).set({ noteReadAt: ctx.now }).where(eq(visit.id, row.id));
    ctx.emit(visitEvent(found, 'read', { number: row.noteNumber }));
    return yes();
  });
}

/** An answer to one quality-assurance check. */
export type CheckAnswer = { key: string; met: boolean; note: string };

/**
 * Answers the quality checks of a visit: by the service, never by who made the visit. Only answers that differ from those
 * there are make new rows.
 */
export async function checkVisit(
  viewer: Viewer,
  input: { address: VisitAddress; visitId: string; answers: readonly CheckAnswer[] },
): Promise<Verdict> {
  return transact<undefined>(viewer, async (ctx) => {
    const found = await loadVisit(ctx.tx, viewer, input.address, input.visitId);
    if (!found) return visitNotFound();
    const { row } = found;
    const may = mayStep(found, 'check', 'check', 'Visits are quality-checked by the service.');
    if (!may.ok) return may;
    if (row.visitorId === viewer.accountId) {
      return no(
        'visit.forbidden',
        'A visit is checked by somebody who did not make it. Ask a colleague or the lead.',
      );
    }
    const known = VISIT_TEMPLATES[row.kind].checks.map(({ key }) => key);
    const current = await checksOf(ctx.tx, row.id);
    const changed = input.answers
      .filter(({ key }) => known.includes(key))
      .filter(({ key, met, note }) => {
        const was = current.find((one) => one.check === key);
        return !was || was.met !== met || (was.note ?? '') !== note;
      });
    if (changed.length === 0) return yes();
    for (const { key, met, note } of changed) {
      await ctx.tx
        .update(visitCheck)
        .set({ current: false })
        .where(and(eq(visitCheck.visitId, row.id), eq(visitCheck.check, key), eq(visitCheck.current, true)));
      await ctx.tx.insert(visitCheck).values({
        id: ctx.newId(),
        visitId: row.id,
        check: key,
        met,
        note: note || null,
        byId: viewer.accountId,
        at: ctx.now,
        current: true,
      });
    }
    ctx.emit(visitEvent(found, 'checked', { checks: changed.map(({ key, met }) => ({ key, met })) }));
    return yes();
  });
}

/** Answers to the quality checks of a visit that stand. */
export async function checksOf(handle: Db, visitId: string): Promise<(typeof visitCheck.$inferSelect)[]> {
  return handle
    .select()
    .from(visitCheck)
    .where(and(eq(visitCheck.visitId, visitId), eq(visitCheck.current, true)));
}

/**
 * The chair of governors gives feedback on a performance-management visit, or gives it anew: every text is kept.
 * @param input.id the form's id; sent twice it is given once
 * @param input.number how many there were when the form was opened
 */
export async function giveFeedback(
  viewer: Viewer,
  input: { address: VisitAddress; visitId: string; id: string; number: number; content: FeedbackContent },
): Promise<Verdict> {
  return transact<undefined>(viewer, async (ctx) => {
    const found = await loadVisit(ctx.tx, viewer, input.address, input.visitId);
    if (!found) return visitNotFound();
    const { row } = found;
    const may = mayStep(
      found,
      'give-feedback',
      'give-feedback',
      'The chair of governors gives feedback, on visits for headteacher performance management.',
    );
    if (!may.ok) return may;
    const last = await lastFeedback(ctx.tx, row.id);
    if (last?.id === input.id) return yes();
    if ((last?.number ?? 0) !== input.number) return stale(last && feedbackDefaults(last.content));
    await ctx.tx.insert(governorFeedback).values({
      id: input.id,
      visitId: row.id,
      number: input.number + 1,
      content: canonicalJson(input.content),
      byId: viewer.accountId,
      at: ctx.now,
    });
    ctx.emit(visitEvent(found, 'feedback-given', { number: input.number + 1 }));
    return yes();
  });
}

export type GivenFeedback = { id: string; number: number; at: Date; content: FeedbackContent };

/** The feedback governors gave last; null while there is none. */
export async function lastFeedback(handle: Db, visitId: string): Promise<GivenFeedback | null> {
  const [row] = await handle
    .select()
    .from(governorFeedback)
    .where(eq(governorFeedback.visitId, visitId))
    .orderBy(desc(governorFeedback.number))
    .limit(1);
  if (!row) return null;
  const content = JSON.parse(row.content) as FeedbackContent; // Only `giveFeedback` writes it.
  return { id: row.id, number: row.number, at: row.at, content };
}
