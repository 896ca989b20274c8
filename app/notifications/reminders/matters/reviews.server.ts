import { eq, inArray } from 'drizzle-orm';
import { agreement, reviewMember } from '#drizzle/schema';
import { type FollowedReview, followedReviews } from '~/agreements/reviews/followed.server';
import { calendarDate } from '~/kernel/clock';
import type { Db } from '~/platform/db.server';
import { always, type Collecting, type OpenMatter, ofAgreement } from '../matter';

type Filed = Parameters<typeof ofAgreement>[0];

/** Improvement Reviews that are due and not planned, those that are coming, and those not written up. */
export async function reviewMatters(handle: Db, by: Collecting): Promise<OpenMatter[]> {
  const found = await followedReviews(
    handle,
    eq(agreement.authorityId, by.authorityId),
    by.today,
    async () => () => by.calendar,
  );
  const planned = found.flatMap(({ reviews }) => reviews.filter(({ state }) => state === 'planned'));
  const members = await membersOf(handle, planned);
  return found.flatMap(({ row, reviews, due }) => [
    ...(due === null ? [] : [toPlan(row, due)]),
    ...reviews
      .filter(({ state }) => state === 'planned')
      .map((review) => coming(row, review, members.get(review.id) ?? [])),
  ]);
}

/** Accounts asked to each review. */
async function membersOf(handle: Db, reviews: readonly FollowedReview[]): Promise<Map<string, string[]>> {
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

function coming(row: Filed, review: FollowedReview, members: readonly string[]): OpenMatter {
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
