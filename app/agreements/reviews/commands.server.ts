import { createHash } from 'node:crypto';
import { and, eq, notInArray } from 'drizzle-orm';
import { improvementReview, reviewMember } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { canonicalJson } from '~/kernel/canonical-json';
import { type CalendarDate, calendarDate } from '~/kernel/clock';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { dateWords } from '~/kernel/words';
import { stale } from '~/platform/forms.server';
import { type CommandContext, isSystem, transact, usedForm } from '~/platform/transact.server';
import { reviewNeed } from '../domain/reviews/cadence';
import { frequencyInForce } from '../domain/reviews/calendar';
import { type Member, REVIEW_ROLE_NAMES, withAccounts } from '../domain/reviews/members';
import { type PreMeetingNote, planPreMeeting, recordPreMeeting } from '../domain/reviews/pre-meeting';
import { nextNumber } from '../domain/reviews/states';
import { timeWords } from '../domain/visits/times';
import { type AgreementRecord, agreementNotFound, loadAgreement } from '../record.server';
import { candidatesFor } from './candidates.server';
import type { PlanInput } from './forms';
import {
  type BothTexts,
  bothTexts,
  changedSince,
  mayReview,
  openReview,
  type ReviewPlace,
  reviewEvent,
  saveReview,
} from './open.server';
import { makePack } from './pack.server';
import {
  bandForReviews,
  bandOfAgreement,
  type MemberRow,
  type ReviewRow,
  readPreMeeting,
  reviewsOf,
} from './read.server';

/**
 * Plans a review of an agreement with those it invites.
 * @param input.id the form's: sent twice, it answers with the review there is
 */
export async function planReview(
  viewer: Viewer,
  agreementId: string,
  input: PlanInput & { id: string },
): Promise<Verdict<{ id: string; number: number }>> {
  return transact<{ id: string; number: number }>(viewer, async (ctx) => {
    const record = await loadAgreement(ctx.tx, viewer, agreementId);
    if (!record) return agreementNotFound();
    const reviews = await reviewsOf(ctx.tx, agreementId);
    const already = reviews.find(({ id }) => id === input.id);
    if (already) return yes({ id: already.id, number: already.number });
    const may = mayReview(record);
    if (!may.ok) return may;
    const [elsewhere] = await ctx.tx
      .select({ id: improvementReview.id })
      .from(improvementReview)
      .where(eq(improvementReview.id, input.id));
    if (elsewhere) return usedForm();
    const fits = await checkPlan(ctx, record, input, null);
    if (!fits.ok) return fits;
    const need = reviewNeed(bandForReviews(await bandOfAgreement(ctx.tx, record.row)));
    const { plannedFor, startsAt, place, preMeetingOn } = input;
    const number = nextNumber(reviews.map((review) => review.number));
    await ctx.tx.insert(improvementReview).values({
      id: input.id,
      authorityId: record.row.authorityId,
      urn: record.row.urn,
      agreementId,
      number,
      state: 'planned',
      ...{ plannedFor, startsAt, place, preMeetingOn },
      frequency: frequencyInForce(reviews, need),
      minutesNumber: 0,
      createdById: isSystem(ctx.actor) ? null : ctx.actor.accountId,
      createdAt: ctx.now,
      updatedAt: ctx.now,
      version: 1,
    });
    const members = withAccounts(input.members, await candidatesFor(ctx.tx, record));
    await writeMembers(ctx, input.id, members);
    ctx.emit({
      ...reviewEvent(record, { id: input.id, number }, 'review.planned', { on: plannedFor }),
      after: planText({ plannedFor, startsAt, place, preMeetingOn }, members),
    });
    return yes({ id: input.id, number });
  });
}

