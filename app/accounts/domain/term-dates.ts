import { academicYearOf } from '~/kernel/academic-year';
import { addDays, type CalendarDate, isCalendarDate } from '~/kernel/clock';
import { type DateSpan, isWorkingDay, type SchoolYear, weekday } from '~/kernel/school-calendar';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { dateWords } from '~/kernel/words';

/** Days of school in a year: 190 for pupils, as in the Education (School Day and School Year) (England) Regulations 1999. */
export const LEAST_SCHOOL_DAYS = 190;

/** Most days closed besides that one year can have. */
export const MOST_CLOSURES = 12;

export const HALF_TERM_NAMES = [
  'First half of the autumn term',
  'Second half of the autumn term',
  'First half of the spring term',
  'Second half of the spring term',
  'First half of the summer term',
  'Second half of the summer term',
] as const;

/** The academic years whose dates can be set: last year's, this year's, and those of the next two. */
export function settableYears(today: CalendarDate): number[] {
  const year = academicYearOf(today);
  return [year - 1, year, year + 1, year + 2];
}

/** First and last date a school year may have: it opens and closes in August at the furthest. */
export function boundsOf(startYear: number): DateSpan {
  return { from: `${startYear}-08-15`, to: `${startYear + 1}-08-14` };
}

/** Fields of the form of a school year: `from0` to `to5` for the half terms, `on0` and `why0` and so on for closures. */
type Faults = Record<string, string>;

/**
 * Whether the dates of a school year can be kept: six half terms in order, each begun and ended on a working day, within
 * the year; closures on working days in term, each once.
 * @returns `term-dates.wrong` with what is wrong beside each field
 */
export function checkSchoolYear(year: SchoolYear): Verdict {
  const faults: Faults = { ...halfTermFaults(year), ...closureFaults(year) };
  if (Object.keys(faults).length === 0) return yes();
  return no('term-dates.wrong', 'Some of these dates cannot be kept.', { details: { fields: faults } });
}

function halfTermFaults({ startYear, halfTerms }: SchoolYear): Faults {
  const faults: Faults = {};
  const bounds = boundsOf(startYear);
  for (const [n, { from, to }] of halfTerms.entries()) {
    const first = dayFault(from, bounds) ?? orderFault(from, halfTerms[n - 1]?.to);
    const last =
      dayFault(to, bounds) ?? (to < from ? `It ends before it begins, on ${dateWords(from)}` : null);
    if (first) faults[`from${n}`] = first;
    if (last) faults[`to${n}`] = last;
  }
  return faults;
}

function dayFault(date: CalendarDate, bounds: DateSpan): string | null {
  if (date < bounds.from || date > bounds.to) {
    return `Enter a date from ${dateWords(bounds.from)} to ${dateWords(bounds.to)}. Check the year`;
  }
  if (isWorkingDay(date)) return null;
  return `${dateWords(date)} is ${closedWords(date)}. Enter a day on which schools are open`;
}

function orderFault(from: CalendarDate, before: CalendarDate | undefined): string | null {
  return before === undefined || from > before
    ? null
    : `Enter a date after ${dateWords(before)}, when the half term before it ends`;
}

/** Why nobody works on a day, as a noun. */
export function closedWords(date: CalendarDate): string {
  const day = weekday(date);
  return day === 0 ? 'a Sunday' : day === 6 ? 'a Saturday' : 'a bank holiday';
}

function closureFaults({ halfTerms, closures }: SchoolYear): Faults {
  const faults: Faults = {};
  for (const [n, { on }] of closures.entries()) {
    if (!isWorkingDay(on)) {
      faults[`on${n}`] = `${dateWords(on)} is ${closedWords(on)}: schools are closed on it anyway`;
    } else if (!halfTerms.some(({ from, to }) => from <= on && on <= to)) {
      faults[`on${n}`] = `${dateWords(on)} is not in term: schools are closed on it anyway`;
    } else if (closures.findIndex((one) => one.on === on) < n) {
      faults[`on${n}`] = `${dateWords(on)} is entered twice`;
    }
  }
  return faults;
}

/** What could be read of a pasted table of term dates, and the lines of it that could not. */
export type PastedDates = {
  halfTerms: DateSpan[];
  closures: { on: CalendarDate; why: string }[];
  unread: string[];
};

/**
 * Reads term dates from a table or list that somebody pastes: a line with two dates is a half term, a line with one date
 * and words is a day closed. Dates as `2027-01-04`, `4/1/2027`, `4 January 2027` or `Monday 4 January`; a year left out
 * is that of the school year.
 */
export function readPastedDates(text: string, startYear: number): PastedDates {
  const found: PastedDates = { halfTerms: [], closures: [], unread: [] };
  for (const line of text.split(/\r?\n/).map((one) => one.trim())) {
    if (line === '') continue;
    const dates = datesIn(line, startYear);
    const [first, second] = dates;
    const why = wordsOf(line);
    if (first && second && dates.length === 2 && first <= second)
      found.halfTerms.push({ from: first, to: second });
    else if (first && dates.length === 1 && why !== '') found.closures.push({ on: first, why });
    else found.unread.push(line);
  }
  found.halfTerms.sort((a, b) => (a.from < b.from ? -1 : 1));
  found.closures.sort((a, b) => (a.on < b.on ? -1 : 1));
  return found;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DATE = new RegExp(
  [
    '(\\d{4})-(\\d{1,2})-(\\d{1,2})',
    '(\\d{1,2})[/.](\\d{1,2})[/.](\\d{4}|\\d{2})',
    `(\\d{1,2})(?:st|nd|rd|th)?\\s+(${MONTHS.join('|')})[a-z]*\\.?(?:\\s+(\\d{4}))?`,
  ].join('|'),
  'gi',
);

function datesIn(line: string, startYear: number): CalendarDate[] {
  return [...line.matchAll(DATE)].flatMap((match) => {
    const [, isoYear, isoMonth, isoDay, day, month, shortYear, named, monthName, namedYear] = match;
    const m = isoMonth ?? month ?? String(MONTHS.indexOf((monthName ?? '').slice(0, 3).toLowerCase()) + 1);
    const inferred = Number(m) >= 8 ? startYear : startYear + 1;
    const y = isoYear ?? (shortYear?.length === 2 ? `20${shortYear}` : shortYear) ?? namedYear ?? inferred;
    const date = `${y}-${m.padStart(2, '0')}-${(isoDay ?? day ?? named ?? '').padStart(2, '0')}`;
    return isCalendarDate(date) ? [date] : [];
  });
}

/** The words of a line without its dates, days of the week and separators. */
function wordsOf(line: string): string {
  return line
    .replace(DATE, ' ')
    .replace(/\b(mon|tues?|wed(nes)?|thu(rs)?|fri|satur|sun)(day)?\b/gi, ' ')
    .replace(/[\t,;:"|]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s–-]+|[\s–-]+$/g, '')
    .trim()
    .slice(0, 100);
}

/** The school year without what only a form has: closures in order of their dates. */
export function inOrder(year: SchoolYear): SchoolYear {
  return { ...year, closures: [...year.closures].sort((a, b) => (a.on < b.on ? -1 : 1)) };
}

/** Every day of a span, both ends included. */
export function daysOf({ from, to }: DateSpan): CalendarDate[] {
  const days: CalendarDate[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) days.push(date);
  return days;
}
