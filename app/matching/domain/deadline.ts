import { addDays, type CalendarDate, calendarDate } from '~/kernel/clock';

/** The least and most working days a broker may give a provider to answer. */
export const ANSWER_DAYS = { least: 1, most: 40 } as const;

/** Working days in so many days of the calendar, as first suggested for an answer. */
export function workingDaysIn(days: number): number {
  return Math.min(ANSWER_DAYS.most, Math.max(ANSWER_DAYS.least, Math.round((days * 5) / 7)));
}

/** Working days the home school's head gets once the provider has accepted. */
export const RELEASE_DAYS = 5;

/**
 * A date some working days later: Saturdays, Sundays and the bank holidays of England do not count.
 * School holidays do count: providers answer from wherever they are, and the broker sets the number.
 * @param days whole number, at least 1
 */
export function addWorkingDays(from: CalendarDate, days: number): CalendarDate {
  let date = from;
  for (let left = days; left > 0; ) {
    date = addDays(date, 1);
    if (isWorkingDay(date)) left--;
  }
  return date;
}

/** Whether a date is neither at a weekend nor a bank holiday in England. */
export function isWorkingDay(date: CalendarDate): boolean {
  return weekday(date) !== 0 && weekday(date) !== 6 && !bankHolidays(Number(date.slice(0, 4))).includes(date);
}

/** The last moment of a date in England: what "by 4 March" means. */
export function endOfDay(date: CalendarDate): Date {
  const utc = new Date(`${date}T23:59:59Z`);
  return calendarDate(utc) === date ? utc : new Date(utc.getTime() - 3_600_000);
}

/** 0 Sunday to 6 Saturday. */
function weekday(date: CalendarDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

/** England's regular bank holidays of a year (Banking and Financial Dealings Act 1971), substitutes included. */
export function bankHolidays(year: number): CalendarDate[] {
  const easter = easterSunday(year);
  const on = (monthDay: string): CalendarDate => `${year}-${monthDay}`;
  const newYear = nextWeekday(on('01-01'));
  const christmas = nextWeekday(on('12-25'));
  const boxing = nextWeekday(on('12-26'));
  return [
    newYear,
    addDays(easter, -2),
    addDays(easter, 1),
    mondayFrom(on('05-01')),
    mondayFrom(on('05-25')),
    mondayFrom(on('08-25')),
    christmas,
    // Christmas Day on a Sunday is kept on the Tuesday: Boxing Day keeps its Monday.
    ...(boxing === christmas ? [addDays(boxing, 1)] : [boxing]),
  ];
}

function nextWeekday(date: CalendarDate): CalendarDate {
  const day = weekday(date);
  return day === 6 ? addDays(date, 2) : day === 0 ? addDays(date, 1) : date;
}

function mondayFrom(date: CalendarDate): CalendarDate {
  return addDays(date, (8 - weekday(date)) % 7);
}

/** Easter Sunday by the Gregorian computus (Meeus, Jones and Butcher). */
function easterSunday(year: number): CalendarDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  const month = String(Math.floor(f / 31)).padStart(2, '0');
  return `${year}-${month}-${String((f % 31) + 1).padStart(2, '0')}`;
}
