import type { CalendarDate } from '~/kernel/clock';
import { no, type Verdict, yes } from '~/kernel/verdict';
import type { Category } from './categories';

/** The most an authority may set: twenty-five years. */
export const MOST_MONTHS = 300;

/**
 * The same day some months earlier; the last of the month where it has no such day (29 February → 28).
 * @param months whole months
 */
export function monthsBefore(date: CalendarDate, months: number): CalendarDate {
  return monthsAfter(date, -months);
}

/** The same day some months later; the last of the month where it has no such day. */
export function monthsAfter(date: CalendarDate, months: number): CalendarDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const index = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(index / 12), index - Math.floor(index / 12) * 12];
  const leap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
  const last = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m] ?? 31;
  return `${String(y).padStart(4, '0')}-${two(m + 1)}-${two(Math.min(day, last))}`;
}

const two = (n: number) => String(n).padStart(2, '0');

/** Months a category is kept: what the authority set, else what is usual; never less than the law asks. */
export function monthsOf(category: Category, set: number | null): number | null {
  if (category.months === null) return null;
  return Math.max(set ?? category.months, category.least);
}

/** Whether an authority may keep a category for so many months. */
export function checkMonths(category: Category | null, months: number): Verdict {
  if (!category || category.months === null)
    return no('retention.not-found', 'This line of the register has no time of its own.');
  if (months < category.least)
    return no('retention.too-short', `Enter ${timeWords(category.least)} or more: ${category.why}`, {
      field: 'months',
    });
  if (months > MOST_MONTHS)
    return no(
      'retention.too-long',
      `Enter ${timeWords(MOST_MONTHS)} or less: nothing may be kept for longer than needed`,
      {
        field: 'months',
      },
    );
  return yes();
}

/** "6 years", "1 year and 6 months", "3 months". */
export function timeWords(months: number): string {
  const [years, rest] = [Math.floor(months / 12), months % 12];
  const parts = [years > 0 ? counted(years, 'year') : '', rest > 0 ? counted(rest, 'month') : ''];
  return parts.filter((part) => part !== '').join(' and ') || 'no time';
}

const counted = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`;
