import { type CalendarDate, calendarDate } from '~/kernel/clock';

/** The least and most school days a broker may give a provider to answer. */
export const ANSWER_DAYS = { least: 1, most: 40 } as const;

/** School days in so many days of the calendar in term, as first suggested for an answer. */
export function answerDaysIn(days: number): number {
  return Math.min(ANSWER_DAYS.most, Math.max(ANSWER_DAYS.least, Math.round((days * 5) / 7)));
}

/** School days the home school's head gets once the provider has accepted. */
export const RELEASE_DAYS = 5;

/** The last moment of a date in England: what "by 4 March" means. */
export function endOfDay(date: CalendarDate): Date {
  const utc = new Date(`${date}T23:59:59Z`);
  return calendarDate(utc) === date ? utc : new Date(utc.getTime() - 3_600_000);
}
