import type { CalendarDate } from '~/kernel/clock';
import { isCalendarDate } from '~/kernel/clock';
import { pageNumber } from '~/kernel/page-number';
import { dateFromParts } from '~/ui/date-parts';
import { financialYearTo, STATEMENT_SIDES } from '../../domain/payments/statement';
import type { StatementFilter } from './view';

/** The value of a place in an address: `authority.urn`. */
export function placeKey({ authorityId, urn }: { authorityId: string; urn: number }): string {
  return `${authorityId}.${urn}`;
}

/**
 * Reads what a statement's address asks for. A period is from and to, each as one date or in three boxes; what is missing
 * is the financial year until today.
 */
export function readStatementFilter(query: URLSearchParams, today: CalendarDate): StatementFilter {
  const usual = financialYearTo(today);
  const errors: Record<string, string[]> = {};
  const from = readDate(query, 'from', 'The first day', errors) ?? usual.from;
  const to = readDate(query, 'to', 'The last day', errors) ?? usual.to;
  if (from > to && Object.keys(errors).length === 0)
    errors.to = ['The last day must be the first day or later'];
  const found = /^([A-Za-z0-9_-]{1,60})\.(\d{6,7})$/.exec(query.get('place') ?? '');
  const side = query.get('side');
  return {
    place: found ? { authorityId: found[1] ?? '', urn: Number(found[2]) } : null,
    side: STATEMENT_SIDES.find((each) => each === side) ?? null,
    period: Object.keys(errors).length > 0 ? usual : { from, to },
    errors,
    typed: Object.fromEntries([...query].filter(([name]) => /^(from|to)(\.|$)/.test(name))),
    page: pageNumber(query.get('page')),
  };
}

function readDate(
  query: URLSearchParams,
  name: 'from' | 'to',
  what: string,
  errors: Record<string, string[]>,
): CalendarDate | null {
  const whole = query.get(name);
  if (whole !== null && isCalendarDate(whole)) return whole;
  const part = (key: string) => query.get(`${name}.${key}`) ?? '';
  const date = dateFromParts({ day: part('day'), month: part('month'), year: part('year') });
  if (date !== 'invalid') return date;
  errors[name] = [`${what} must be a real date, with a day, month and year, such as 4 3 2027`];
  return null;
}
