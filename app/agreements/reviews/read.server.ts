import { and, asc, eq, inArray } from 'drizzle-orm';
import {
  account,
  bandingFramework,
  improvementReview,
  reviewMember,
  reviewMinutes,
  schoolStanding,
} from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import type { FrameworkBand } from '~/diagnosis/domain';
import { type CalendarDate, calendarDate } from '~/kernel/clock';
import type { Db } from '~/platform/db.server';
import type { BandForReviews } from '../domain/reviews/cadence';
import type { MinutesContent } from '../domain/reviews/minutes';
import type { Pack } from '../domain/reviews/pack';
import type { PreMeetingNote } from '../domain/reviews/pre-meeting';
import type { Rag, ReviewFrequency, ReviewState } from '../domain/reviews/vocabulary';
import { type AgreementRecord, type AgreementRow, loadAgreement } from '../record.server';

export type ReviewRow = typeof improvementReview.$inferSelect;
export type MemberRow = typeof reviewMember.$inferSelect;

/** One text of a review's minutes, with who wrote it and when. */
export type MinutesVersion = {
  id: string;
  number: number;
  content: MinutesContent;
  by: string;
  at: Date;
  /** Why it was corrected; null for the first. */
  reason: string | null;
};

/** A review as other parts of an agreement's life see it. */
export type ReviewSummary = {
  id: string;
  number: number;
  state: ReviewState;
  plannedFor: CalendarDate;
  startsAt: string | null;
  place: string;
  preMeetingOn: CalendarDate | null;
  preMeetingHeldOn: CalendarDate | null;
  packAt: Date | null;
  heldOn: CalendarDate | null;
  frequency: ReviewFrequency;
  frequencyReason: string | null;
  nextOn: CalendarDate | null;
  withdrawnReason: string | null;
  /** What the minutes in force say of each outcome; empty until there are any. */
  outcomes: { outcomeId: string; title: string; rag: Rag; narrative: string }[];
  summary: string;
};

/**
 * Every review of an agreement by number, those called off and withdrawn included. The caller has found that the viewer
 * may know of the agreement, and shows findings only to those who read them (`readingOf`).
 */
export async function reviewsOf(handle: Db, agreementId: string): Promise<ReviewSummary[]> {
  const rows = await handle
    .select({ row: improvementReview, minutes: reviewMinutes.content })
    .from(improvementReview)
    .leftJoin(
      reviewMinutes,
      and(
        eq(reviewMinutes.reviewId, improvementReview.id),
        eq(reviewMinutes.number, improvementReview.minutesNumber),
      ),
    )
    .where(eq(improvementReview.agreementId, agreementId))
    .orderBy(asc(improvementReview.number));
  return rows.map(({ row, minutes }) => {
    const content = minutes === null ? null : readMinutes(minutes);
    const { id, number, state, plannedFor, startsAt, place, preMeetingOn, preMeetingHeldOn } = row;
    const { packAt, heldOn, frequency, frequencyReason, nextOn, withdrawnReason } = row;
    return {
      ...{ id, number, state, plannedFor, startsAt, place, preMeetingOn, preMeetingHeldOn },
      ...{ packAt, heldOn, frequency, frequencyReason, nextOn, withdrawnReason },
      outcomes: content?.outcomes ?? [],
      summary: content?.summary ?? '',
    };
  });
}

/** A review with all that belongs to it, and the agreement it is of. */
export type LoadedReview = {
  record: AgreementRecord;
  row: ReviewRow;
  members: MemberRow[];
  /** Texts of the minutes, the first first. */
  minutes: MinutesVersion[];
};

/**
 * A review of an agreement the viewer may know of, for reading or inside a command's transaction.
 * @returns null where there is none, or it is not theirs to know of
 */
export async function loadReview(
  handle: Db,
  viewer: Viewer,
  agreementId: string,
  reviewId: string,
): Promise<LoadedReview | null> {
  const record = await loadAgreement(handle, viewer, agreementId);
  if (!record) return null;
  const [row] = await handle
    .select()
    .from(improvementReview)
    .where(and(eq(improvementReview.id, reviewId), eq(improvementReview.agreementId, agreementId)));
  if (!row) return null;
  return {
    record,
    row,
    members: await membersOf(handle, reviewId),
    minutes: await minutesOf(handle, reviewId),
  };
}

/** Members of a review in their order. */
export async function membersOf(handle: Db, reviewId: string): Promise<MemberRow[]> {
  return handle
    .select()
    .from(reviewMember)
    .where(eq(reviewMember.reviewId, reviewId))
    .orderBy(asc(reviewMember.position));
}

