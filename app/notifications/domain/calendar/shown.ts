import type { VisitGroup } from '~/agreements/domain/visits/templates';
import { instantAt, type TimeOfDay, timeWords } from '~/agreements/domain/visits/times';
import type { VisitMode } from '~/agreements/domain/visits/vocabulary';
import { addDays, type CalendarDate, startOfDay } from '~/kernel/clock';
import type { HalfDays } from '~/kernel/days';

/** What can be in people's calendars by invitation. */
export const ENTRY_KINDS = ['visit', 'review'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/**
 * What of a visit or review stands in calendars outside the service, and nothing else: a change of anything else is no
 * update. Calendars are read by secretaries and shown on shared screens, so this says less than the page.
 */
export type Shown = {
  title: string;
  place: string;
  /** Reference of the agreement; null for an adviser's visit. */
  ref: string | null;
  /** Path of its page. */
  href: string;
  on: CalendarDate;
  /** "09:30"; null where no time has been settled: the whole day. */
  startsAt: TimeOfDay | null;
  /** How long it takes, where it has a time. */
  minutes: number | null;
  /** Accounts of those it concerns, in order. */
  people: readonly string[];
};

/** What a record is called in calendars: a review is a meeting there. */
const STEMS: Readonly<Record<EntryKind, string>> = { visit: 'visit', review: 'meeting' };

/** The key of a visit or review in calendars, the same for good. */
export function stemOf(kind: EntryKind, id: string): string {
  return `${STEMS[kind]}-${id}`;
}

/**
 * The UID of a visit or review: of its record, so that an invitation, a download and a private feed name the same one, and
 * whatever address the service has.
 */
export function uidOf(kind: EntryKind, id: string): string {
  return `${stemOf(kind, id)}@alongside`;
}

/** The day in the month of the service: where a calendar outside leads when the page's own address would say too much. */
export function dayPath(on: CalendarDate): string {
  return `/calendar?month=${on.slice(0, 7)}&day=${on}`;
}

/**
 * The title of a visit in calendars. An adviser's visit does not say which it is: performance management is a matter of
 * the governors.
 */
export function visitTitle(group: VisitGroup, schoolName: string): string {
  return `${group === 'support' ? 'Support visit' : 'Adviser’s visit'}: ${schoolName}`;
}

/**
 * The title of an Improvement Review in calendars. That there are reviews says something of a school's band, which is
 * confidential, and its place mostly names the school: so it is a meeting there, known by the agreement.
 */
export function reviewTitle(ref: string): string {
  return `Meeting under agreement ${ref}`;
}

/** Where a visit is. */
export function visitPlace(
  mode: VisitMode,
  school: { name: string; town: string | null; postcode: string | null },
): string {
  if (mode === 'remote') return 'By video or telephone';
  if (mode === 'elsewhere') return 'Not at the school: see its page in Alongside';
  return [school.name, school.town, school.postcode].filter(Boolean).join(', ');
}

/** A half-day is three hours; a whole day has an hour between its halves. Ours: no source says. */
const HALF_DAY_MINUTES = 180;
const DAY_MINUTES = 420;
/** An Improvement Review takes two hours in calendars. Ours: a review has no end in the record. */
export const REVIEW_MINUTES = 120;

/** How long a visit takes on its day: one of several days stands in calendars on the first. */
export function visitMinutes(halfDays: HalfDays): number {
  return halfDays <= 1 ? HALF_DAY_MINUTES : DAY_MINUTES;
}

/** When something with a time begins and ends; it ends at midnight at the latest. */
export function instantsOf(on: CalendarDate, startsAt: TimeOfDay, minutes: number): { from: Date; to: Date } {
  const from = instantAt(on, startsAt);
  const midnight = startOfDay(addDays(on, 1));
  const to = new Date(from.getTime() + minutes * 60_000);
  return { from, to: to < midnight ? to : midnight };
}

/** "9am" or, without a time, nothing. */
export function startWords(startsAt: TimeOfDay | null): string {
  return startsAt ? ` at ${timeWords(startsAt)}` : '';
}
