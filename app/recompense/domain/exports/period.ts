import type { CalendarDate } from '~/kernel/clock';

/**
 * Years that accounts are closed by: the financial year of local government, 1 April to 31 March (Local Government
 * Finance Act 1992, section 116), and the academic year that schools plan by, 1 September to 31 August.
 */
export const YEAR_KINDS = ['financial', 'academic'] as const;
export type YearKind = (typeof YEAR_KINDS)[number];

/** A stretch of days, both ends within it. */
export type Period = { from: CalendarDate; to: CalendarDate };

/** First day of a kind of year, month and day. */
const BEGINS: Readonly<Record<YearKind, string>> = { financial: '04-01', academic: '09-01' };
const ENDS: Readonly<Record<YearKind, string>> = { financial: '03-31', academic: '08-31' };

/** The year that begins in a calendar year. */
export function yearPeriod(kind: YearKind, startYear: number): Period {
  return { from: `${startYear}-${BEGINS[kind]}`, to: `${startYear + 1}-${ENDS[kind]}` };
}

/** Calendar year in which the year containing a date begins. */
export function startYearOf(kind: YearKind, date: CalendarDate): number {
  const year = Number(date.slice(0, 4));
  return date.slice(5) >= BEGINS[kind] ? year : year - 1;
}

/** "Financial year 2026 to 2027". */
export function yearWords(kind: YearKind, startYear: number): string {
  return `${kind === 'financial' ? 'Financial' : 'Academic'} year ${startYear} to ${startYear + 1}`;
}

/** A year as the address of a page has it, `financial-2026`. */
export function yearKey(kind: YearKind, startYear: number): string {
  return `${kind}-${startYear}`;
}

/**
 * Reads `financial-2026`.
 * @returns null for what is no year, or one outside 2000 to 2099
 */
export function readYearKey(text: string | null): { kind: YearKind; startYear: number } | null {
  const [, kind, year] = /^(financial|academic)-(20\d\d)$/.exec(text ?? '') ?? [];
  const found = YEAR_KINDS.find((one) => one === kind);
  return found ? { kind: found, startYear: Number(year) } : null;
}
