import { and, eq, gte, inArray, lte, or } from 'drizzle-orm';
import { agreement, calendarEntry, improvementReview, provider, reviewMember, school } from '#drizzle/schema';
import { standingsOf } from '~/agreements/domain';
import { db } from '~/platform/db.server';
import type { DateItem } from '../../domain/calendar/dates';
import { dayPath, REVIEW_MINUTES, reviewTitle, stemOf } from '../../domain/calendar/shown';
import { isOff } from '../facts.server';
import { asParty, asService, type DateSource, type Look } from './look.server';

/** Improvement Reviews, and the meetings of head and adviser before them. All parties know their dates. */
export const reviewDates: DateSource = async (look) => {
  const { viewer, reach, range } = look;
  const invited = db()
    .select({ id: reviewMember.reviewId })
    .from(reviewMember)
    .where(eq(reviewMember.accountId, viewer.accountId));
  const asked =
    reach.serviceOf === null
      ? undefined
      : and(eq(agreement.authorityId, reach.serviceOf), inArray(improvementReview.id, invited));
  const scope = or(asParty(look), asService(look), asked);
  if (!scope) return [];
  const within = (column: typeof improvementReview.plannedFor | typeof improvementReview.heldOn) =>
    and(gte(column, range.from), lte(column, range.to));
  const rows = await db()
    .select({
      row: improvementReview,
      agreement,
      schoolName: school.name,
      homeUrn: provider.homeUrn,
      sequence: calendarEntry.sequence,
      shownAt: calendarEntry.updatedAt,
    })
    .from(improvementReview)
    .innerJoin(agreement, eq(agreement.id, improvementReview.agreementId))
    .innerJoin(provider, eq(provider.id, agreement.providerId))
    .innerJoin(school, eq(school.urn, improvementReview.urn))
    .leftJoin(
      calendarEntry,
      and(eq(calendarEntry.subjectType, 'review'), eq(calendarEntry.subjectId, improvementReview.id)),
    )
    .where(
      and(
        scope,
        or(
          within(improvementReview.plannedFor),
          within(improvementReview.heldOn),
          and(gte(improvementReview.preMeetingOn, range.from), lte(improvementReview.preMeetingOn, range.to)),
        ),
      ),
    );
  return rows
    .flatMap((found) => [reviewItem(found), ...beforeItem(found, look)])
    .filter(({ on }) => on >= range.from && on <= range.to);
};

type Found = {
  row: typeof improvementReview.$inferSelect;
  agreement: typeof agreement.$inferSelect;
  schoolName: string;
  homeUrn: number;
  sequence: number | null;
  shownAt: Date | null;
};

const hrefOf = ({ agreementId, id }: Found['row']) => `/agreements/${agreementId}/reviews/${id}`;

function reviewItem({ row, agreement: { ref, state }, schoolName, sequence, shownAt }: Found): DateItem {
  return {
    key: stemOf('review', row.id),
    kind: 'reviews',
    title: `Improvement Review ${row.number}: ${schoolName} (${ref})`,
    outside: reviewTitle(ref),
    short: `Review: ${schoolName}`,
    ref,
    place: row.place,
    on: row.heldOn ?? row.plannedFor,
    startsAt: row.startsAt,
    minutes: row.startsAt ? REVIEW_MINUTES : null,
    href: hrefOf(row),
    outsideHref: dayPath(row.heldOn ?? row.plannedFor),
    cancelled: isOff(row.state, state),
    sequence: sequence ?? 0,
    changedAt: shownAt ?? row.createdAt,
  };
}

/** The meeting of head and adviser, in their own calendars alone. */
function beforeItem({ row, agreement: record, schoolName, homeUrn }: Found, { reach }: Look): DateItem[] {
  const { preMeetingOn, preMeetingHeldOn } = row;
  const standings = standingsOf(reach, { ...record, homeUrn });
  if (preMeetingOn === null || preMeetingHeldOn !== null || isOff(row.state, record.state)) return [];
  if (row.state !== 'planned' || !standings.some((one) => one === 'client-head' || one === 'service'))
    return [];
  return [
    {
      key: `before-${stemOf('review', row.id)}`,
      kind: 'reviews',
      title: `Head and adviser meet before Improvement Review ${row.number}: ${schoolName} (${record.ref})`,
      outside: `Head and adviser meet (${record.ref})`,
      short: `Head and adviser meet: ${schoolName}`,
      ref: record.ref,
      place: null,
      on: preMeetingOn,
      startsAt: null,
      minutes: null,
      href: hrefOf(row),
      outsideHref: dayPath(preMeetingOn),
      cancelled: false,
      sequence: row.version,
      changedAt: row.updatedAt,
    },
  ];
}
