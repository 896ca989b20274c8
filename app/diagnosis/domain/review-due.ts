import { academicYearOf, termDates, termKey, termOf, termsFrom } from '~/kernel/academic-year';
import type { CalendarDate } from '~/kernel/clock';
import {
  type DateSpan,
  halfTermOf,
  nextHalfTerm,
  previousSchoolDay,
  type SchoolCalendar,
} from '~/kernel/school-calendar';
import type { ReviewCadence } from './framework';

export const DUE_STATES = ['up-to-date', 'due', 'overdue'] as const;
export type DueState = (typeof DUE_STATES)[number];

/** When a school's band is to be looked at again, and whether that time has come or gone. */
export type ReviewDue = {
  state: DueState;
  /** First and last day of the time in which it is due. */
  from: CalendarDate;
  by: CalendarDate;
  /** Whether it follows from the band's cadence, from the core offer where the band says none, or from having no band. */
  because: 'cadence' | 'core-offer' | 'no-band';
};

/**
 * When the next look at a school's band is due: the desk-top analysis of every autumn for a yearly cadence (Walsall's
 * strategy: the core offer, for every school), in the term or half term after the last look for the others. A band whose
 * framework records no cadence is looked at yearly, for no school has less than the core offer. A school without a band
 * is due in this term. It is due from the first day of that time, and overdue after its last day of school.
 * @param lastOn the day of the last look: its band settled, a diagnosis talked through with the school, or an Improvement
 *   Review held
 * @param calendar of the school's authority
 */
export function reviewDue(
  lastOn: CalendarDate | null,
  cadence: ReviewCadence | null,
  today: CalendarDate,
  calendar: SchoolCalendar,
): ReviewDue {
  if (lastOn === null) {
    const { from, to } = termDates(termOf(today));
    return { state: 'due', from, by: previousSchoolDay(calendar, to), because: 'no-band' };
  }
  const { from, to } = periodAfter(lastOn, cadence ?? 'yearly', calendar);
  const by = previousSchoolDay(calendar, to);
  const state = today < from ? 'up-to-date' : today <= by ? 'due' : 'overdue';
  return { state, from, by, because: cadence === null ? 'core-offer' : 'cadence' };
}

function periodAfter(lastOn: CalendarDate, cadence: ReviewCadence, calendar: SchoolCalendar): DateSpan {
  switch (cadence) {
    case 'yearly':
      return termDates(termKey(academicYearOf(lastOn) + 1, 'autumn'));
    case 'termly':
      return termDates(termsFrom(termOf(lastOn), 2)[1] ?? termOf(lastOn));
    case 'half-termly':
      return nextHalfTerm(calendar, halfTermOf(calendar, lastOn));
  }
}
