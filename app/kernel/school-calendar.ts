import { academicYearOf } from './academic-year';
import { addDays, type CalendarDate, daysBetween } from './clock';

/** First and last day, both included. */
export type DateSpan = { from: CalendarDate; to: CalendarDate };

/** An academic year of an authority's schools: six half terms, and the days closed besides. */
export type SchoolYear = {
  /** Calendar year in which it starts. */
  startYear: number;
  /** Autumn, spring and summer, each in two halves, in order. */
  halfTerms: readonly DateSpan[];
  /** Single days in term on which schools are closed: a training day of all schools, an election, a royal occasion. */
  closures: readonly { on: CalendarDate; why: string }[];
};

/** When an authority's schools are open: the dates it has set, and the usual ones of England for every other year. */
export type SchoolCalendar = {
  /** @param startYear calendar year in which the academic year starts */
  yearOf(startYear: number): SchoolYear;
};

/** A half term and where it stands in its year. */
export type HalfTerm = DateSpan & {
  /** Calendar year in which its academic year starts. */
  startYear: number;
  /** 0 the first half of autumn to 5 the second half of summer. */
  index: number;
  /** Last day before the next half term: the holiday after it counts to it. */
  until: CalendarDate;
};

/** Calendars of more authorities than this are not kept: England has 153. */
const MOST_CALENDARS = 400;
const calendars = new Map<string, SchoolCalendar>();

/**
 * A calendar from the years an authority has set; any other year has its usual dates. The same years give the same calendar,
 * with what has been worked out for it.
 */
export function schoolCalendar(years: readonly SchoolYear[] = []): SchoolCalendar {
  const key = JSON.stringify(years);
  const found = calendars.get(key) ?? calendarOfYears(years);
  if (calendars.size >= MOST_CALENDARS) calendars.clear();
  calendars.set(key, found);
  return found;
}

function calendarOfYears(years: readonly SchoolYear[]): SchoolCalendar {
  const known = new Map(years.map((year) => [year.startYear, year]));
  return {
    yearOf(startYear) {
      const found = known.get(startYear) ?? usualSchoolYear(startYear);
      known.set(startYear, found);
      return found;
    },
  };
}

/** The calendar of an authority that has set no dates of its own. */
export const USUAL_CALENDAR: SchoolCalendar = schoolCalendar();

/**
 * The dates schools in England usually keep. As in the standard school year of the Local Government Association: a start as
 * near to 1 September as can be, two blocks of about seven weeks and four of about six, a holiday of two weeks at Christmas
 * and in spring, and six weeks in summer. The half-term weeks are those most authorities have: in the last days of October, the
 * middle of February and the week of the spring bank holiday. The spring holiday is the two weeks that hold Easter, or begin or
 * end with it where it is early or late.
 * @param startYear calendar year in which the academic year starts
 */
export function usualSchoolYear(startYear: number): SchoolYear {
  const next = startYear + 1;
  const october = mondayFrom(`${startYear}-10-22`);
  const christmas = lastFridayBy(`${startYear}-12-22`);
  const february = mondayFrom(`${next}-02-12`);
  const spring = springHoliday(next);
  const may = mondayFrom(`${next}-05-25`);
  const halfTerms: DateSpan[] = [
    { from: firstDay(startYear), to: addDays(october, -3) },
    { from: addDays(october, 7), to: christmas },
    { from: addDays(christmas, 17), to: addDays(february, -3) },
    { from: addDays(february, 7), to: addDays(spring, -3) },
    { from: addDays(spring, 14), to: addDays(may, -3) },
    { from: addDays(may, 7), to: addDays(mondayFrom(`${next}-07-17`), 2) },
  ];
  return {
    startYear,
    halfTerms: halfTerms.map(({ from, to }) => ({
      from: workingDayFrom(from, 1),
      to: workingDayFrom(to, -1),
    })),
    closures: [],
  };
}

/** The first day of September on which a week of school is worth beginning: not a Friday, not a weekend. */
function firstDay(startYear: number): CalendarDate {
  const first = `${startYear}-09-01`;
  const day = weekday(first);
  return day === 0 || day >= 5 ? mondayFrom(first) : first;
}

/** The Monday on which the two weeks of the spring holiday begin. */
function springHoliday(year: number): CalendarDate {
  const easter = easterSunday(year);
  if (easter < `${year}-04-02`) return addDays(easter, 1);
  return addDays(easter, easter < `${year}-04-13` ? -6 : -13);
}

