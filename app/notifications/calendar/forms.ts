import { z } from 'zod';
import { type CalendarDate, isCalendarDate } from '~/kernel/clock';
import { DATE_KINDS, type DateKind, isMonth, type Month, monthOf } from '../domain/calendar/dates';

/** What a new private address is made from. */
export const newFeedForm = z.object({
  intent: z.literal('make'),
  id: z.string().regex(/^[a-z][a-z0-9]{7,31}$/),
  name: z
    .string({ error: 'Enter where you will use it, such as: my phone' })
    .trim()
    .min(1, 'Enter where you will use it, such as: my phone')
    .max(60, 'Enter a name of 60 characters or fewer'),
});

/** Which address is to stop. */
export const endFeedForm = z.object({ intent: z.literal('end'), feed: z.string().min(1).max(40) });

/** What a page of the calendar shows, from its address. */
export type CalendarFilter = {
  month: Month;
  /** The day whose dates alone are listed; null for the whole month. */
  day: CalendarDate | null;
  kind: DateKind | null;
  whose: 'mine' | 'all';
};

/**
 * Reads the filter from an address; what is not understood has its usual value.
 * @param thisMonth the month shown when none is asked for
 */
export function readCalendarFilter(query: URLSearchParams, thisMonth: Month): CalendarFilter {
  const asked = query.get('month') ?? '';
  const month = isMonth(asked) ? asked : thisMonth;
  const day = query.get('day') ?? '';
  const kind = DATE_KINDS.find((one) => one === query.get('show')) ?? null;
  return {
    month,
    day: isCalendarDate(day) && monthOf(day) === month ? day : null,
    kind,
    whose: query.get('whose') === 'all' ? 'all' : 'mine',
  };
}
