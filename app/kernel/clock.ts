/** Tells the time. Passed in, so that domain code never reads the machine's clock. */
export type Clock = { now(): Date };

/** A calendar date, `YYYY-MM-DD`, as lived in England (Europe/London). */
export type CalendarDate = string;

const london = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar date in England at an instant. */
export function calendarDate(instant: Date): CalendarDate {
  return london.format(instant);
}

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether text is a real calendar date in the form `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && day <= (DAYS_IN_MONTH[month - 1] ?? 0) + (leap ? 1 : 0);
}

/**
 * A date some days later (or earlier, when negative).
 * @param date `YYYY-MM-DD`
 * @param days whole days
 */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** The first instant of a date in England: an hour before midnight UTC in summer. */
export function startOfDay(date: CalendarDate): Date {
  const utc = new Date(`${date}T00:00:00Z`);
  const hourBefore = new Date(utc.getTime() - 3_600_000);
  return calendarDate(hourBefore) === date ? hourBefore : utc;
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** A clock that stands still, for tests and seeded data. */
export function fixedClock(iso: string): Clock {
  return { now: () => new Date(iso) };
}
