import { recordLook } from '~/accounts/access-log/record.server';
import type { Viewer } from '~/accounts/domain/roles';
import { schoolCalendarOf } from '~/accounts/school-calendar.server';
import type { CalendarDate } from '~/kernel/clock';
import type { SchoolCalendar } from '~/kernel/school-calendar';
import { can } from '~/kernel/state-machine';
import { db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { newFormId } from '~/platform/transact.server';
import { type BandForReviews, type ReviewNeed, reviewNeed } from '../domain/reviews/cadence';
import { heldInOrder, type NextReview, nextReviewDue, plannedInOrder } from '../domain/reviews/calendar';
import { defaultMembers, type Member, missingRoles } from '../domain/reviews/members';
import { type MinutesChange, minutesChanges } from '../domain/reviews/minutes';
import { type Pack, packFor, type ReviewReading, readingOf } from '../domain/reviews/pack';
import { isLatePreMeeting, type PreMeetingNote, preMeetingBy } from '../domain/reviews/pre-meeting';
import { type ReviewEvent, reviewMachine } from '../domain/reviews/states';
import type { ReviewRole } from '../domain/reviews/vocabulary';
import { type AgreementHead, headOf } from '../queries.server';
import { type AgreementRecord, loadAgreement } from '../record.server';
import { type ActionView, actionsOfReview } from '../visits/actions.server';
import { candidatesFor } from './candidates.server';
import { packHash } from './commands.server';
import { makePack } from './pack.server';
import {
  bandForReviews,
  bandOfAgreement,
  loadReview,
  type MemberRow,
  type MinutesVersion,
  type ReviewRow,
  type ReviewSummary,
  readPack,
  readPreMeeting,
  reviewsOf,
  startOf,
} from './read.server';

/** What every page about reviews shows, and how much of them the viewer reads. */
export type ReviewsHead = AgreementHead & { reading: ReviewReading };

/** What every page about reviews shows, from the agreement's record. */
export const headFor = (record: AgreementRecord): ReviewsHead => ({
  ...headOf(record),
  reading: readingOf(record.standings),
});

/** How often reviews are held and which is due. */
export type Cadence = {
  need: ReviewNeed;
  /** Null for those to whom the band is confidential. */
  bandName: string | null;
  due: NextReview;
  /** Why the frequency is not the one to begin with, as the minutes say; null where nothing was said. */
  reason: string | null;
  heldBefore: boolean;
};

export type ReviewsPage = ReviewsHead & {
  cadence: Cadence;
  /** The newest number first; without findings for those who are told the dates only. */
  reviews: (ReviewSummary & { late: boolean })[];
  /** The review to look at next: one whose day has come, else the next planned. */
  current: ReviewSummary | null;
  today: CalendarDate;
};

/** The list of reviews; null where the agreement is not the viewer's to know of. */
export async function reviewsPage(viewer: Viewer, id: string): Promise<ReviewsPage | null> {
  const record = await loadAgreement(db(), viewer, id);
  if (!record) return null;
  const head = headFor(record);
  const reviews = await reviewsOf(db(), id);
  const band = bandForReviews(await bandOfAgreement(db(), record.row));
  const shown = reviews.map((review) => ({
    ...review,
    ...(head.reading === 'dates' ? { outcomes: [], summary: '', withdrawnReason: null } : {}),
    late: review.preMeetingHeldOn !== null && isLatePreMeeting(review.preMeetingHeldOn, reviewDay(review)),
  }));
  return {
    ...head,
    cadence: cadenceOf(record, head.reading, band, reviews, await calendarOf(record)),
    reviews: shown.reverse(),
    current: plannedInOrder(reviews)[0] ?? null,
    today: today(),
  };
}

const calendarOf = ({ row }: AgreementRecord) => schoolCalendarOf(db(), row.authorityId);

/** The day a review was held, else the day it is planned for. */
export const reviewDay = ({ heldOn, plannedFor }: Pick<ReviewRow, 'heldOn' | 'plannedFor'>) =>
  heldOn ?? plannedFor;

function cadenceOf(
  { row }: AgreementRecord,
  reading: ReviewReading,
  band: BandForReviews | null,
  reviews: readonly ReviewSummary[],
  calendar: SchoolCalendar,
): Cadence {
  const need = reviewNeed(band);
  const last = heldInOrder(reviews).at(-1);
  return {
    need,
    bandName: reading === 'whole' ? (band?.name ?? null) : null,
    due: nextReviewDue(need, startOf(row), reviews, today(), row.state, calendar),
    reason: reading === 'dates' ? null : (last?.frequencyReason ?? null),
    heldBefore: last !== undefined,
  };
}

export type PlanPage = ReviewsHead & {
  /** The review that is changed; null for a new one. */
  review: { id: string; number: number; version: number } | null;
  /** Whether it can still be changed; always so of a new one that may be planned. */
  mayEdit: boolean;
  formId: string;
  values: {
    plannedFor: CalendarDate | null;
    startsAt: string | null;
    place: string;
    preMeetingOn: CalendarDate | null;
    members: Omit<Member, 'accountId'>[];
  };
  /** Last day for the next review; null where none falls due. */
  by: CalendarDate | null;
  /** Names by role, as the record has them. */
  known: { role: ReviewRole; name: string }[];
};

/** What a new review starts with, from the record; null where the agreement is not the viewer's to know of. */
export async function newReviewPage(viewer: Viewer, id: string): Promise<PlanPage | null> {
  const record = await loadAgreement(db(), viewer, id);
  if (!record) return null;
  const reviews = await reviewsOf(db(), id);
  const candidates = await candidatesFor(db(), record);
  const need = reviewNeed(bandForReviews(await bandOfAgreement(db(), record.row)));
  const last = heldInOrder(reviews).at(-1);
  const taken = plannedInOrder(reviews).some(({ plannedFor }) => plannedFor === last?.nextOn);
  const plannedFor = taken ? null : (last?.nextOn ?? null);
  return {
    ...headFor(record),
    review: null,
    mayEdit: headOf(record).may.review,
    formId: newFormId(),
    values: {
      plannedFor,
      startsAt: last?.startsAt ?? null,
      place: last?.place ?? record.schoolName,
      preMeetingOn: plannedFor && preMeetingBy(plannedFor),
      members: defaultMembers(candidates, newFormId),
    },
    by: nextReviewDue(need, startOf(record.row), reviews, today(), record.row.state, await calendarOf(record))
      .by,
    known: candidates.map(({ role, name }) => ({ role, name })),
  };
}

/** A planned review to change; null where it is not the viewer's to know of. */
export async function editReviewPage(viewer: Viewer, id: string, reviewId: string): Promise<PlanPage | null> {
  const loaded = await loadReview(db(), viewer, id, reviewId);
  if (!loaded) return null;
  const { record, row, members } = loaded;
  const others = (await reviewsOf(db(), id)).filter((review) => review.id !== row.id);
  const need = reviewNeed(bandForReviews(await bandOfAgreement(db(), record.row)));
  const { number, version, plannedFor, startsAt, place, preMeetingOn } = row;
  return {
    ...headFor(record),
    review: { id: row.id, number, version },
    mayEdit: stepsOf(headFor(record), row).edit,
    formId: newFormId(),
    values: {
      ...{ plannedFor, startsAt, place, preMeetingOn },
      members: members.map(({ id: memberId, role, name, accountableFor }) => ({
        id: memberId,
        ...{ role, name, accountableFor },
      })),
    },
    by: nextReviewDue(need, startOf(record.row), others, today(), record.row.state, await calendarOf(record))
      .by,
    known: (await candidatesFor(db(), record)).map(({ role, name }) => ({ role, name })),
  };
}

/** A version of minutes with what changed from the one before. */
export type VersionView = Omit<MinutesVersion, 'content'> & { changes: MinutesChange[] };

export type ReviewPage = ReviewsHead & {
  review: Pick<
    ReviewRow,
    | 'id'
    | 'number'
    | 'state'
    | 'version'
    | 'plannedFor'
    | 'startsAt'
    | 'place'
    | 'preMeetingOn'
    | 'preMeetingHeldOn'
    | 'packAt'
    | 'heldOn'
    | 'frequency'
    | 'nextOn'
    | 'minutesNumber'
    | 'withdrawnReason'
  >;
  members: Pick<MemberRow, 'id' | 'role' | 'name' | 'accountableFor' | 'attended'>[];
  missing: ReviewRole[];
  preMeeting: (PreMeetingNote & { late: boolean }) | null;
  /** The minutes in force; null until there are any, or for those who are told the dates only. */
  minutes: MinutesVersion | null;
  versions: VersionView[];
  actions: ActionView[];
  /** What the viewer may do with it now. */
  steps: Record<ReviewEvent, boolean>;
  today: CalendarDate;
};

/** A review's own page; null where it is not the viewer's to know of. */
export async function reviewPage(viewer: Viewer, id: string, reviewId: string): Promise<ReviewPage | null> {
  const loaded = await loadReview(db(), viewer, id, reviewId);
  if (!loaded) return null;
  const { record, row, members, minutes } = loaded;
  const head = headFor(record);
  const reads = head.reading !== 'dates';
  if (reads && minutes.length > 0) await recordReviewRead(viewer, record, row.id, 'review-minutes');
  const preMeeting = reads ? readPreMeeting(row.preMeetingNote) : null;
  return {
    ...head,
    review: withoutPack(row, reads),
    members: (reads ? members : []).map(({ id: memberId, role, name, accountableFor, attended }) => ({
      id: memberId,
      ...{ role, name, accountableFor, attended },
    })),
    missing: missingRoles(members),
    preMeeting: preMeeting && {
      ...preMeeting,
      late: row.preMeetingHeldOn !== null && isLatePreMeeting(row.preMeetingHeldOn, reviewDay(row)),
    },
    minutes: reads ? (minutes.at(-1) ?? null) : null,
    versions: reads ? versionsOf(minutes) : [],
    actions: reads ? await actionsOfReview(db(), row.id) : [],
    steps: stepsOf(head, row),
    today: today(),
  };
}

function withoutPack(row: ReviewRow, reads: boolean): ReviewPage['review'] {
  const { id, number, state, version, plannedFor, startsAt, place, preMeetingOn, preMeetingHeldOn } = row;
  const { packAt, heldOn, frequency, nextOn, minutesNumber, withdrawnReason } = row;
  return {
    ...{ id, number, state, version, plannedFor, startsAt, place, preMeetingOn, preMeetingHeldOn },
    ...{ packAt, heldOn, frequency, nextOn, minutesNumber },
    withdrawnReason: reads ? withdrawnReason : null,
  };
}

function stepsOf({ may }: AgreementHead, { state }: Pick<ReviewRow, 'state'>): Record<ReviewEvent, boolean> {
  // The keys are exactly the events: `fromEntries` cannot say so.
  return Object.fromEntries(
    reviewMachine.events.map((event) => [event, may.review && can(reviewMachine, state, event)]),
  ) as Record<ReviewEvent, boolean>; // every event is mapped above
}

function versionsOf(minutes: readonly MinutesVersion[]): VersionView[] {
  return minutes.map(({ content, ...version }, index) => {
    const before = minutes[index - 1]?.content;
    return { ...version, changes: before ? minutesChanges(before, content) : [] };
  });
}

export type PackPage = ReviewsHead & {
  review: ReviewPage['review'];
  pack: Pack;
  /** When it was frozen; null while it is shown as the record stands now. */
  packAt: Date | null;
  /** SHA-256 of the frozen pack; null while it is live. */
  hash: string | null;
  mayFreeze: boolean;
};

/** The evidence pack: as it was frozen, else as the record stands. Null where it is not the viewer's to read. */
export async function packPage(viewer: Viewer, id: string, reviewId: string): Promise<PackPage | null> {
  const loaded = await loadReview(db(), viewer, id, reviewId);
  if (!loaded) return null;
  const { record, row } = loaded;
  const head = headFor(record);
  const whole = readPack(row.pack) ?? (await makePack(db(), record, row.id, today()));
  const pack = packFor(whole, head.reading);
  if (!pack) return null;
  await recordReviewRead(viewer, record, row.id, 'review-pack');
  return {
    ...head,
    review: withoutPack(row, true),
    pack,
    packAt: row.packAt,
    hash: row.pack === null ? null : packHash(row.pack),
    mayFreeze: stepsOf(head, row)['make-pack'],
  };
}

/** The viewer is shown what was prepared for a review, or what it found. */
export function recordReviewRead(
  viewer: Viewer,
  { row: { urn, authorityId } }: Pick<AgreementRecord, 'row'>,
  reviewId: string,
  what: 'review-pack' | 'review-minutes',
): Promise<void> {
  return recordLook(viewer, { subjectType: what, subjectId: reviewId, urn, authorityId });
}
