import type { BandTerms } from '~/diagnosis/domain';
import { addDays, type CalendarDate } from '~/kernel/clock';
import {
  halfTermOf,
  nextHalfTerm,
  nextSchoolDay,
  previousSchoolDay,
  type SchoolCalendar,
} from '~/kernel/school-calendar';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { type Rag, REVIEW_FREQUENCIES, type ReviewFrequency } from './vocabulary';

/** A school's band as far as reviews go: its priority, and its framework's terms where it records them. */
export type BandForReviews = {
  name: string;
  /** 1 is served first; the same in every framework. */
  priority: number;
  terms: Pick<BandTerms, 'review' | 'improvementReviews'> | null;
};

/** Whether Improvement Reviews are asked for, how often at first, and what that follows from. */
export type ReviewNeed = {
  needed: boolean;
  /** How often at first. Where none are asked for, the rhythm of those held by choice. */
  start: ReviewFrequency;
  because: 'framework' | 'priority' | 'no-band';
};

/**
 * Which bands need Improvement Reviews, and how often at first. The framework says which (Walsall strategy 2014–16, part 2
 * (vi) and (viii): the bands that get brokered support, C and D); where it does not say, the two bands of most concern.
 * They begin at least half-termly, whatever the band's own cadence: that one is how often the band is looked at.
 * A school in another band may hold reviews by choice, at its band's cadence, and none of them falls due.
 */
export function reviewNeed(band: BandForReviews | null): ReviewNeed {
  if (!band) return { needed: false, start: 'termly', because: 'no-band' };
  const because = band.terms ? 'framework' : 'priority';
  const needed = band.terms ? band.terms.improvementReviews : band.priority <= 2;
  if (needed) return { needed, start: 'half-termly', because };
  const start = band.terms?.review === 'yearly' ? 'twice-yearly' : (band.terms?.review ?? 'termly');
  return { needed, start, because };
}

const closeness = (frequency: ReviewFrequency) => REVIEW_FREQUENCIES.indexOf(frequency);

/** Whether one frequency means fewer reviews than another. */
export function isLessOften(one: ReviewFrequency, than: ReviewFrequency): boolean {
  return closeness(one) > closeness(than);
}

/** One step less often; the widest stays. */
export function oneStepWider(frequency: ReviewFrequency): ReviewFrequency {
  return REVIEW_FREQUENCIES[closeness(frequency) + 1] ?? frequency;
}

/** Half terms from one review to the next; a month is counted in days. */
const HALF_TERMS: Readonly<Record<Exclude<ReviewFrequency, 'monthly'>, number>> = {
  'half-termly': 1,
  termly: 2,
  'twice-yearly': 3,
};
const MONTH_DAYS = 31;
/** A first review within the half term support begins in, unless fewer days than this are left of it. */
const FIRST_WITHIN_DAYS = 28;

/** Where a month ends in the summer holiday, the next review is held by the end of September. */
const BACK_BY = '09-30';
/** The second half of the summer term, after which the long holiday begins. */
const LAST_HALF = 5;

/**
 * The last day on which the next review keeps to a frequency: 31 days on, or the last day of school in the half term that is
 * one, two or three after that of the last review (a holiday counts to the half term before it). It is always a day of
 * school: a month that ends on a day without is up on the next one, and in the summer holiday at the end of September.
 */
export function dueBy(
  last: CalendarDate,
  frequency: ReviewFrequency,
  calendar: SchoolCalendar,
): CalendarDate {
  if (frequency === 'monthly') return aMonthOn(last, calendar);
  let half = halfTermOf(calendar, last);
  for (let n = 0; n < HALF_TERMS[frequency]; n++) half = nextHalfTerm(calendar, half);
  return previousSchoolDay(calendar, half.to);
}

function aMonthOn(last: CalendarDate, calendar: SchoolCalendar): CalendarDate {
  const month = addDays(last, MONTH_DAYS);
  const half = halfTermOf(calendar, month);
  if (half.index !== LAST_HALF || month <= half.to) return nextSchoolDay(calendar, month);
  return previousSchoolDay(calendar, `${half.until.slice(0, 4)}-${BACK_BY}`);
}

/**
 * The last day for the first review: at least half-termly from the start (Walsall), so in the half term in which support
 * begins, or in the next where fewer than four weeks of it are left.
 */
export function firstDueBy(startsOn: CalendarDate, calendar: SchoolCalendar): CalendarDate {
  const { to } = halfTermOf(calendar, startsOn);
  const inTime = addDays(startsOn, FIRST_WITHIN_DAYS) <= to;
  return inTime ? previousSchoolDay(calendar, to) : dueBy(startsOn, 'half-termly', calendar);
}

/** What a review found of each outcome. */
export type Progress = readonly Rag[];

const allOnTrack = (progress: Progress) => progress.length > 0 && progress.every((rag) => rag === 'on-track');

/**
 * How often reviews may be held at most as seldom, as far as progress goes: one step less often where every outcome is on
 * track at two reviews running; back to the start where one is off track; else as before. Walsall: meetings become less
 * frequent as the school grows in capacity and delivers its targets.
 * @param before the frequency up to now
 * @param now what this review found
 * @param last what the review before it found; null where this is the first
 */
export function widestByProgress(
  need: ReviewNeed,
  before: ReviewFrequency,
  now: Progress,
  last: Progress | null,
): ReviewFrequency {
  if (!need.needed) return 'twice-yearly';
  if (now.includes('off-track')) return isLessOften(before, need.start) ? need.start : before;
  if (allOnTrack(now) && last !== null && allOnTrack(last)) return oneStepWider(before);
  return before;
}

/** How the group came to its frequency: in agreement, or by the chair's decision where it did not agree. */
export const SETTLED_BY = ['group', 'chair'] as const;
export type SettledBy = (typeof SETTLED_BY)[number];

export type FrequencyAsked = {
  frequency: ReviewFrequency;
  settledBy: SettledBy;
  /** Why; required of the chair. */
  reason: string;
};

/**
 * Whether a frequency may be settled. More often than progress asks for is always allowed; less often only by the chair,
 * who has the final decision where members disagree (Walsall, part 2 (viii)) and whose reason is kept.
 * @returns the reason to keep, null where none was given
 */
export function settleFrequency(
  asked: FrequencyAsked,
  widest: ReviewFrequency,
  names: Readonly<Record<ReviewFrequency, string>>,
): Verdict<string | null> {
  const reason = asked.reason.trim();
  if (asked.settledBy === 'chair') {
    if (reason !== '') return yes<string | null>(reason);
    return no('review.reason-missing', 'Say why the chair decided this, so that everybody can read it', {
      field: 'frequencyReason',
    });
  }
  if (!isLessOften(asked.frequency, widest)) return yes<string | null>(reason || null);
  return no(
    'review.too-seldom',
    `The progress recorded allows reviews ${names[widest].toLowerCase()} or more often. Choose that; or, where members disagree, say that the chair decided, and why`,
    { field: 'frequency', details: { widest } },
  );
}
