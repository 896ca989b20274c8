import { type CalendarDate, calendarDate } from '~/kernel/clock';
import { clock } from './clock.server';

/** Today's date in England, for pages. */
export function today(): CalendarDate {
  return calendarDate(clock.now());
}
