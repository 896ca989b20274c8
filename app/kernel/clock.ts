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

/** Whether text is a real calendar date in the form `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
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

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** A clock that stands still, for tests and seeded data. */
export function fixedClock(iso: string): Clock {
  return { now: () => new Date(iso) };
}
