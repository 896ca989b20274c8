import { and, eq, inArray, type SQL } from 'drizzle-orm';
import { agreement, improvementReview, provider, school, schoolStanding } from '#drizzle/schema';
import type { CalendarDate } from '~/kernel/clock';
import type { SchoolCalendar } from '~/kernel/school-calendar';
import type { Db } from '~/platform/db.server';
import { reviewNeed } from '../domain/reviews/cadence';
import { nextReviewDue } from '../domain/reviews/calendar';
import type { AgreementRow } from '../record.server';
import {
  bandForReviews,
  bandOf,
  frameworkBands,
  type ReviewRow,
  standingForReviews,
  startOf,
} from './read.server';

/** What of a review lists of what is due need: packs and notes are long. */
const reviewColumns = {
  id: improvementReview.id,
  agreementId: improvementReview.agreementId,
  number: improvementReview.number,
  state: improvementReview.state,
  plannedFor: improvementReview.plannedFor,
  heldOn: improvementReview.heldOn,
  frequency: improvementReview.frequency,
  nextOn: improvementReview.nextOn,
  place: improvementReview.place,
  preMeetingOn: improvementReview.preMeetingOn,
  preMeetingHeldOn: improvementReview.preMeetingHeldOn,
  packAt: improvementReview.packAt,
  createdAt: improvementReview.createdAt,
};
export type FollowedReview = Pick<ReviewRow, keyof typeof reviewColumns>;

/** What of an agreement they need. */
const agreementColumns = {
  id: agreement.id,
  ref: agreement.ref,
  authorityId: agreement.authorityId,
  urn: agreement.urn,
  providerId: agreement.providerId,
  requestId: agreement.requestId,
  state: agreement.state,
  startsOn: agreement.startsOn,
  activeAt: agreement.activeAt,
  createdAt: agreement.createdAt,
};

/** An agreement under way, with its reviews that are planned or were held. */
export type Followed = {
  row: Pick<AgreementRow, keyof typeof agreementColumns>;
  schoolName: string;
  homeUrn: number;
  reviews: FollowedReview[];
  /** By when the next review has to be, where it is due and none is planned. */
  due: CalendarDate | null;
};

/**
 * Agreements under way with their reviews, and which of them have a review due: what worklists and reminders both go by.
 * @param scope which agreements
 * @param calendarsOf gives the calendar of each of some authorities
 */
export async function followedReviews(
  handle: Db,
  scope: SQL | undefined,
  today: CalendarDate,
  calendarsOf: (authorityIds: readonly string[]) => Promise<(authorityId: string) => SchoolCalendar>,
): Promise<Followed[]> {
  const found = await handle
    .select({
      row: agreementColumns,
      schoolName: school.name,
      homeUrn: provider.homeUrn,
      standing: standingForReviews,
    })
    .from(agreement)
    .innerJoin(school, eq(school.urn, agreement.urn))
    .innerJoin(provider, eq(provider.id, agreement.providerId))
    .leftJoin(
      schoolStanding,
      and(
        eq(schoolStanding.urn, agreement.urn),
        eq(schoolStanding.authorityId, agreement.authorityId),
        eq(schoolStanding.current, true),
      ),
    )
    .where(and(scope, inArray(agreement.state, ['active', 'paused', 'closing'])));
  if (found.length === 0) return [];
  const frameworks = await frameworkBands(
    handle,
    found.map(({ standing }) => standing?.frameworkId),
  );
  const reviews = await reviewsOf(
    handle,
    found.map(({ row }) => row.id),
  );
  const calendarOf = await calendarsOf(found.map(({ row }) => row.authorityId));
  return found.map(({ row, schoolName, homeUrn, standing }) => {
    const own = reviews.get(row.id) ?? [];
    const bands = standing && frameworks.get(standing.frameworkId);
    const band = standing && bands ? bandForReviews(bandOf(standing, bands)) : null;
    const next = nextReviewDue(
      reviewNeed(band),
      startOf(row),
      own,
      today,
      row.state,
      calendarOf(row.authorityId),
    );
    const due = next.state === 'due' || next.state === 'overdue' ? next.by : null;
    return { row, schoolName, homeUrn, reviews: own, due };
  });
}

async function reviewsOf(handle: Db, ids: readonly string[]): Promise<Map<string, FollowedReview[]>> {
  const byAgreement = new Map<string, FollowedReview[]>();
  const rows = await handle
    .select(reviewColumns)
    .from(improvementReview)
    .where(
      and(
        inArray(improvementReview.agreementId, [...ids]),
        inArray(improvementReview.state, ['planned', 'held']),
      ),
    );
  for (const row of rows) {
    const own = byAgreement.get(row.agreementId);
    if (own) own.push(row);
    else byAgreement.set(row.agreementId, [row]);
  }
  return byAgreement;
}
