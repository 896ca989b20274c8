import { and, eq, inArray } from 'drizzle-orm';
import { agreement, improvementReview, provider, school, schoolStanding } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { schoolCalendarsOf } from '~/accounts/school-calendar.server';
import { addDays, type CalendarDate } from '~/kernel/clock';
import { dateWords } from '~/kernel/words';
import type { WorkItem } from '~/kernel/work-item';
import { db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { standingsOf } from '../domain';
import { reviewNeed } from '../domain/reviews/cadence';
import { nextReviewDue } from '../domain/reviews/calendar';
import { readingOf } from '../domain/reviews/pack';
import { preMeetingBy } from '../domain/reviews/pre-meeting';
import { scopeOf } from '../list.server';
import { type AgreementRow, reachOf } from '../record.server';
import {
  bandForReviews,
  bandOf,
  frameworkBands,
  type ReviewRow,
  standingForReviews,
  startOf,
} from './read.server';
import { reviewTitle } from './wording';

/** More than this on one page is no longer a list of what to do next. */
const MOST = 25;
/** How long before its day a matter is shown; and from when on it is to be done now. */
const SHOWN_DAYS = 28;
const PACK_DAYS = 14;
const PRESSING_DAYS = 7;

/** What of a review this list needs: packs and notes are long. */
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
};
type ReviewNow = Pick<ReviewRow, keyof typeof reviewColumns>;

/** What of an agreement this list needs. */
const agreementColumns = {
  id: agreement.id,
  ref: agreement.ref,
  authorityId: agreement.authorityId,
  urn: agreement.urn,
  providerId: agreement.providerId,
  state: agreement.state,
  startsOn: agreement.startsOn,
  activeAt: agreement.activeAt,
  createdAt: agreement.createdAt,
};

type Followed = {
  row: Pick<AgreementRow, keyof typeof agreementColumns>;
  schoolName: string;
  reviews: ReviewNow[];
};

/**
 * What waits in reviews: for the service, those due, to be prepared and to be written up; for the head, the chair and the
 * provider, those that are coming.
 */
export async function reviewsWorklist(viewer: Viewer): Promise<WorkItem[]> {
  const reach = await reachOf(db(), viewer);
  const scope = scopeOf(reach);
  if (!scope) return [];
  const now = today();
  const found = await db()
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
  const frameworks = await frameworkBands(
    db(),
    found.map(({ standing }) => standing?.frameworkId),
  );
  const reviews = await reviewsOfAll(found.map(({ row }) => row.id));
  const calendarOf = await schoolCalendarsOf(
    db(),
    found.map(({ row }) => row.authorityId),
  );
  return found
    .flatMap(({ row, schoolName, homeUrn, standing }) => {
      const followed = { row, schoolName, reviews: reviews.get(row.id) ?? [] };
      const standings = standingsOf(reach, { ...row, homeUrn });
      if (readingOf(standings) === 'dates') return [];
      if (!standings.includes('service')) return comingUp(followed, now);
      const bands = standing && frameworks.get(standing.frameworkId);
      const band = standing && bands ? bandForReviews(bandOf(standing, bands)) : null;
      const due = nextReviewDue(
        reviewNeed(band),
        startOf(row),
        followed.reviews,
        now,
        row.state,
        calendarOf(row.authorityId),
      );
      return [
        ...toPlan(followed, due.state === 'due' || due.state === 'overdue' ? due.by : null, now),
        ...followed.reviews.flatMap((review) => toPrepare(followed, review, now)),
      ];
    })
    .sort((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1))
    .slice(0, MOST);
}

async function reviewsOfAll(ids: readonly string[]): Promise<Map<string, ReviewNow[]>> {
  const byAgreement = new Map<string, ReviewNow[]>();
  if (ids.length === 0) return byAgreement;
  const rows = await db()
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

function toPlan({ row, schoolName }: Followed, by: CalendarDate | null, now: CalendarDate): WorkItem[] {
  if (by === null || addDays(now, SHOWN_DAYS) < by) return [];
  const over = by < now;
  return [
    {
      key: `review-due:${row.id}`,
      kind: over || by <= addDays(now, PRESSING_DAYS * 2) ? 'now' : 'soon',
      title: `Plan the next Improvement Review of ${schoolName}`,
      detail: `${row.ref}. It ${over ? 'was' : 'is'} due by ${dateWords(by)}, and none is planned.`,
      href: `/agreements/${row.id}/reviews/new`,
      due: by,
      since: null,
    },
  ];
}

/** What the service does about one planned review, one thing at a time. */
function toPrepare({ row, schoolName }: Followed, review: ReviewNow, now: CalendarDate): WorkItem[] {
  if (review.state !== 'planned') return [];
  const { plannedFor, preMeetingOn, preMeetingHeldOn, packAt, number } = review;
  const at = `/agreements/${row.id}/reviews/${review.id}`;
  const item = (what: string, due: CalendarDate, title: string, detail: string, to: string): WorkItem[] =>
    addDays(now, SHOWN_DAYS) < due
      ? []
      : [
          {
            key: `review-${what}:${review.id}`,
            kind: due <= addDays(now, PRESSING_DAYS) ? 'now' : 'soon',
            title,
            detail: `${row.ref}. ${detail}`,
            href: `${at}/${to}`,
            due,
            since: null,
          },
        ];
  if (plannedFor <= now) {
    return item(
      'minutes',
      plannedFor,
      `Record the minutes of ${reviewTitle(number)} of ${schoolName}`,
      `It was planned for ${dateWords(plannedFor)}.`,
      'record',
    );
  }
  if (preMeetingHeldOn === null) {
    const meetOn = preMeetingOn ?? preMeetingBy(plannedFor);
    return item(
      'pre-meeting',
      meetOn,
      meetOn < now
        ? `Record that you met the headteacher of ${schoolName}`
        : `Meet the headteacher of ${schoolName} before ${reviewTitle(number)}`,
      `The review is on ${dateWords(plannedFor)}; they meet by ${dateWords(preMeetingBy(plannedFor))}.`,
      'pre-meeting',
    );
  }
  if (packAt !== null || addDays(now, PACK_DAYS) < plannedFor) return [];
  return item(
    'pack',
    plannedFor,
    `Look at the evidence for ${reviewTitle(number)} of ${schoolName}, and keep it`,
    `The review is on ${dateWords(plannedFor)}.`,
    'pack',
  );
}

/** The reviews a head, a chair or a provider is invited to. */
function comingUp({ row, reviews }: Followed, now: CalendarDate): WorkItem[] {
  return reviews.flatMap((review): WorkItem[] => {
    const { state, plannedFor, number, preMeetingOn, preMeetingHeldOn } = review;
    if (state !== 'planned' || plannedFor < now || addDays(now, SHOWN_DAYS) < plannedFor) return [];
    const meets = preMeetingHeldOn === null && preMeetingOn !== null && preMeetingOn >= now;
    return [
      {
        key: `review-coming:${review.id}`,
        kind: 'soon',
        title: `${reviewTitle(number)} is on ${dateWords(plannedFor)}`,
        detail: `${row.ref}, ${review.place}.${meets ? ` Head and adviser meet on ${dateWords(preMeetingOn)}.` : ''}`,
        href: `/agreements/${row.id}/reviews/${review.id}`,
        due: plannedFor,
        since: null,
      },
    ];
  });
}