function lastFridayBy(date: CalendarDate): CalendarDate {
  return addDays(date, -((weekday(date) + 2) % 7));
}

function workingDayFrom(date: CalendarDate, step: 1 | -1): CalendarDate {
  let day = date;
  while (!isWorkingDay(day)) day = addDays(day, step);
  return day;
}

/** Whether a date is neither at a weekend nor a bank holiday in England. */
export function isWorkingDay(date: CalendarDate): boolean {
  const day = weekday(date);
  return day !== 0 && day !== 6 && !holidaysOf(Number(date.slice(0, 4))).has(date);
}

/** More dates than this are of no use again: about 27 years of them. */
const MOST_DATES = 10_000;
const schoolDays = new WeakMap<SchoolCalendar, Map<CalendarDate, boolean>>();

/**
 * Whether schools are open on a date: a working day in term on which they are not closed besides. Kept once worked out: lists
 * of a large authority count school days for hundreds of matters, over the same dates. A calendar's years do not change.
 */
export function isSchoolDay(calendar: SchoolCalendar, date: CalendarDate): boolean {
  let known = schoolDays.get(calendar);
  if (!known || known.size > MOST_DATES) {
    known = new Map();
    schoolDays.set(calendar, known);
  }
  const found = known.get(date) ?? isOpenDay(calendar, date);
  known.set(date, found);
  return found;
}

function isOpenDay(calendar: SchoolCalendar, date: CalendarDate): boolean {
  if (!isWorkingDay(date)) return false;
  // A year may open in the last days of August, which the planning terms count to the year before.
  const year = academicYearOf(date);
  return openIn(calendar.yearOf(year), date) || openIn(calendar.yearOf(year + 1), date);
}

function openIn({ halfTerms, closures }: SchoolYear, date: CalendarDate): boolean {
  return (
    halfTerms.some(({ from, to }) => from <= date && date <= to) && !closures.some(({ on }) => on === date)
  );
}

/** Days without school after which a calendar holds a mistake: more than two whole years of them. */
const NO_SCHOOL_DAYS = 800;

/**
 * The date so many school days after another, or before it where negative; the date itself counts for nothing. None
 * (0) gives the date itself, whether or not schools are open on it.
 * @param days whole number
 * @throws where a calendar has no school day for over two years
 */
export function addSchoolDays(calendar: SchoolCalendar, from: CalendarDate, days: number): CalendarDate {
  const step = days < 0 ? -1 : 1;
  let date = from;
  for (let left = Math.abs(days); left > 0; left--) date = schoolDayFrom(calendar, addDays(date, step), step);
  return date;
}

/** A date, or the next school day where schools are closed on it. */
export function nextSchoolDay(calendar: SchoolCalendar, date: CalendarDate): CalendarDate {
  return schoolDayFrom(calendar, date, 1);
}

/** A date, or the school day before where schools are closed on it. */
export function previousSchoolDay(calendar: SchoolCalendar, date: CalendarDate): CalendarDate {
  return schoolDayFrom(calendar, date, -1);
}

function schoolDayFrom(calendar: SchoolCalendar, from: CalendarDate, step: 1 | -1): CalendarDate {
  let date = from;
  for (let closed = 0; !isSchoolDay(calendar, date); date = addDays(date, step)) {
    if (++closed > NO_SCHOOL_DAYS) throw new Error(`No school day within two years of ${from}`);
  }
  return date;
}

/**
 * School days from one date to another: those after `from`, `to` included. Negative where `to` is earlier: those from `to`
 * on, `from` not included. So many days on from `from` by `addSchoolDays` is `to` again where schools are open on it.
 */
export function schoolDaysBetween(calendar: SchoolCalendar, from: CalendarDate, to: CalendarDate): number {
  if (to < from) return -count(calendar, to, addDays(from, -1));
  return count(calendar, addDays(from, 1), to);
}

function count(calendar: SchoolCalendar, first: CalendarDate, last: CalendarDate): number {
  if (last < first) return 0;
  const [from, to] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))];
  let days = -(upTo(calendar, first) - (isSchoolDay(calendar, first) ? 1 : 0));
  for (let year = from; year < to; year++) days += countedIn(calendar, year).at(-1) ?? 0;
  return days + upTo(calendar, last);
}

/** School days of a date's year, until and with that date. */
function upTo(calendar: SchoolCalendar, date: CalendarDate): number {
  const year = date.slice(0, 4);
  return countedIn(calendar, Number(year))[daysBetween(`${year}-01-01`, date)] ?? 0;
}

