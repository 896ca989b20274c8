import { and, eq, isNotNull, lte, max } from 'drizzle-orm';
import { improvementReview } from '#drizzle/schema';
import type { LookSource } from '~/diagnosis/looks.server';

/** A held Improvement Review is a look at how a school stands; one withdrawn or called off is none. */
export const reviewLooks: LookSource = async (handle, authorityId, until) => {
  const rows = await handle
    .select({ urn: improvementReview.urn, on: max(improvementReview.heldOn) })
    .from(improvementReview)
    .where(
      and(
        eq(improvementReview.authorityId, authorityId),
        eq(improvementReview.state, 'held'),
        isNotNull(improvementReview.heldOn),
        lte(improvementReview.heldOn, until),
      ),
    )
    .groupBy(improvementReview.urn);
  return new Map(rows.flatMap(({ urn, on }) => (on === null ? [] : [[urn, on] as const])));
};