/** Whether a plan fits the agreement and its other reviews. */
async function checkPlan(
  ctx: CommandContext,
  { row }: AgreementRecord,
  { plannedFor, preMeetingOn }: PlanInput,
  reviewId: string | null,
): Promise<Verdict> {
  const inForce: CalendarDate = calendarDate(row.activeAt ?? row.createdAt);
  if (plannedFor < inForce) {
    return no(
      'review.before-start',
      `The agreement came into force on ${dateWords(inForce)}. Choose that day or a later one`,
      { field: 'plannedFor' },
    );
  }
  const [sameDay] = await ctx.tx
    .select({ id: improvementReview.id, number: improvementReview.number })
    .from(improvementReview)
    .where(
      and(
        eq(improvementReview.agreementId, row.id),
        eq(improvementReview.state, 'planned'),
        eq(improvementReview.plannedFor, plannedFor),
      ),
    );
  if (sameDay && sameDay.id !== reviewId) {
    return no(
      'review.same-day',
      `Review ${sameDay.number} is already planned for that day. Change that one, or choose another day`,
      { field: 'plannedFor' },
    );
  }
  return planPreMeeting(preMeetingOn, plannedFor, dateWords);
}

async function writeMembers(
  ctx: CommandContext,
  reviewId: string,
  members: readonly Member[],
): Promise<void> {
  const kept = members.map(({ id }) => id);
  await ctx.tx
    .delete(reviewMember)
    .where(and(eq(reviewMember.reviewId, reviewId), notInArray(reviewMember.id, kept)));
  for (const [position, { id, role, name, accountId, accountableFor }] of members.entries()) {
    const values = { position, role, name, accountId, accountableFor };
    const changed = await ctx.tx
      .update(reviewMember)
      .set(values)
      .where(and(eq(reviewMember.id, id), eq(reviewMember.reviewId, reviewId)))
      .returning({ id: reviewMember.id });
    if (changed.length === 0) {
      await ctx.tx.insert(reviewMember).values({ id, reviewId, ...values, attended: null });
    }
  }
}

type Planned = Pick<ReviewRow, 'plannedFor' | 'startsAt' | 'place' | 'preMeetingOn'>;

/** A plan in words by label: for the event, and to set two of them side by side. */
function planText(
  { plannedFor, startsAt, place, preMeetingOn }: Planned,
  members: readonly Pick<MemberRow, 'role' | 'name' | 'accountableFor'>[],
): Record<string, string> {
  return {
    'Date of the review': dateWords(plannedFor),
    Time: timeWords(startsAt),
    Place: place,
    'Head and adviser meet on': dateWords(preMeetingOn),
    'Who is invited': members
      .map(({ role, name, accountableFor }) => `${name}, ${REVIEW_ROLE_NAMES[role]}: ${accountableFor}`)
      .join('\n'),
  };
}

function differencesOf(theirs: Record<string, string>, yours: Record<string, string>): BothTexts[] {
  return bothTexts(
    Object.keys(theirs).map((label) => ({ label, yours: yours[label] ?? '', theirs: theirs[label] ?? '' })),
  );
}

/**
 * Changes a planned review.
 * @returns `stale` with both texts where somebody else has changed it since the form was opened
 */
export async function editReview(
  viewer: Viewer,
  at: ReviewPlace,
  input: PlanInput & { version: number },
): Promise<Verdict<{ changed: boolean }>> {
  return transact<{ changed: boolean }>(viewer, async (ctx) => {
    const opened = await openReview(ctx, viewer, at, 'edit');
    if (!opened.ok) return opened;
    const { record, row, members } = opened.value;
    const theirs = planText(row, members);
    const yours = planText(input, input.members);
    if (canonicalJson(theirs) === canonicalJson(yours)) return yes({ changed: false });
    if (row.version !== input.version) return stale(differencesOf(theirs, yours));
    const fits = await checkPlan(ctx, record, input, row.id);
    if (!fits.ok) return fits;
    const { plannedFor, startsAt, place, preMeetingOn } = input;
    await saveReview(ctx, row, { plannedFor, startsAt, place, preMeetingOn });
    await writeMembers(ctx, row.id, withAccounts(input.members, await candidatesFor(ctx.tx, record)));
    ctx.emit({
      ...reviewEvent(record, row, 'review.changed', { on: plannedFor }),
      before: theirs,
      after: yours,
    });
    return yes({ changed: true });
  });
}