async function minutesOf(handle: Db, reviewId: string): Promise<MinutesVersion[]> {
  const rows = await handle
    .select({ row: reviewMinutes, by: account.name })
    .from(reviewMinutes)
    .leftJoin(account, eq(account.id, reviewMinutes.byId))
    .where(eq(reviewMinutes.reviewId, reviewId))
    .orderBy(asc(reviewMinutes.number));
  return rows.map(({ row: { id, number, content, at, reason }, by }) => ({
    ...{ id, number, at, reason },
    content: readMinutes(content),
    by: by ?? 'Alongside',
  }));
}

/** Minutes as stored. Only `canonicalJson` of a `MinutesContent` is ever written, so that the shape is known. */
export function readMinutes(stored: string): MinutesContent {
  return JSON.parse(stored) as MinutesContent;
}

/** A frozen pack as stored; of a `Pack` likewise. */
export function readPack(stored: string | null): Pack | null {
  return stored === null ? null : (JSON.parse(stored) as Pack);
}

/** What is kept of the meeting beforehand; of a `PreMeetingNote` likewise. */
export function readPreMeeting(stored: string | null): PreMeetingNote | null {
  return stored === null ? null : (JSON.parse(stored) as PreMeetingNote);
}

/** A school's band in force with the framework's words for it, and since when. */
export type SchoolBand = FrameworkBand & { since: CalendarDate; rationale: string; brokerId: string | null };

/** The band of an agreement's school in the authority whose casework it is; null where it has none. */
export async function bandOfAgreement(
  handle: Db,
  { authorityId, urn }: Pick<AgreementRow, 'authorityId' | 'urn'>,
): Promise<SchoolBand | null> {
  const [found] = await handle
    .select({ standing: schoolStanding, bands: bandingFramework.bands })
    .from(schoolStanding)
    .innerJoin(bandingFramework, eq(bandingFramework.id, schoolStanding.frameworkId))
    .where(
      and(
        eq(schoolStanding.authorityId, authorityId),
        eq(schoolStanding.urn, urn),
        eq(schoolStanding.current, true),
      ),
    );
  if (!found) return null;
  return schoolBand(found.standing, found.bands);
}

/**
 * Bands by framework: read once each, for they are the same for hundreds of schools, and stand in long rows.
 * @param ids of frameworks, as standings name them
 */
export async function frameworkBands(
  handle: Db,
  ids: readonly (string | undefined)[],
): Promise<Map<string, readonly FrameworkBand[]>> {
  const wanted = [...new Set(ids)].filter((id) => id !== undefined);
  if (wanted.length === 0) return new Map();
  const rows = await handle
    .select({ id: bandingFramework.id, bands: bandingFramework.bands })
    .from(bandingFramework)
    .where(inArray(bandingFramework.id, wanted));
  return new Map(rows.map(({ id, bands }) => [id, bands]));
}

/** A standing with its band's words; a key the framework no longer names stands for itself. */
export function schoolBand(
  standing: typeof schoolStanding.$inferSelect,
  bands: readonly FrameworkBand[],
): SchoolBand {
  const { decidedOn: since, rationale, brokerId } = standing;
  return { ...bandOf(standing, bands), since, rationale, brokerId };
}

/** A standing's band as its framework has it. */
export function bandOf(
  { band: key, priority }: Pick<typeof schoolStanding.$inferSelect, 'band' | 'priority'>,
  bands: readonly FrameworkBand[],
): FrameworkBand {
  // Priorities are 1 to 4 in every framework; the column cannot say so.
  const unnamed = { key, name: key, letter: '', priority: priority as 1 | 2 | 3 | 4, meaning: '' };
  return bands.find((band) => band.key === key) ?? unnamed;
}

/** What the rules of reviews go by of a band. */
export function bandForReviews(
  band: Pick<SchoolBand, 'name' | 'priority' | 'terms'> | null,
): BandForReviews | null {
  return band && { name: band.name, priority: band.priority, terms: band.terms ?? null };
}

/** What of a standing the rules of reviews go by: rationales are long. */
export const standingForReviews = {
  frameworkId: schoolStanding.frameworkId,
  band: schoolStanding.band,
  priority: schoolStanding.priority,
};

/** The day support began: as the agreement says, or when it came into force where that was later. */
export function startOf(row: Pick<AgreementRow, 'startsOn' | 'activeAt' | 'createdAt'>): CalendarDate {
  const active = calendarDate(row.activeAt ?? row.createdAt);
  return row.startsOn !== null && row.startsOn > active ? row.startsOn : active;
}
