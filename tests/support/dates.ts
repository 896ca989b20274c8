import { addDays, calendarDate } from '~/kernel/clock';

/** A date some days from now, `YYYY-MM-DD`: journeys run on the day they are run. */
export function inDays(days: number): string {
  return addDays(calendarDate(new Date()), days);
}