/** Records that head and adviser have met before a review, and whether that left a week. */
export async function recordMeetingBeforehand(
  viewer: Viewer,
  at: ReviewPlace,
  input: { version: number; metOn: CalendarDate; note: string; lateReason: string },
): Promise<Verdict<{ late: boolean }>> {
  return transact<{ late: boolean }>(viewer, async (ctx) => {
    const opened = await openReview(ctx, viewer, at, 'meet-beforehand');
    if (!opened.ok) return opened;
    const { record, row } = opened.value;
    const fits = recordPreMeeting(
      { metOn: input.metOn, reviewOn: row.plannedFor, today: ctx.today, lateReason: input.lateReason },
      dateWords,
    );
    if (!fits.ok) return fits;
    const { late, lateReason } = fits.value;
    const kept: PreMeetingNote = { note: input.note, lateReason };
    const words = (on: CalendarDate | null, note: PreMeetingNote | null) => ({
      'They met on': dateWords(on),
      'What they settled': note?.note ?? '',
      'Why the review keeps its date': note?.lateReason ?? '',
    });
    const theirs = words(row.preMeetingHeldOn, readPreMeeting(row.preMeetingNote));
    const yours = words(input.metOn, kept);
    if (canonicalJson(theirs) === canonicalJson(yours)) return yes({ late });
    if (row.version !== input.version) return stale(differencesOf(theirs, yours));
    await saveReview(ctx, row, { preMeetingHeldOn: input.metOn, preMeetingNote: canonicalJson(kept) });
    ctx.emit(reviewEvent(record, row, 'review.pre-met', { on: input.metOn, late }));
    return yes({ late });
  });
}

/** Freezes the evidence pack of a planned review as the record stands. It can be made again until minutes are recorded. */
export async function freezePack(
  viewer: Viewer,
  at: ReviewPlace,
  input: { version: number },
): Promise<Verdict> {
  return transact<undefined>(viewer, async (ctx) => {
    const opened = await openReview(ctx, viewer, at, 'make-pack');
    if (!opened.ok) return opened;
    const { record, row } = opened.value;
    // The same press sent twice: the pack is there.
    if (row.packAt !== null && row.version === input.version + 1) return yes();
    if (row.version !== input.version) return changedSince();
    await saveReview(ctx, row, await frozenPack(ctx, record, row));
    ctx.emit(reviewEvent(record, row, 'review.pack-made', { before: row.packAt?.toISOString() ?? null }));
    return yes();
  });
}

/** The columns of a pack made now. */
export async function frozenPack(
  ctx: CommandContext,
  record: AgreementRecord,
  row: Pick<ReviewRow, 'id'>,
): Promise<{ pack: string; packAt: Date }> {
  return { pack: canonicalJson(await makePack(ctx.tx, record, row.id, ctx.today)), packAt: ctx.now };
}

/** SHA-256 of a frozen pack, by which two people can tell that they look at the same one. */
export function packHash(pack: string): string {
  return createHash('sha256').update(pack).digest('hex');
}

/** Calls a planned review off, with the reason. It keeps its number and stays on the list. */
export async function callOffReview(
  viewer: Viewer,
  at: ReviewPlace,
  input: { version: number; reason: string },
): Promise<Verdict> {
  return transact<undefined>(viewer, async (ctx) => {
    const opened = await openReview(ctx, viewer, at, 'call-off', input.version);
    if (!opened.ok) return opened;
    const { record, row, to, done } = opened.value;
    if (done) return yes();
    if (row.version !== input.version) return changedSince();
    await saveReview(ctx, row, { state: to, withdrawnReason: input.reason });
    ctx.emit({
      ...reviewEvent(record, row, 'review.called-off', { on: row.plannedFor }),
      before: { state: row.state },
      after: { state: to },
      reason: input.reason,
    });
    return yes();
  });
}
