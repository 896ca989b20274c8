import { and, eq, sql } from 'drizzle-orm';
import { agreedAction, reviewMember, reviewMinutes } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { schoolCalendarOf } from '~/accounts/school-calendar.server';
import { canonicalJson } from '~/kernel/canonical-json';
import { calendarDate } from '~/kernel/clock';
import { next } from '~/kernel/state-machine';
import { no, type Refusal, type Verdict, yes } from '~/kernel/verdict';
import { dateWords } from '~/kernel/words';
import { stale } from '~/platform/forms.server';
import { type CommandContext, isSystem, transact } from '~/platform/transact.server';
import { reviewNeed, settleFrequency, widestByProgress } from '../domain/reviews/cadence';
import { checkNextDate, frequencyInForce, heldInOrder } from '../domain/reviews/calendar';
import { REVIEW_ROLE_NAMES } from '../domain/reviews/members';
import {
  FREQUENCY_NAMES,
  type MinutesContent,
  minutesChanges,
  progressWords,
} from '../domain/reviews/minutes';
import { reviewMachine } from '../domain/reviews/states';
import { recordPoints, withdrawPointsOf } from '../impact/points.server';
import { type AgreementRecord, eventOf } from '../record.server';
import { addActions } from '../visits/actions.server';
import { ownerWords } from '../visits/wording';
import { frozenPack } from './commands.server';
import type { CorrectInput, MinutesInput } from './forms';
import {
  bothTexts,
  changedSince,
  mayReview,
  openReview,
  type ReviewPlace,
  reviewEvent,
  reviewNotFound,
  saveReview,
} from './open.server';
import { bandForReviews, bandOfAgreement, type LoadedReview, loadReview, reviewsOf } from './read.server';

/** What a saving of minutes came to. */
export type SavedMinutes = { number: number; changed: boolean };

/**
 * Records the minutes of a review: it is held from then on. Where no pack has been made, it is made first, so that it
 * shows the record as it stood before this review. The actions and readings agreed go into the agreement's own.
 * @param input.formId id of the minutes: sent twice, they are recorded once
 * @returns `stale` with both texts where somebody else has recorded them meanwhile
 */
export async function recordReview(
  viewer: Viewer,
  at: ReviewPlace,
  input: MinutesInput,
): Promise<Verdict<SavedMinutes>> {
  return transact<SavedMinutes>(viewer, async (ctx) => {
    const loaded = await loadReview(ctx.tx, viewer, at.agreementId, at.reviewId);
    if (!loaded) return reviewNotFound();
    const sent = loaded.minutes.find(({ id }) => id === input.formId);
    if (sent) return yes({ number: sent.number, changed: false });
    const may = mayReview(loaded.record);
    if (!may.ok) return may;
    const content = contentOf(loaded, input);
    if (loaded.row.state === 'held') return staleMinutes(loaded, content);
    const to = next(reviewMachine, loaded.row.state, 'record');
    if (!to.ok) return to;
    const settled = await checkMinutes(ctx, loaded, content);
    if (!settled.ok) return settled;
    const { record, row } = loaded;
    const whole = { ...content, frequencyReason: settled.value };
    const pack = row.pack === null ? await frozenPack(ctx, record, row) : {};
    await saveReview(ctx, row, { ...pack, state: to.value, ...columnsOf(whole, 1) });
    const kept = await keepMinutes(ctx, loaded, whole, input, null);
    if (!kept.ok) return kept;
    ctx.emit({
      ...reviewEvent(record, row, 'review.held', {
        on: content.heldOn,
        progress: progressWords(content.outcomes.map(({ rag }) => rag)),
        outcomes: content.outcomes.map(({ outcomeId, rag }) => ({ outcomeId, rag })),
      }),
      before: { state: row.state },
      after: { state: to.value, frequency: content.frequency, nextOn: content.nextOn },
    });
    return yes({ number: 1, changed: true });
  });
}

/**
 * Corrects minutes: a new version with the reason, beside the ones before. Actions so far stay as they are, in the
 * agreement's own list; further ones are added.
 * @param input.number number of the minutes that were on the page
 * @returns `stale` with both texts where they have been corrected meanwhile
 */
export async function correctReview(
  viewer: Viewer,
  at: ReviewPlace,
  input: CorrectInput,
): Promise<Verdict<SavedMinutes>> {
  return transact<SavedMinutes>(viewer, async (ctx) => {
    const opened = await openReview(ctx, viewer, at, 'correct');
    if (!opened.ok) return opened;
    const loaded = opened.value;
    const { record, row, minutes } = loaded;
    const sent = minutes.find(({ id }) => id === input.formId);
    if (sent) return yes({ number: sent.number, changed: false });
    const content = contentOf(loaded, input);
    const before = minutes.at(-1)?.content;
    if (row.minutesNumber !== input.number) return staleMinutes(loaded, content);
    const settled = await checkMinutes(ctx, loaded, content);
    if (!settled.ok) return settled;
    const whole = { ...content, frequencyReason: settled.value };
    const readings = input.outcomes.some(({ value }) => value !== null);
    if (before && minutesChanges(before, whole).length === 0 && !readings) {
      return yes({ number: row.minutesNumber, changed: false });
    }
    const number = row.minutesNumber + 1;
    await saveReview(ctx, row, columnsOf(whole, number));
    const kept = await keepMinutes(ctx, loaded, whole, input, input.reason);
    if (!kept.ok) return kept;
    ctx.emit({
      ...reviewEvent(record, row, 'review.corrected', { version: number, on: content.heldOn }),
      before: { minutes: row.minutesNumber },
      after: { minutes: number },
      reason: input.reason,
    });
    return yes({ number, changed: true });
  });
}

