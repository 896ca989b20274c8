import { eq } from 'drizzle-orm';
import { visit, visitNote } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import type { CalendarDate } from '~/kernel/clock';
import type { HalfDays } from '~/kernel/days';
import { no, type Refusal, type Verdict, yes } from '~/kernel/verdict';
import { stale } from '~/platform/forms.server';
import { type CommandContext, transact } from '~/platform/transact.server';
import { lengthWords, noteStanding } from '../domain/visits/lateness';
import type { NoteContent, Progress } from '../domain/visits/note';
import { groupOf, leavesRecord, usesDays, VISIT_TEMPLATES } from '../domain/visits/templates';
import type { TimeOfDay } from '../domain/visits/times';
import { addActions, agreedDetails, insertActions, type NewAction } from './actions.server';
import { type DaysTaken, heldAt, settleDays } from './days.server';
import { noteDefaults } from './forms';
import {
  isWritten,
  type LoadedVisit,
  loadVisit,
  mayStep,
  noteInForce,
  storedNote,
  visitEvent,
  visitNotFound,
} from './load.server';
import type { VisitAddress } from './place.server';

/** That a visit took place: when it ended and what it took. */
export type HeldVisit = { heldOn: CalendarDate; endedAt: TimeOfDay; halfDays: HalfDays };

/** What the writer of a note says; the rest of it comes from the record. */
export type NoteInput = HeldVisit & {
  present: string;
  focus: string;
  activities: string;
  seen: string;
  outcomes: { id: string; progress: Progress; evidence: string }[];
  sections: { key: string; text: string }[];
  recommendations: string;
};

/** The refusal of every record of a performance-management visit. */
export const noRecord = (): Refusal =>
  no(
    'visit.no-record',
    'A visit for headteacher performance management leaves no record: it is a matter for the governors, who can give their feedback.',
  );

const WRITERS = 'Visits are recorded by those who make them, and by the service.';

/**
 * Writes down that a visit took place; its note follows, within 48 hours of its end. For performance management nothing
 * follows but the governors' feedback.
 * @returns `capacity.short` where a support visit takes more days than are left in its term
 */
export async function holdVisit(
  viewer: Viewer,
  input: { address: VisitAddress; visitId: string; version: number } & HeldVisit,
): Promise<Verdict> {
  return transact<undefined>(viewer, async (ctx) => {
    const found = await loadVisit(ctx.tx, viewer, input.address, input.visitId);
    if (!found) return visitNotFound();
    const { row } = found;
    const again = row.state === 'held' && row.version === input.version + 1 && row.heldOn === input.heldOn;
    if (again && found.rights.write) return yes();
    const may = mayStep(found, 'write', 'hold', WRITERS);
    if (!may.ok) return may;
    if (row.version !== input.version) return changedMeanwhile();
    const ended = heldAt(found.place, input, ctx.now);
    if (!ended.ok) return ended;
    const spent = await spendFor(ctx, found, input);
    if (!spent.ok) return spent;
    await ctx.tx
      .update(visit)
      .set({
        state: 'held',
        heldOn: input.heldOn,
        endedAt: ended.value,
        halfDays: input.halfDays,
        updatedAt: ctx.now,
        version: row.version + 1,
      })
      .where(eq(visit.id, row.id));
    ctx.emit({
      ...visitEvent(found, leavesRecord(row.kind) ? 'held' : 'held-for-governors', {
        on: input.heldOn,
        halfDays: input.halfDays,
      }),
      before: { state: row.state },
      after: { state: 'held' },
    });
    return yes();
  });
}

/**
 * Writes the note of a visit, which thereby reaches the headteacher: whether within 48 hours of the visit's end is kept.
 * Spends the days of a support visit in the same transaction.
 * @param input.noteId the form's id; sent twice it makes one note
 * @returns `visit.no-record` for performance management; `capacity.short` where more days are entered than are left in the
 *   term; `stale` with what is written where somebody else wrote it meanwhile
 */
