import { nextTerm, termDates, termOf } from '~/kernel/academic-year';
import { type CalendarDate, calendarDate, daysBetween } from '~/kernel/clock';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { dateWords } from '~/kernel/words';

/** The last day by which a pause may be looked at again: the end of the second term after this one. */
export function latestLook(today: CalendarDate): CalendarDate {
  return termDates(nextTerm(nextTerm(termOf(today)))).to;
}

/**
 * Whether a pause may be set down to be looked at again by a day: one still to come, within two terms, so that no
 * agreement is forgotten.
 */
export function checkPause(resumeBy: CalendarDate, today: CalendarDate): Verdict {
  if (resumeBy <= today) {
    return no('pause.look-past', 'The date to look at it again must be after today', { field: 'resumeBy' });
  }
  const latest = latestLook(today);
  if (resumeBy > latest) {
    return no(
      'pause.look-too-late',
      `The date to look at it again must be within two terms: by ${dateWords(latest)} at the latest. It can be put off then.`,
      { field: 'resumeBy' },
    );
  }
  return yes();
}

/** Whole days an agreement has been paused on a day; 0 on the day itself. */
export function daysPaused(pausedAt: Date, today: CalendarDate): number {
  return Math.max(0, daysBetween(calendarDate(pausedAt), today));
}

/** Planned days that fall into a pause: from the day it began, on; they need to be moved or called off. */
export function withinPause<T extends { plannedFor: CalendarDate }>(
  planned: readonly T[],
  pausedOn: CalendarDate,
): T[] {
  return planned.filter(({ plannedFor }) => plannedFor >= pausedOn);
}
