import { type CalendarDate, isCalendarDate } from '~/kernel/clock';
import { cleanText, isNoFigure } from './text';

/** A cell's value; `null` where it is blank; or what is wrong with it, for the report. */
export type CellValue<T> = { ok: true; value: T | null } | { ok: false; reason: string };

const good = <T>(value: T | null): CellValue<T> => ({ ok: true, value });

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Stands in the register for an opening date nobody knows. */
const UNKNOWN_DATE = '1900-01-01';

/**
 * A date written DD-MM-YYYY, DD/MM/YYYY (as a spreadsheet re-saves it, zeros lost or not, a time of
 * midnight added or not), with the month in letters, or YYYY-MM-DD. 1 January 1900 is the register's "not known" and reads as blank.
 */
export function readDate(cell: string): CellValue<CalendarDate> {
  if (cell === '') return good<CalendarDate>(null);
  const text = cleanText(cell).replace(/[ T]00:00(:00(\.0+)?)?$/, '');
  if (isNoFigure(text)) return good<CalendarDate>(null);
  const british = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  const worded = /^(\d{1,2})[-/. ]([a-z]{3,9})[-/. ](\d{4})$/i.exec(text);
  const month = worded ? MONTHS.indexOf((worded[2] ?? '').slice(0, 3).toLowerCase()) + 1 : 0;
  if (worded && month > 0) {
    const day = String(worded[1]).padStart(2, '0');
    return dateOf(`${worded[3]}-${String(month).padStart(2, '0')}-${day}`);
  }
  const date = british
    ? `${british[3]}-${String(british[2]).padStart(2, '0')}-${String(british[1]).padStart(2, '0')}`
    : text;
  return dateOf(date);
}

function dateOf(date: string): CellValue<CalendarDate> {
  if (!isCalendarDate(date))
    return { ok: false, reason: 'is not a date in the form day-month-year, such as 31-08-2025' };
  return good(date === UNKNOWN_DATE ? null : date);
}

/**
 * A whole number. A spreadsheet's "210.0" and "1,050" are read as what they were; "5.33E+05" has lost digits
 * and is not.
 * @param limits least and greatest that make sense
 */
export function readWhole(cell: string, limits: { from: number; to: number }): CellValue<number> {
  if (cell === '') return good<number>(null);
  const text = cleanText(cell).replaceAll(/(\d),(?=\d{3}\b)/g, '$1');
  if (isNoFigure(text)) return good<number>(null);
  if (!/^-?\d+(\.0+)?$/.test(text)) {
    return {
      ok: false,
      reason: /e\+/i.test(text)
        ? 'was shortened by a spreadsheet and has lost digits'
        : 'is not a whole number',
    };
  }
  const value = Number(text);
  if (value < limits.from || value > limits.to) {
    return { ok: false, reason: `is not between ${limits.from} and ${limits.to}` };
  }
  return good(value);
}

/** A figure that means "not known" when it is 0: pupils and places (no census taken), eastings and northings. */
export function readCount(cell: string, limits: { to: number }): CellValue<number> {
  const read = readWhole(cell, { from: 0, to: limits.to });
  return read.ok && read.value === 0 ? good<number>(null) : read;
}

/** A percentage from 0 to 100, with or without its sign. */
export function readPercent(cell: string): CellValue<number> {
  const text = cleanText(cell).replace(/\s*%$/, '');
  if (isNoFigure(text)) return good<number>(null);
  if (!/^\d{1,3}(\.\d+)?$/.test(text) || Number(text) > 100) {
    return { ok: false, reason: 'is not a percentage from 0 to 100' };
  }
  return good(Number(text));
}

/** A local authority code, its zeros put back where a spreadsheet lost them: "0" is "000". */
export function readLaCode(cell: string): string | null {
  const text = cleanText(cell).replace(/\.0+$/, '');
  return /^\d{1,3}$/.test(text) ? text.padStart(3, '0') : null;
}

/** A type-of-establishment code, two digits, its zero put back. */
export function readTypeCode(cell: string): string | null {
  const text = cleanText(cell);
  return /^\d{1,2}$/.test(text) ? text.padStart(2, '0') : null;
}

/** How a British postcode looks, spaces aside. */
export const POSTCODE = /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/;

/**
 * A postcode in capitals with its one space: "Tf6 6pn" → "TF6 6PN".
 * Text that is no British postcode (schools overseas) is kept as written.
 */
export function readPostcode(cell: string): string | null {
  const text = cleanText(cell);
  if (text === '') return null;
  const squeezed = text.toUpperCase().replaceAll(/[\s.]+/g, '');
  return POSTCODE.test(squeezed) ? `${squeezed.slice(0, -3)} ${squeezed.slice(-3)}` : text;
}