/** Minutes as typed, with names and measures as they stand. Actions of earlier versions stay in. */
function contentOf({ record, members, minutes }: LoadedReview, input: MinutesInput): MinutesContent {
  const { heldOn, alsoPresent, summary, challenges, frequency, settledBy, frequencyReason, nextOn } = input;
  const before = minutes.at(-1)?.content;
  const earlier = before?.actions ?? [];
  return {
    format: 1,
    ...{ heldOn, alsoPresent, summary, challenges, frequency, settledBy, nextOn },
    frequencyReason: frequencyReason || null,
    attendance: members.map(({ id, role, name }) => ({
      memberId: id,
      role: REVIEW_ROLE_NAMES[role],
      name,
      came: input.present.includes(id),
    })),
    outcomes: input.outcomes.map(({ id, rag, narrative }) => ({
      outcomeId: id,
      title: titleOf(id, record, before),
      rag,
      narrative,
    })),
    actions: [
      ...earlier,
      ...input.actions
        .filter(({ id }) => !earlier.some((action) => action.id === id))
        .map(({ id, text, owner, ownerName, dueOn }) => ({
          ...{ id, text, owner, dueOn },
          ownerWords: ownerWords({ owner, ownerName }),
        })),
    ],
  };
}

/** The measure of an outcome as the minutes have it, else as the agreement does. */
function titleOf(id: string, { content }: AgreementRecord, before: MinutesContent | undefined): string {
  const earlier = before?.outcomes.find(({ outcomeId }) => outcomeId === id);
  const agreed = content.outcomes.find((outcome) => outcome.id === id);
  return earlier?.title ?? (agreed?.measure || agreed?.outcome) ?? '';
}

function staleMinutes({ minutes }: LoadedReview, yours: MinutesContent): Refusal {
  const theirs = minutes.at(-1)?.content;
  const changes = theirs ? minutesChanges(theirs, yours) : [];
  return stale(
    bothTexts(changes.map(({ label, before, after }) => ({ label, yours: after, theirs: before }))),
  );
}

/**
 * Whether minutes can stand: the day, each outcome once (those of the agreement; in a correction those that were looked
 * at that day), the frequency and the date of the next.
 * @returns the reason to keep with the frequency
 */
async function checkMinutes(
  ctx: CommandContext,
  { record, row, minutes }: LoadedReview,
  content: MinutesContent,
): Promise<Verdict<string | null>> {
  const { heldOn } = content;
  const from = calendarDate(record.row.activeAt ?? record.row.createdAt);
  if (heldOn > ctx.today) {
    return no('review.ahead', 'This day has not come yet. Enter the day on which the review was held', {
      field: 'heldOn',
    });
  }
  if (heldOn < from) {
    return no('review.before-start', `The agreement came into force on ${dateWords(from)}. Check the date`, {
      field: 'heldOn',
    });
  }
  const judged = content.outcomes.map(({ outcomeId }) => outcomeId);
  const looked = minutes.at(-1)?.content.outcomes.map(({ outcomeId }) => outcomeId);
  const agreed = looked ?? record.content.outcomes.map(({ id }) => id);
  if (canonicalJson([...judged].sort()) !== canonicalJson([...agreed].sort())) {
    return no(
      'review.outcomes-changed',
      'The outcomes of the agreement have changed since you opened this page. Copy what you have written, and open the page again',
    );
  }
  const others = (await reviewsOf(ctx.tx, record.row.id)).filter(
    (review) => review.id !== row.id && review.heldOn !== null && review.heldOn <= heldOn,
  );
  const need = reviewNeed(bandForReviews(await bandOfAgreement(ctx.tx, record.row)));
  const last =
    heldInOrder(others)
      .at(-1)
      ?.outcomes.map(({ rag }) => rag) ?? null;
  const now = content.outcomes.map(({ rag }) => rag);
  const widest = widestByProgress(need, frequencyInForce(others, need), now, last);
  const { frequency, settledBy, frequencyReason, nextOn } = content;
  const settled = settleFrequency(
    { frequency, settledBy, reason: frequencyReason ?? '' },
    widest,
    FREQUENCY_NAMES,
  );
  if (!settled.ok) return settled;
  // Of an agreement that is paused or closing, the next date is not asked for.
  const endsOn = record.row.state === 'active' ? record.row.endsOn : heldOn;
  const calendar = await schoolCalendarOf(ctx.tx, record.row.authorityId);
  const dated = checkNextDate(need, { heldOn, nextOn, frequency, endsOn }, dateWords, calendar);
  return dated.ok ? settled : dated;
}