export async function recordVisit(
  viewer: Viewer,
  input: {
    address: VisitAddress;
    visitId: string;
    version: number;
    noteId: string;
    actions: readonly NewAction[];
  } & NoteInput,
): Promise<Verdict> {
  return transact<undefined>(viewer, async (ctx) => {
    const found = await loadVisit(ctx.tx, viewer, input.address, input.visitId);
    if (!found) return visitNotFound();
    const { row, place } = found;
    if (!leavesRecord(row.kind)) return noRecord();
    if (await isWritten(ctx.tx, row.id, input.noteId)) return yes();
    if (found.stage === 'written-up' && found.rights.write) return alreadyWritten(ctx, row.id);
    const may = mayStep(found, 'write', 'record', WRITERS);
    if (!may.ok) return may;
    if (row.version !== input.version) return changedMeanwhile();
    const ended = heldAt(place, input, ctx.now);
    if (!ended.ok) return ended;
    const spent = await spendFor(ctx, found, input);
    if (!spent.ok) return spent;
    const content = contentOf(found, input, outcomesNow(found));
    await insertNote(ctx, found, { id: input.noteId, number: 1, content, reason: null });
    await ctx.tx
      .update(visit)
      .set({
        state: 'held',
        heldOn: input.heldOn,
        endedAt: ended.value,
        halfDays: input.halfDays,
        focus: input.focus,
        noteNumber: 1,
        noteSentAt: ctx.now,
        noteReadAt: null,
        updatedAt: ctx.now,
        version: row.version + 1,
      })
      .where(eq(visit.id, row.id));
    const stands = noteStanding({ leavesRecord: true, endedAt: ended.value, noteSentAt: ctx.now }, ctx.now);
    ctx.emit({
      ...visitEvent(found, 'recorded', {
        on: input.heldOn,
        halfDays: usesDays(row.kind) ? input.halfDays : 0,
        lateBy: stands.kind === 'late' ? lengthWords(stands.byMs) : null,
      }),
      before: { state: row.state, noteNumber: 0 },
      after: { state: 'held', noteNumber: 1 },
    });
    await agree(ctx, found, input.actions);
    return yes();
  });
}

function changedMeanwhile(): Refusal {
  return no(
    'stale',
    'The visit has changed since you opened this page. What you typed is still below: compare it with the visit, then open the page again.',
  );
}

/** Somebody else has written it: theirs stands, and what is missing from it goes into a correction. */
async function alreadyWritten(ctx: CommandContext, visitId: string): Promise<Refusal> {
  const theirs = await noteInForce(ctx.tx, visitId);
  return {
    ...stale(theirs && noteDefaults(theirs)),
    message:
      'Somebody else has written the note meanwhile, and it has reached the headteacher. Yours is not saved: compare the two below, then correct the note where yours says more.',
  };
}

/** The days of a support visit: what it takes now instead of what was spent for it before. */
export async function spendFor(
  ctx: CommandContext,
  { row, place }: LoadedVisit,
  held: HeldVisit,
): Promise<Verdict> {
  if (!place.record || !usesDays(row.kind)) return yes();
  const before: DaysTaken | null =
    row.state === 'held' && row.heldOn ? { on: row.heldOn, halfDays: row.halfDays } : null;
  return settleDays(ctx, place.record, before, { on: held.heldOn, halfDays: held.halfDays });
}

/** Outcomes a support visit is judged against: those of the agreement in force. */
function outcomesNow({ row, place }: LoadedVisit): { id: string; measure: string }[] {
  if (groupOf(row.kind) !== 'support') return [];
  return (place.record?.content.outcomes ?? []).map(({ id, measure, outcome }) => ({
    id,
    measure: measure || outcome,
  }));
}

/** The whole note: what was typed, laid into what the visit is judged against. */
export function contentOf(
  { row }: LoadedVisit,
  input: NoteInput,
  outcomes: readonly { id: string; measure: string }[],
): NoteContent {
  const { heldOn, endedAt, halfDays, present, focus, activities, seen, recommendations } = input;
  return {
    format: 1,
    kind: row.kind,
    ...{ heldOn, endedAt, halfDays, present, focus, activities, seen, recommendations },
    outcomes: outcomes.map(({ id, measure }) => {
      const typed = input.outcomes.find((one) => one.id === id);
      return {
        id,
        measure,
        progress: typed?.progress ?? 'not-looked-at',
        evidence: typed?.evidence ?? '',
      };
    }),
    sections: VISIT_TEMPLATES[row.kind].sections.map(({ key, label }) => ({
      key,
      label,
      text: input.sections.find((one) => one.key === key)?.text ?? '',
    })),
  };
}

/** Adds a version of the note. */
export async function insertNote(
  ctx: CommandContext,
  { row }: LoadedVisit,
  note: { id: string; number: number; content: NoteContent; reason: string | null },
): Promise<void> {
  await ctx.tx.insert(visitNote).values({
    id: note.id,
    visitId: row.id,
    number: note.number,
    content: storedNote(note.content),
    byId: 'accountId' in ctx.actor ? ctx.actor.accountId : null,
    at: ctx.now,
    reason: note.reason,
  });
}

/** Writes down the actions agreed at a visit. */
export async function agree(
  ctx: CommandContext,
  found: LoadedVisit,
  actions: readonly NewAction[],
): Promise<void> {
  const { row, place } = found;
  if (place.record) return addActions(ctx, { record: place.record, visitId: row.id, actions });
  if (actions.length === 0) return;
  await insertActions(ctx, { ...row, agreementId: null }, { visitId: row.id, reviewId: null, actions });
  ctx.emit(visitEvent(found, 'actions-agreed', agreedDetails(row.id, null, actions)));
}
