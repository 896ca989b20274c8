import type { CalendarDate } from '~/kernel/clock';
import {
  addSchoolDays,
  isSchoolDay,
  nextSchoolDay,
  type SchoolCalendar,
  schoolDaysBetween,
} from '~/kernel/school-calendar';

/**
 * Where a deadline that has been told goes when the school calendar changes: it keeps as many school days as it was given,
 * and falls on a school day if it did; never earlier than people were told. One that somebody set on a day without school
 * stays where it is as long as the new calendar takes no school days from it.
 * @param deadline.givenOn the day from which its days were counted
 * @param deadline.dueOn the day people were told
 * @returns the day it falls on by the new calendar: `dueOn` or later
 */
export function movedDeadline(
  { givenOn, dueOn }: { givenOn: CalendarDate; dueOn: CalendarDate },
  before: SchoolCalendar,
  after: SchoolCalendar,
): CalendarDate {
  const given = Math.max(0, schoolDaysBetween(before, givenOn, dueOn));
  const kept = given > 0 ? addSchoolDays(after, givenOn, given) : dueOn;
  const landed = isSchoolDay(before, dueOn) ? nextSchoolDay(after, dueOn) : dueOn;
  return [dueOn, kept, landed].reduce((latest, date) => (date > latest ? date : latest));
}
