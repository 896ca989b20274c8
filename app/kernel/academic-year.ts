import { type CalendarDate, isCalendarDate } from './clock';

/**
 * The academic year runs from 1 September; its terms are autumn, spring and summer.
 * Boundaries here are the usual ones for England: autumn to 31 December, spring to the Sunday after
 * which the summer term opens (taken as 15 April), summer to 31 August. Authorities that set their own
 * holiday dates do so in settings; a capacity term is a planning unit and keeps these boundaries.
 */
export type TermName = 'autumn' | 'spring' | 'summer';

/** A term's key: the year its academic year starts and its place in it, e.g. `2026-1-autumn`; sorts in order. */
export type TermKey = string;

const ORDER: readonly TermName[] = ['autumn', 'spring', 'summer'];

/** Calendar year in which the academic year containing a date starts: 2027-03-04 → 2026. */
export function academicYearOf(date: CalendarDate): number {
  const year = Number(date.slice(0, 4));
  return date.slice(5, 7) >= '09' ? year : year - 1;
}

/** "2026 to 2027". */
export function academicYearWords(startYear: number): string {
  return `${startYear} to ${startYear + 1}`;
}

/** Key of a term. */
export function termKey(startYear: number, term: TermName): TermKey {
  return `${startYear}-${ORDER.indexOf(term) + 1}-${term}`;
}

/** Whether text is a term's key. */
export function isTermKey(text: string): boolean {
  const term = ORDER[text.charCodeAt(5) - 49];
  return term !== undefined && /^\d{4}-/.test(text) && text.slice(6) === `-${term}`;
}

/** The term a date falls in. */
export function termOf(date: CalendarDate): TermKey {
  if (!isCalendarDate(date)) throw new Error(`Not a date: ${date}`);
  const year = academicYearOf(date);
  const monthDay = date.slice(5);
  if (monthDay >= '09-01') return termKey(year, 'autumn');
  return termKey(year, monthDay <= '04-15' ? 'spring' : 'summer');
}

/** First and last date of a term. */
export function termDates(key: TermKey): { from: CalendarDate; to: CalendarDate } {
  const { year, term } = parseTerm(key);
  if (term === 'autumn') return { from: `${year}-09-01`, to: `${year}-12-31` };
  if (term === 'spring') return { from: `${year + 1}-01-01`, to: `${year + 1}-04-15` };
  return { from: `${year + 1}-04-16`, to: `${year + 1}-08-31` };
}

/** "autumn term 2026", "spring term 2027": the calendar year is the one people say. */
export function termWords(key: TermKey): string {
  const { year, term } = parseTerm(key);
  return `${term} term ${term === 'autumn' ? year : year + 1}`;
}

/** The term after. */
export function nextTerm(key: TermKey): TermKey {
  const { year, term } = parseTerm(key);
  if (term === 'summer') return termKey(year + 1, 'autumn');
  return termKey(year, term === 'autumn' ? 'spring' : 'summer');
}

/**
 * Terms from one to another, both included, in order; empty when `to` is before `from`.
 */
export function termsBetween(from: TermKey, to: TermKey): TermKey[] {
  const terms: TermKey[] = [];
  for (let key = from; key <= to; key = nextTerm(key)) terms.push(key);
  return terms;
}

/** A run of terms from one onward. */
export function termsFrom(from: TermKey, howMany: number): TermKey[] {
  const terms: TermKey[] = [];
  for (let key = from; terms.length < howMany; key = nextTerm(key)) terms.push(key);
  return terms;
}

function parseTerm(key: TermKey): { year: number; term: TermName } {
  if (!isTermKey(key)) throw new Error(`Not a term: ${key}`);
  return { year: Number(key.slice(0, 4)), term: ORDER[Number(key[5]) - 1] ?? 'autumn' };
}