/** The columns of a review that its minutes set. */
function columnsOf({ heldOn, frequency, frequencyReason, nextOn }: MinutesContent, number: number) {
  return { heldOn, frequency, frequencyReason, nextOn, minutesNumber: number };
}

/** Writes a text of the minutes, who came, and the actions and readings agreed. */
async function keepMinutes(
  ctx: CommandContext,
  { record, row, minutes }: LoadedReview,
  content: MinutesContent,
  input: MinutesInput,
  reason: string | null,
): Promise<Verdict> {
  await ctx.tx.insert(reviewMinutes).values({
    id: input.formId,
    reviewId: row.id,
    number: (minutes.at(-1)?.number ?? 0) + 1,
    content: canonicalJson(content),
    byId: isSystem(ctx.actor) ? null : ctx.actor.accountId,
    at: ctx.now,
    reason,
  });
  for (const { memberId, came } of content.attendance) {
    await ctx.tx
      .update(reviewMember)
      .set({ attended: came })
      .where(and(eq(reviewMember.id, memberId), eq(reviewMember.reviewId, row.id)));
  }
  const earlier = minutes.at(-1)?.content.actions ?? [];
  const fresh = input.actions.filter(({ id }) => !earlier.some((action) => action.id === id));
  await addActions(ctx, { record, reviewId: row.id, actions: fresh });
  const read = input.outcomes.flatMap(({ id, value }) => {
    const source = record.content.outcomes.find((outcome) => outcome.id === id)?.dataSource.trim();
    return value === null ? [] : [{ outcomeId: id, value, source: source || 'As reported at the review' }];
  });
  const points = await recordPoints(ctx, {
    ...{ record, kind: 'review', on: content.heldOn, reviewId: row.id, points: read },
  });
  return points.ok ? yes() : besideItsField(points, input);
}

/** A refused reading, beside the field it was typed into. */
function besideItsField(refusal: Refusal, { outcomes }: MinutesInput): Refusal {
  const [, outcomeId, part] = (refusal.field ?? '').split('.');
  const index = outcomes.findIndex(({ id }) => id === outcomeId);
  if (index >= 0 && part === 'value') return { ...refusal, field: `outcomes[${index}].value` };
  return { ...refusal, field: refusal.field === 'on' ? 'heldOn' : undefined };
}

/**
 * Withdraws a review that was keyed by mistake. It stays on the list as withdrawn, with its number and its reason, and
 * counts for nothing: its open actions are dropped, its readings taken out, and the frequency is again the one before.
 */
export async function withdrawReview(
  viewer: Viewer,
  at: ReviewPlace,
  input: { version: number; reason: string },
): Promise<Verdict<{ droppedActions: number }>> {
  return transact<{ droppedActions: number }>(viewer, async (ctx) => {
    const opened = await openReview(ctx, viewer, at, 'withdraw', input.version);
    if (!opened.ok) return opened;
    const { record, row, to, done } = opened.value;
    if (done) return yes({ droppedActions: 0 });
    if (row.version !== input.version) return changedSince();
    await saveReview(ctx, row, { state: to, withdrawnReason: input.reason });
    const droppedActions = await dropActions(ctx, opened.value);
    const withdrawn = `Improvement Review ${row.number} was withdrawn: ${input.reason}`;
    await withdrawPointsOf(ctx, { record, reviewId: row.id, reason: withdrawn });
    ctx.emit({
      ...reviewEvent(record, row, 'review.withdrawn', { on: row.heldOn ?? row.plannedFor, droppedActions }),
      before: { state: row.state, frequency: row.frequency, nextOn: row.nextOn },
      after: { state: to },
      reason: input.reason,
    });
    return yes({ droppedActions });
  });
}

/** Drops the open actions of a review; those done stay done, for the work was. */
async function dropActions(ctx: CommandContext, { record, row }: LoadedReview): Promise<number> {
  const result = `Improvement Review ${row.number}, at which it was agreed, has been withdrawn`;
  const dropped = await ctx.tx
    .update(agreedAction)
    .set({
      state: 'dropped',
      result,
      endedAt: ctx.now,
      endedById: isSystem(ctx.actor) ? null : ctx.actor.accountId,
      updatedAt: ctx.now,
      version: sql`${agreedAction.version} + 1`,
    })
    .where(and(eq(agreedAction.reviewId, row.id), eq(agreedAction.state, 'open')))
    .returning({ id: agreedAction.id, text: agreedAction.text });
  for (const { id, text } of dropped) {
    ctx.emit({
      ...eventOf(record.row, 'action.dropped'),
      details: { actionId: id, text, reviewId: row.id },
      reason: result,
    });
  }
  return dropped.length;
}
