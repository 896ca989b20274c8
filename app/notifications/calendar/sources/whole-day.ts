import type { DateItem } from '../../domain/calendar/dates';

/** A date by which something is due: the whole day, nowhere in particular. */
export function wholeDay(item: Omit<DateItem, 'place' | 'startsAt' | 'minutes' | 'cancelled'>): DateItem {
  return { ...item, place: null, startsAt: null, minutes: null, cancelled: false };
}
