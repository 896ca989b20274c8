import { type CalendarDate, isCalendarDate } from '~/kernel/clock';
import { weekday } from '~/kernel/school-calendar';
import { dateWords } from '~/kernel/words';
import type { DateKind, Month } from '../domain/calendar/dates';

/** Kinds of date as tabs have them, and as one of them is called. */
export const KIND_WORDS: Readonly<Record<DateKind, { many: string; one: string }>> = {
  visits: { many: 'Visits', one: 'Visit' },
  reviews: { many: 'Reviews', one: 'Review' },
  answers: { many: 'Answers', one: 'Answer due' },
  actions: { many: 'Actions', one: 'Action due' },
  agreements: { many: 'Agreements', one: 'Agreement' },
  measures: { many: 'Measures', one: 'Readings due' },
  money: { many: 'Invoices', one: 'Invoice due' },
  clusters: { many: 'Clusters and programmes', one: 'Meeting or session' },
  terms: { many: 'Term dates', one: 'Term date' },
};

/** "February 2027". */
export function monthWords(month: Month): string {
  const date = `${month}-01`;
  return isCalendarDate(date) ? dateWords(date).replace(/^1 /, '') : '';
}

export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

/** "Thursday 4 February", without the year, which stands above. */
export function dayWords(date: CalendarDate): string {
  return `${WEEKDAYS[(weekday(date) + 6) % 7]} ${dateWords(date).replace(/ \d{4}$/, '')}`;
}
