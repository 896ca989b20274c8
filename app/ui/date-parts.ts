import { z } from 'zod';
import { isCalendarDate } from '~/kernel/clock';

/** A date as the three boxes of `DateField` post it. */
export type DateParts = { day?: string; month?: string; year?: string };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * A date from its parts; months may be words ("March") or figures.
 * @returns `YYYY-MM-DD`; `null` when every box is empty; `'invalid'` when there is no such date
 */
export function dateFromParts(parts: DateParts | null | undefined): string | null {
  const day = (parts?.day ?? '').trim();
  const month = (parts?.month ?? '').trim().toLowerCase();
  const year = (parts?.year ?? '').trim();
  if (day + month + year === '') return null;
  const named = MONTHS.indexOf(month.slice(0, 3));
  const figure = named >= 0 ? String(named + 1) : month;
  const text = `${year}-${figure.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(text) ? text : 'invalid';
}

/** A date posted by `DateField`, read straight from a form; as `dateFromParts`. */
export function readDate(formData: FormData, name: string): string | null {
  const part = (key: string) => String(formData.get(`${name}.${key}`) ?? '');
  return dateFromParts({ day: part('day'), month: part('month'), year: part('year') });
}

/** The parts of `2027-03-04` as people type them, or null when it is not a date. */
export function partsOfDate(text: string): Required<DateParts> | null {
  if (!isCalendarDate(text)) return null;
  const [year = '', month = '', day = ''] = text.split('-');
  return { day: String(Number(day)), month: String(Number(month)), year };
}

const parts = z
  .object({ day: z.string().optional(), month: z.string().optional(), year: z.string().optional() })
  .optional();

/**
 * Schema of a required date, for `forms.ts`: `startsOn: dateText('the date support starts')`.
 * @param what the date's name within a sentence, with its article
 * @returns a schema that gives `YYYY-MM-DD`
 */
export function dateText(what: string) {
  return parts.transform((typed, context) => {
    const date = dateFromParts(typed);
    if (date !== null && date !== 'invalid') return date;
    context.addIssue({ code: 'custom', message: date === null ? `Enter ${what}` : unreal(what) });
    return z.NEVER;
  });
}

/** As `dateText`, for a date that may be left out: gives `null` then. */
export function optionalDateText(what: string) {
  return parts.transform((typed, context) => {
    const date = dateFromParts(typed);
    if (date !== 'invalid') return date;
    context.addIssue({ code: 'custom', message: unreal(what) });
    return z.NEVER;
  });
}

function unreal(what: string): string {
  return `${what.charAt(0).toUpperCase()}${what.slice(1)} must be a real date, with a day, month and year, such as 4 3 2027`;
}