/** More years than this are not kept: dates far off come from mistakes. */
const MOST_YEARS = 60;
/** Years counted of each calendar: for each day, the school days from the first of January until it. */
const counted = new WeakMap<SchoolCalendar, Map<number, Uint16Array>>();

function countedIn(calendar: SchoolCalendar, year: number): Uint16Array {
  const years = counted.get(calendar) ?? new Map<number, Uint16Array>();
  counted.set(calendar, years);
  const known = years.get(year);
  if (known) return known;
  const first = `${String(year).padStart(4, '0')}-01-01`;
  const days = new Uint16Array(daysBetween(first, `${String(year + 1).padStart(4, '0')}-01-01`));
  let open = 0;
  for (let n = 0; n < days.length; n++) {
    if (isSchoolDay(calendar, addDays(first, n))) open++;
    days[n] = open;
  }
  if (years.size >= MOST_YEARS) years.clear();
  years.set(year, days);
  return days;
}

/** Why schools are closed on a date, as a noun within a sentence; null where they are open. */
export function whyClosed(calendar: SchoolCalendar, date: CalendarDate): string | null {
  if (isSchoolDay(calendar, date)) return null;
  const day = weekday(date);
  if (day === 0) return 'a Sunday';
  if (day === 6) return 'a Saturday';
  if (!isWorkingDay(date)) return 'a bank holiday';
  const { startYear, from, to } = halfTermOf(calendar, date);
  const closed = calendar.yearOf(startYear).closures.some(({ on }) => on === date);
  return closed && from <= date && date <= to ? 'a day closed in term' : 'in the school holidays';
}

/** School days in so many days of the calendar in term: five in seven, rounded up. 14 days are ten, 10 are eight. */
export function schoolDaysIn(days: number): number {
  return Math.max(1, Math.ceil((days * 5) / 7));
}

/** A date some working days later: weekends and the bank holidays of England do not count; school holidays do. */
export function addWorkingDays(from: CalendarDate, days: number): CalendarDate {
  let date = from;
  for (let left = days; left > 0; left--) date = workingDayFrom(addDays(date, 1), 1);
  return date;
}

/**
 * The half term a date falls in. A holiday counts to the half term before it, so that every date falls in exactly one.
 */
export function halfTermOf(calendar: SchoolCalendar, date: CalendarDate): HalfTerm {
  // The date's year by the planning terms, then one on and one back: years open and end as their authority has set.
  for (let startYear = academicYearOf(date) + 1; ; startYear--) {
    const { halfTerms } = calendar.yearOf(startYear);
    const index = halfTerms.findLastIndex(({ from }) => from <= date);
    const half = halfTerms[index];
    if (half) return { ...half, startYear, index, until: untilOf(calendar, startYear, index) };
    if (startYear < academicYearOf(date) - 1) throw new Error(`No half term before ${date}`);
  }
}

/** The half term after. */
export function nextHalfTerm(calendar: SchoolCalendar, half: HalfTerm): HalfTerm {
  return halfTermOf(calendar, addDays(half.until, 1));
}

function untilOf(calendar: SchoolCalendar, startYear: number, index: number): CalendarDate {
  const { halfTerms } = calendar.yearOf(startYear);
  const after = halfTerms[index + 1] ?? calendar.yearOf(startYear + 1).halfTerms[0];
  if (!after) throw new Error(`No half terms in ${startYear + 1}`);
  return addDays(after.from, -1);
}

/** 0 Sunday to 6 Saturday. */
export function weekday(date: CalendarDate): number {
  // 1 January 1970 was a Thursday.
  return (((daysBetween('1970-01-01', date) + 4) % 7) + 7) % 7;
}

const holidays = new Map<number, ReadonlySet<CalendarDate>>();

/** Kept once worked out: every count of days asks for them. */
function holidaysOf(year: number): ReadonlySet<CalendarDate> {
  const found = holidays.get(year) ?? new Set(bankHolidays(year));
  holidays.set(year, found);
  return found;
}

/** England's regular bank holidays of a year (Banking and Financial Dealings Act 1971), substitutes included. */
export function bankHolidays(year: number): CalendarDate[] {
  const easter = easterSunday(year);
  const on = (monthDay: string): CalendarDate => `${year}-${monthDay}`;
  const newYear = weekdayFrom(on('01-01'));
  const christmas = weekdayFrom(on('12-25'));
  const boxing = weekdayFrom(on('12-26'));
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

function weekdayFrom(date: CalendarDate): CalendarDate {
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
