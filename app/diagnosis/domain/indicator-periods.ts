import { academicYearWords } from '~/kernel/academic-year';
import { isCalendarDate } from '~/kernel/clock';
import { dateWords } from '~/kernel/words';

/** Whether text is a period of an indicator: the year an academic year starts, or a date. */
export function isPeriod(text: string): boolean {
  return /^(19|20)\d{2}$/.test(text) || isCalendarDate(text);
}

/** "2018 to 2019" for an academic year, "4 March 2027" for a date. */
export function periodWords(period: string): string {
  return /^\d{4}$/.test(period) ? academicYearWords(Number(period)) : dateWords(period);
}

/** The value of the latest period, or null where there is none. */
export function latestOf<T extends { period: string }>(values: readonly T[]): T | null {
  return values.reduce<T | null>(
    (best, one) => (best === null || one.period > best.period ? one : best),
    null,
  );
}

/**
 * Years between two dates, to one decimal (365.25 days to a year).
 * @returns null where `from` is no date, or is after `to`
 */
export function yearsSince(from: string, to: string): number | null {
  if (!isCalendarDate(from) || !isCalendarDate(to) || from > to) return null;
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  return Math.round((days / 365.25) * 10) / 10;
}
