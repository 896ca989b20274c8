import { type CalendarDate, isCalendarDate } from '~/kernel/clock';
import type { Pence } from '~/kernel/money';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * A date as British banks write it: `04/03/2027`, `4-3-27`, `2027-03-04`, `04 Mar 2027`, `04 March 27`, with or without a
 * time after it. The day stands before the month unless the year comes first.
 * @returns null for what is no date
 */
export function parseBankDate(text: string): CalendarDate | null {
  const trimmed = text.trim().replace(/[T\s]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[ap]m)?$/i, '');
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(trimmed);
  if (iso) return dateOf(iso[1], iso[2], iso[3]);
  const figures = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/.exec(trimmed);
  if (figures) return dateOf(figures[3], figures[2], figures[1]);
  const named = /^(\d{1,2})[-\s]([A-Za-z]{3})[a-z]*[-\s](\d{4}|\d{2})$/.exec(trimmed);
  const month = MONTHS.indexOf((named?.[2] ?? '').toLowerCase()) + 1;
  return named && month > 0 ? dateOf(named[3], String(month), named[1]) : null;
}

function dateOf(year = '', month = '', day = ''): CalendarDate | null {
  const whole = year.length === 2 ? `20${year}` : year;
  const date = `${whole}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(date) ? date : null;
}

/**
 * An amount as banks write it, signed: `1,234.56`, `£250`, `-12.00`, `(12.00)`, `12.00 DR`, `12.00CR`, `+5.10`.
 * @returns pence, negative for what is marked as going out; null for what is no amount
 */
export function parseBankAmount(text: string): Pence | null {
  const found =
    /^\(?([+-])?\s*(?:£|GBP)?\s*([+-])?((?:\d{1,3}(?:,\d{3})+)|\d{1,9})(?:\.(\d{1,2}))?\s*(CR|DR|-)?\)?$/i.exec(
      text.trim(),
    );
  if (!found) return null;
  const [, sign, innerSign, whole = '', part = '', mark = ''] = found;
  const bracketed = text.trim().startsWith('(');
  if (bracketed !== text.trim().endsWith(')')) return null;
  const pence = Number(whole.replaceAll(',', '')) * 100 + Number(part.padEnd(2, '0'));
  const out = sign === '-' || innerSign === '-' || bracketed || /^(DR|-)$/i.test(mark);
  if (pence > 1_000_000_000) return null;
  return out && pence > 0 ? -pence : pence;
}
