import { addDays, type CalendarDate } from '~/kernel/clock';

/** First and last day of the long holidays, by day of the year; shorter ones move too much to say. */
const HOLIDAYS: readonly (readonly [from: string, to: string])[] = [
  ['07-23', '09-02'],
  ['12-19', '12-31'],
  ['01-01', '01-04'],
];

/** Days by which a piece of work is usually to be finished: the ends of half-terms, near enough. */
const ENDINGS: readonly string[] = ['02-12', '03-26', '05-21', '07-09', '10-22', '12-11'];

/** Whether a date falls in the summer or Christmas holiday. */
export function isHoliday(date: CalendarDate): boolean {
  const monthDay = date.slice(5);
  return HOLIDAYS.some(([from, to]) => monthDay >= from && monthDay <= to);
}

/** The date itself, or the first weekday after it that is not in a holiday. */
export function schoolDay(date: CalendarDate): CalendarDate {
  let day = date;
  while (isHoliday(day) || isWeekend(day)) day = addDays(day, 1);
  return day;
}

/** The date itself, or the last weekday before it that is not in a holiday: for what has happened. */
export function schoolDayBefore(date: CalendarDate): CalendarDate {
  let day = date;
  while (isHoliday(day) || isWeekend(day)) day = addDays(day, -1);
  return day;
}

/** The end of the half-term a date falls in, on a Friday or near it. */
export function endOfHalfTerm(date: CalendarDate): CalendarDate {
  const year = Number(date.slice(0, 4));
  const ends = [year, year + 1].flatMap((one) => ENDINGS.map((monthDay) => `${one}-${monthDay}`));
  let day = ends.find((end) => end >= date) ?? date;
  while (isWeekend(day)) day = addDays(day, -1);
  return day;
}

function isWeekend(date: CalendarDate): boolean {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return day === 0 || day === 6;
}
