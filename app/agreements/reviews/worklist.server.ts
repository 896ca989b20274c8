import type { Viewer } from '~/accounts/domain/roles';
import { schoolCalendarsOf } from '~/accounts/school-calendar.server';
import { addDays, type CalendarDate } from '~/kernel/clock';
import { dateWords } from '~/kernel/words';
import type { WorkItem } from '~/kernel/work-item';
import { db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { standingsOf } from '../domain';
import { readingOf } from '../domain/reviews/pack';
import { preMeetingBy } from '../domain/reviews/pre-meeting';
import { scopeOf } from '../list.server';
import { reachOf } from '../record.server';
import { type Followed, type FollowedReview, followedReviews } from './followed.server';
import { reviewTitle } from './wording';

/** More than this on one page is no longer a list of what to do next. */
const MOST = 25;
/** How long before its day a matter is shown; and from when on it is to be done now. */
const SHOWN_DAYS = 28;
const PACK_DAYS = 14;
const PRESSING_DAYS = 7;

/**
 * What waits in reviews: for the service, those due, to be prepared and to be written up; for the head, the chair and the
 * provider, those that are coming.
 */
export async function reviewsWorklist(viewer: Viewer): Promise<WorkItem[]> {
  const reach = await reachOf(db(), viewer);
  const scope = scopeOf(reach);
  if (!scope) return [];
  const now = today();
  const found = await followedReviews(db(), scope, now, (ids) => schoolCalendarsOf(db(), ids));
  return found
    .flatMap((followed) => {
      const { row, homeUrn, reviews, due } = followed;
      const standings = standingsOf(reach, { ...row, homeUrn });
      if (readingOf(standings) === 'dates') return [];
      if (!standings.includes('service')) return comingUp(followed, now);
      return [
        ...toPlan(followed, due, now),
        ...reviews.flatMap((review) => toPrepare(followed, review, now)),
      ];
    })
    .sort((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1))
    .slice(0, MOST);
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
function toPrepare({ row, schoolName }: Followed, review: FollowedReview, now: CalendarDate): WorkItem[] {
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
