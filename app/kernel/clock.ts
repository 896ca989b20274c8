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

const HOUR_MS = 3_600_000;
/** Dates of this many hours are remembered: some four years. */
const MOST_HOURS = 35_000;
const dateOfHour = new Map<number, CalendarDate>();

/**
 * The calendar date in England at an instant. Lists ask for thousands, and the clocks there change on the hour alone: one
 * date holds from each hour to the next, and is worked out once.
 */
export function calendarDate(instant: Date): CalendarDate {
  const hour = Math.floor(instant.getTime() / HOUR_MS);
  const known = dateOfHour.get(hour);
  if (known !== undefined) return known;
  const date = london.format(instant);
  if (dateOfHour.size >= MOST_HOURS) dateOfHour.clear();
  dateOfHour.set(hour, date);
  return date;
}

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether text is a real calendar date in the form `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  if (text.length !== 10) return false;
  for (let at = 0; at < 10; at++) {
    const code = text.charCodeAt(at);
    if (at === 4 || at === 7 ? code !== 45 : code < 48 || code > 57) return false;
  }
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)];
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && day <= (DAYS_IN_MONTH[month - 1] ?? 0) + (leap ? 1 : 0);
}

/**
 * A date some days later (or earlier, when negative).
 * @param date `YYYY-MM-DD`
 * @param days whole days
 */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateOf(dayNumber(date) + days);
}

/** The first instant of a date in England: an hour before midnight UTC in summer. */
export function startOfDay(date: CalendarDate): Date {
  const utc = new Date(`${date}T00:00:00Z`);
  const hourBefore = new Date(utc.getTime() - 3_600_000);
  return calendarDate(hourBefore) === date ? hourBefore : utc;
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * A date as days since 1 January 1970. By arithmetic on the Gregorian calendar and not by `Date.parse`, because rankings
 * count days for thousands of offers.
 */
function dayNumber(date: CalendarDate): number {
  const year = digits(date, 0, 4);
  const month = digits(date, 5, 7);
  // Years begin in March here, so that the odd day of a leap year is a year's last.
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + digits(date, 8, 10) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The date that is so many days after 1 January 1970: the way back. */
function dateOf(number: number): CalendarDate {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * dayOfYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const day = dayOfYear - Math.floor((153 * m + 2) / 5) + 1;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

function two(n: number): string {
  return n < 10 ? `0${n}` : String(n);
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) value = value * 10 + text.charCodeAt(at) - 48;
  return value;
}

/** A clock that stands still, for tests and seeded data. */
export function fixedClock(iso: string): Clock {
  return { now: () => new Date(iso) };
}
