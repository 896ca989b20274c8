import { addDays, type CalendarDate } from '~/kernel/clock';
import { addSchoolDays, isSchoolDay, isWorkingDay, type SchoolCalendar } from '~/kernel/school-calendar';
import type { Days } from './ladder';
import type { ReminderKind } from './vocabulary';

/**
 * Kinds that go by working days: bills are paid by offices that are open in the school holidays, and designations lapse in
 * them too. Everything else waits for people at schools, who are not asked while schools are closed.
 */
const BY_WORKING_DAYS: ReadonlySet<ReminderKind> = new Set<ReminderKind>([
  'invoice-overdue',
  'offer-unconfirmed',
  'designation-lapsing',
  'quality-assurance-lapsing',
]);

/** What the days of a kind are called: "school days" or "working days". */
export function dayName(kind: ReminderKind): 'school day' | 'working day' {
  return BY_WORKING_DAYS.has(kind) ? 'working day' : 'school day';
}

/** The days that count for a kind of matter, in an authority's calendar. */
export function daysOf(kind: ReminderKind, calendar: SchoolCalendar): Days {
  if (BY_WORKING_DAYS.has(kind)) return WORKING_DAYS;
  return {
    counts: (date) => isSchoolDay(calendar, date),
    add: (from, days) => addSchoolDays(calendar, from, days),
  };
}

const WORKING_DAYS: Days = { counts: isWorkingDay, add: moveByWorkingDays };

function moveByWorkingDays(from: CalendarDate, days: number): CalendarDate {
  const step = days < 0 ? -1 : 1;
  let date = from;
  for (let left = Math.abs(days); left > 0; left--) {
    do date = addDays(date, step);
    while (!isWorkingDay(date));
  }
  return date;
}
