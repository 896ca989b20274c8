import { termOf } from '~/kernel/academic-year';
import { addDays, type CalendarDate, calendarDate } from '~/kernel/clock';
import type { QaState } from './vocabulary';

/** "Within a term" as notice is given here: a third of a year, in days. */
export const TERM_OF_NOTICE_DAYS = 120;

/** How long one quality assurance by the authority stands, in days: a year. */
export const QA_STANDS_DAYS = 365;

/** A designation by its dates: not begun, running, running out within a term, or ended. */
export type DesignationStanding = 'not-begun' | 'current' | 'lapsing' | 'lapsed';

/**
 * Where a designation stands on a date. It runs to the end of the day it expires; one with no expiry
 * date recorded runs on, and one with no start date is taken to have begun.
 */
export function designationStanding(
  dates: { designatedOn: CalendarDate | null; designationExpires: CalendarDate | null },
  today: CalendarDate,
): DesignationStanding {
  const { designatedOn, designationExpires } = dates;
  if (designatedOn !== null && designatedOn > today) return 'not-begun';
  if (designationExpires === null) return 'current';
  if (designationExpires < today) return 'lapsed';
  return designationExpires <= addDays(today, TERM_OF_NOTICE_DAYS) ? 'lapsing' : 'current';
}

/**
 * Quality assurance as it stands on a date: assured for a year from the day it was done, due within
 * a term of that year's end, then lapsed; never done is not yet.
 * @param recorded what the service recorded; `lapsed` there means that it was withdrawn, whatever the date
 */
export function qaStanding(
  recorded: { qaState: QaState; qaOn: CalendarDate | null },
  today: CalendarDate,
): QaState {
  const until = qaUntil(recorded.qaOn);
  if (recorded.qaState === 'lapsed') return 'lapsed';
  if (recorded.qaState === 'not-yet' || until === null) return 'not-yet';
  if (until < today) return 'lapsed';
  return until <= addDays(today, TERM_OF_NOTICE_DAYS) ? 'due' : 'assured';
}

/** The last day a quality assurance stands. */
export function qaUntil(qaOn: CalendarDate | null): CalendarDate | null {
  return qaOn === null ? null : addDays(qaOn, QA_STANDS_DAYS);
}

/** When a provider last said that a record is right: this term, in an earlier one, or never. */
export type Freshness = 'this-term' | 'earlier' | 'never';

/** Whether a confirmation was given in the term a date falls in. */
export function freshness(lastConfirmedAt: Date | null, today: CalendarDate): Freshness {
  if (lastConfirmedAt === null) return 'never';
  return termOf(calendarDate(lastConfirmedAt)) === termOf(today) ? 'this-term' : 'earlier';
}

/** The last end date of a designation that is to be looked at now: it has ended, or ends within a term. */
export function designationsEndingBy(today: CalendarDate): CalendarDate {
  return addDays(today, TERM_OF_NOTICE_DAYS);
}

/** The last day of a quality assurance that is to be looked at now: it is out of date, or due within a term. */
export function assuredOnOrBefore(today: CalendarDate): CalendarDate {
  return addDays(today, TERM_OF_NOTICE_DAYS - QA_STANDS_DAYS);
}
