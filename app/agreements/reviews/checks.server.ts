import { and, eq, ne, or, sql } from 'drizzle-orm';
import { agreedAction, improvementReview, reviewMember, reviewMinutes } from '#drizzle/schema';
import type { Db } from '~/platform/db.server';
import { type CheckResult, gapsIn, moreThanOne } from '~/platform/record-checks.server';

/**
 * What `verify` looks at of Improvement Reviews: numbers of an agreement's reviews and of their minutes have no gap; one is
 * held when it has minutes, and only then; no two are planned for one day; nobody is asked for what a withdrawn one agreed;
 * and each has one chair at most.
 */
export async function checkReviews(handle: Db): Promise<CheckResult> {
  const { agreementId, plannedFor, number, state, minutesNumber, id } = improvementReview;
  const told = await handle
    .select({ id, state })
    .from(improvementReview)
    .leftJoin(reviewMinutes, eq(reviewMinutes.reviewId, id))
    .groupBy(id, state, minutesNumber)
    .having(
      or(
        ne(minutesNumber, sql`count(${reviewMinutes.id})`),
        and(eq(state, 'held'), eq(minutesNumber, 0)),
        and(sql`${state} in ('planned', 'called-off')`, ne(minutesNumber, 0)),
      ),
    );
  const asked = await handle
    .select({ action: agreedAction.id })
    .from(agreedAction)
    .innerJoin(improvementReview, eq(id, agreedAction.reviewId))
    .where(and(eq(state, 'withdrawn'), eq(agreedAction.state, 'open')));
  const [all] = await handle.select({ n: sql<number>`count(*)`.mapWith(Number) }).from(improvementReview);
  const twice = await moreThanOne(handle, improvementReview, agreementId, eq(state, 'planned'), plannedFor);
  const chairs = await moreThanOne(
    handle,
    reviewMember,
    reviewMember.reviewId,
    eq(reviewMember.role, 'chair-of-review'),
  );
  return {
    checked: all?.n ?? 0,
    problems: [
      ...(await gapsIn(handle, improvementReview, { of: agreementId, number })).map(
        (of) => `Reviews of ${of} are not numbered one after the other.`,
      ),
      ...(
        await gapsIn(handle, reviewMinutes, { of: reviewMinutes.reviewId, number: reviewMinutes.number })
      ).map((of) => `Minutes of review ${of} are not numbered one after the other.`),
      ...told.map((row) => `Review ${row.id} is ${row.state}, which its minutes do not say.`),
      ...twice.map((of) => `Two reviews of ${of} are planned for one day.`),
      ...chairs.map((of) => `Review ${of} has two chairs.`),
      ...asked.map(({ action }) => `Action ${action} is open, and the review it was agreed at is withdrawn.`),
    ],
  };
}
