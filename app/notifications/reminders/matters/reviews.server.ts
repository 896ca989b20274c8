import { and, eq, inArray } from 'drizzle-orm';
import { agreement, improvementReview, reviewMember, schoolStanding } from '#drizzle/schema';
import { reviewNeed } from '~/agreements/domain/reviews/cadence';
import { nextReviewDue } from '~/agreements/domain/reviews/calendar';
import {
  bandForReviews,
  bandOf,
  frameworkBands,
  type ReviewRow,
  standingForReviews,
  startOf,
} from '~/agreements/reviews/read.server';
import { calendarDate } from '~/kernel/clock';
import type { Db } from '~/platform/db.server';
import { always, type Collecting, type OpenMatter, ofAgreement } from '../matter';

/** What of a review says when the next is due, and that it is coming: packs and notes are long. */
const reviewColumns = {
  id: improvementReview.id,
  agreementId: improvementReview.agreementId,
  number: improvementReview.number,
  state: improvementReview.state,
  plannedFor: improvementReview.plannedFor,
  heldOn: improvementReview.heldOn,
  frequency: improvementReview.frequency,
  nextOn: improvementReview.nextOn,
  createdAt: improvementReview.createdAt,
};
type ReviewNow = Pick<ReviewRow, keyof typeof reviewColumns>;

const agreementColumns = {
  id: agreement.id,
  urn: agreement.urn,
  requestId: agreement.requestId,
  state: agreement.state,
  startsOn: agreement.startsOn,
  activeAt: agreement.activeAt,
  createdAt: agreement.createdAt,
};
type Filed = Parameters<typeof ofAgreement>[0];

/** Improvement Reviews that are due and not planned, those that are coming, and those not written up. */
export async function reviewMatters(handle: Db, by: Collecting): Promise<OpenMatter[]> {
  const found = await handle
    .select({ row: agreementColumns, standing: standingForReviews })
    .from(agreement)
    .leftJoin(
      schoolStanding,
      and(
        eq(schoolStanding.urn, agreement.urn),
        eq(schoolStanding.authorityId, agreement.authorityId),
        eq(schoolStanding.current, true),
      ),
    )
    .where(
      and(
        eq(agreement.authorityId, by.authorityId),
        inArray(agreement.state, ['active', 'paused', 'closing']),
      ),
    );
  const ids = found.map(({ row }) => row.id);
  if (ids.length === 0) return [];
  const frameworks = await frameworkBands(
    handle,
    found.map(({ standing }) => standing?.frameworkId),
  );
  const reviews = await handle
    .select(reviewColumns)
    .from(improvementReview)
    .where(
      and(inArray(improvementReview.agreementId, ids), inArray(improvementReview.state, ['planned', 'held'])),
    );
  const planned = reviews.filter(({ state }) => state === 'planned');
  const members = await membersOf(handle, planned);
  const byAgreement = new Map<string, ReviewNow[]>();
  for (const review of reviews) {
    const own = byAgreement.get(review.agreementId);
    if (own) own.push(review);
    else byAgreement.set(review.agreementId, [review]);
  }
  return found.flatMap(({ row, standing }) => {
    const own = byAgreement.get(row.id) ?? [];
    const bands = standing && frameworks.get(standing.frameworkId);
    const band = standing && bands ? bandForReviews(bandOf(standing, bands)) : null;
    const next = nextReviewDue(reviewNeed(band), startOf(row), own, by.today, row.state, by.calendar);
    const none = next.state === 'due' || next.state === 'overdue';
    return [
      ...(none && next.by !== null ? [toPlan(row, next.by)] : []),
      ...own
        .filter(({ state }) => state === 'planned')
        .map((review) => coming(row, review, members.get(review.id) ?? [])),
    ];
  });
}

/** Accounts asked to each review. */
async function membersOf(handle: Db, reviews: readonly ReviewNow[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  if (reviews.length === 0) return found;
  const rows = await handle
    .select({ reviewId: reviewMember.reviewId, accountId: reviewMember.accountId })
    .from(reviewMember)
    .where(
      inArray(
        reviewMember.reviewId,
        reviews.map(({ id }) => id),
      ),
    );
  for (const { reviewId, accountId } of rows) {
    if (accountId) found.set(reviewId, [...(found.get(reviewId) ?? []), accountId]);
  }
  return found;
}

function toPlan(row: Filed, due: string): OpenMatter {
  return {
    kind: 'review-due',
    subject: { type: 'agreement', id: row.id },
    event: ofAgreement(row),
    due,
    since: null,
    party: 'plan',
    whom: always('broker'),
  };
}

function coming(row: Filed, review: ReviewNow, members: readonly string[]): OpenMatter {
  return {
    kind: 'review-due',
    subject: { type: 'review', id: review.id },
    event: ofAgreement(row),
    due: review.plannedFor,
    since: null,
    begun: calendarDate(review.createdAt),
    party: 'coming',
    whom: { before: members, due: members, chaser: ['broker'] },
    words: { reviewId: review.id },
  };
}
