import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { account, accountGrant, milestoneMark } from '#drizzle/schema';
import { type CalendarDate, calendarDate } from '~/kernel/clock';
import type { Db } from '~/platform/db.server';
import type { Milestone } from '../domain';
import type { LetterFacts } from '../domain/escalation/letter';
import type { ProgressFacts } from '../domain/escalation/progress';
import { impactOf } from '../impact/points.server';
import type { AgreementRecord } from '../record.server';
import { type ReviewSummary, reviewsOf, startOf } from '../reviews/read.server';
import { type LoadedCase, schoolNow } from './record.server';
import { takenWords } from './wording';

type HeldReview = ReviewSummary & { heldOn: CalendarDate };

/** Reviews that were held and count, the earliest first. */
async function heldReviews(handle: Db, agreementId: string): Promise<HeldReview[]> {
  const reviews = await reviewsOf(handle, agreementId);
  return reviews
    .filter((review): review is HeldReview => review.state === 'held' && review.heldOn !== null)
    .sort((a, b) => (a.heldOn < b.heldOn ? -1 : 1));
}

/** Milestones of the text in force, each with whether its last mark says it is reached. */
async function milestonesMarked(
  handle: Db,
  { row, content }: Pick<AgreementRecord, 'row' | 'content'>,
): Promise<(Milestone & { reached: boolean })[]> {
  const marks = await handle
    .select()
    .from(milestoneMark)
    .where(eq(milestoneMark.agreementId, row.id))
    .orderBy(asc(milestoneMark.number));
  const last = new Map(marks.map(({ milestoneId, reached }) => [milestoneId, reached]));
  return content.milestones.map((milestone) => ({
    ...milestone,
    reached: last.get(milestone.id) ?? false,
  }));
}

/** What `insufficientProgress` reads. @param since the day the last case ended */
export async function progressFacts(
  handle: Db,
  record: Pick<AgreementRecord, 'row' | 'content'>,
  since: CalendarDate | null,
): Promise<ProgressFacts> {
  const reviews = await heldReviews(handle, record.row.id);
  return {
    outcomes: record.content.outcomes.map(({ id, measure }) => ({ id, measure })),
    reviews: reviews.map(({ heldOn, outcomes }) => ({ heldOn, ratings: outcomes })),
    milestones: await milestonesMarked(handle, record),
    since,
  };
}

/** Everything a letter is drafted from, as the record stands on a day. */
export async function letterFacts(
  handle: Db,
  record: AgreementRecord,
  cases: readonly LoadedCase[],
  today: CalendarDate,
): Promise<LetterFacts> {
  const { row, content, authorityName } = record;
  const now = await schoolNow(handle, row.urn);
  const people = await leadersOf(handle, [now.urn, row.urn]);
  const reviews = await heldReviews(handle, row.id);
  const last = reviews.at(-1);
  const measureOf = (outcomeId: string, title: string) =>
    content.outcomes.find(({ id }) => id === outcomeId)?.measure || title;
  const impact = await impactOf(handle, record, today);
  const milestones = await milestonesMarked(handle, record);
  return {
    ref: row.ref,
    authority: authorityName,
    school: {
      name: now.name,
      head: people.head ?? content.parties.client.head,
      chair: people.chair ?? content.parties.client.chair,
      trust: now.maintained ? null : now.trust,
    },
    improvement: content.purpose.improvement,
    inForceSince: row.activeAt ? startOf(row) : null,
    outcomes: impact.map(({ outcome, latest }) => ({
      ...outcome,
      latest: latest && { value: latest.value, on: latest.on },
    })),
    review: last
      ? {
          heldOn: last.heldOn,
          ratings: last.outcomes.map(({ outcomeId, title, rag, narrative }) => ({
            measure: measureOf(outcomeId, title),
            rag,
            narrative,
          })),
        }
      : null,
    overdue: milestones.flatMap(({ text, date, reached }) =>
      date !== null && date < today && !reached ? [{ text, due: date }] : [],
    ),
    earlier: earlierSteps(cases),
  };
}

/** What was asked before in the case that is open, with the answers. */
function earlierSteps(cases: readonly LoadedCase[]): LetterFacts['earlier'] {
  const open = cases.find(({ row }) => row.state === 'open');
  return (open?.steps ?? []).map(({ direction, step, on, asks, answerBy, number }) => ({
    name: takenWords(direction, step),
    on,
    asks,
    answerBy,
    answers: (open?.answers ?? [])
      .filter(({ stepNumber }) => stepNumber === number)
      .map(({ at, by, text }) => ({ on: calendarDate(at), as: by, text })),
  }));
}

/** Who heads and chairs a school today, by name: of the first of these numbers that has somebody. */
async function leadersOf(
  handle: Db,
  urns: readonly number[],
): Promise<{ head: string | null; chair: string | null }> {
  const rows = await handle
    .select({ name: account.name, role: accountGrant.role, urn: accountGrant.urn })
    .from(accountGrant)
    .innerJoin(account, eq(account.id, accountGrant.accountId))
    .where(
      and(
        inArray(accountGrant.urn, [...urns]),
        inArray(accountGrant.role, ['head', 'chair']),
        isNull(accountGrant.endedAt),
        eq(account.active, true),
      ),
    )
    .orderBy(asc(accountGrant.createdAt), asc(accountGrant.id));
  const first = (role: 'head' | 'chair') =>
    urns.flatMap((urn) => rows.filter((row) => row.role === role && row.urn === urn))[0]?.name ?? null;
  return { head: first('head'), chair: first('chair') };
}
