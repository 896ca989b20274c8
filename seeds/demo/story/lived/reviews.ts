import { and, desc, eq } from 'drizzle-orm';
import { improvementReview } from '#drizzle/schema';
import { schoolCalendarOf } from '~/accounts/school-calendar.server';
import { dueBy } from '~/agreements/domain/reviews';
import type { Rag } from '~/agreements/domain/reviews/vocabulary';
import { freezePack, planReview, recordMeetingBeforehand } from '~/agreements/reviews/commands.server';
import { recordReview, withdrawReview } from '~/agreements/reviews/minutes.server';
import { newReviewPage } from '~/agreements/reviews/queries.server';
import { membersOf } from '~/agreements/reviews/read.server';
import { addDays, type CalendarDate, calendarDate } from '~/kernel/clock';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import {
  CHALLENGES,
  FINDINGS,
  PRE_MEETING,
  REVIEW_ACTIONS,
  SUMMARIES,
  WITHDRAWN_REVIEW,
} from '../../banks/lived';
import { schoolDay } from '../../school-days';
import { agreementOf, recordOf } from '../agreement-of';
import { type Case, must } from '../case';
import { lifeOf, partId } from './life-of';
import { finishService } from './visits';

/** The adviser plans a review for some days on, with the usual group. */
export async function planFor(told: Case, inDays: number): Promise<void> {
  const { id, state } = await agreementOf(told);
  if (state !== 'active') return;
  const page = await newReviewPage(told.broker, id);
  if (!page) throw new Error(`${told.row.school} has no agreement to review`);
  const plannedFor = schoolDay(addDays(calendarDate(clock.now()), inDays));
  must(
    await planReview(told.broker, id, {
      id: partId(told, 'review', plannedFor),
      plannedFor,
      startsAt: '14:00',
      place: told.school.name,
      preMeetingOn: weekBefore(plannedFor),
      members: page.values.members.map(({ name, ...member }, n) => ({
        ...member,
        id: partId(told, 'member', plannedFor, n),
        name: name || 'To be named',
      })),
    }),
  );
}

/** Head and adviser meet beforehand, at least a week before. */
export async function meetBefore(told: Case): Promise<void> {
  const found = await open(told);
  if (!found) return;
  const metOn = calendarDate(clock.now());
  must(
    await recordMeetingBeforehand(told.broker, found.at, {
      version: found.row.version,
      metOn,
      note: PRE_MEETING,
      lateReason: '',
    }),
  );
}

/** The evidence is put together from the record. */
export async function makePack(told: Case): Promise<void> {
  const found = await open(told);
  if (found) must(await freezePack(told.broker, found.at, { version: found.row.version }));
}

/** The review is held and its minutes written. */
export async function hold(told: Case): Promise<void> {
  const found = await open(told);
  if (!found) return;
  await finishService(told);
  const { at, row } = found;
  const { content, row: agreed } = await recordOf(told, told.broker);
  const today = calendarDate(clock.now());
  const [heldOn = today] = [row.plannedFor, today].sort();
  const rag = ragOf(told);
  const by = dueBy(heldOn, 'half-termly', await schoolCalendarOf(db(), told.broker.authorityId));
  const inFourWeeks = schoolDay(addDays(heldOn, 28));
  const [nextOn = by] = [inFourWeeks, by].sort();
  must(
    await recordReview(told.broker, at, {
      formId: partId(told, 'minutes', row.number),
      heldOn,
      present: (await membersOf(db(), row.id)).map(({ id }) => id),
      alsoPresent: '',
      outcomes: content.outcomes.map(({ id }) => ({ id, rag, narrative: FINDINGS[rag], value: null })),
      challenges: CHALLENGES.map((one, n) => ({ id: partId(told, 'challenge', row.number, n), ...one })),
      summary: SUMMARIES[rag],
      actions: REVIEW_ACTIONS.slice(0, rag === 'on-track' ? 1 : 2).map((text, n) => ({
        id: partId(told, 'review-action', row.number, n),
        text,
        owner: n === 0 ? ('client-head' as const) : ('service' as const),
        ownerName: null,
        dueOn: addDays(heldOn, 21 + 7 * n),
      })),
      frequency: 'half-termly',
      settledBy: 'group',
      frequencyReason: '',
      nextOn: agreed.endsOn && agreed.endsOn <= by ? null : nextOn,
    }),
  );
}

/** The last review was written down for the wrong school, and is withdrawn. */
export async function withdrawLast(told: Case): Promise<void> {
  const { id } = await agreementOf(told);
  const [row] = await db()
    .select()
    .from(improvementReview)
    .where(and(eq(improvementReview.agreementId, id), eq(improvementReview.state, 'held')))
    .orderBy(desc(improvementReview.number))
    .limit(1);
  if (!row) return;
  must(
    await withdrawReview(
      told.broker,
      { agreementId: id, reviewId: row.id },
      { version: row.version, reason: WITHDRAWN_REVIEW },
    ),
  );
}

function ragOf(told: Case): Rag {
  const pace = lifeOf(told).pace ?? 1;
  return pace < 0.5 ? 'off-track' : pace < 0.9 ? 'at-risk' : 'on-track';
}

async function open(told: Case) {
  const { id } = await agreementOf(told);
  const [row] = await db()
    .select()
    .from(improvementReview)
    .where(and(eq(improvementReview.agreementId, id), eq(improvementReview.state, 'planned')))
    .orderBy(improvementReview.plannedFor)
    .limit(1);
  return row && { row, at: { agreementId: id, reviewId: row.id } };
}

/** A weekday at least a week before a date. */
function weekBefore(date: CalendarDate): CalendarDate {
  let day = addDays(date, -7);
  while ([0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())) day = addDays(day, -1);
  return day;
}
