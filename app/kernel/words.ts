import { type CalendarDate, calendarDate, isCalendarDate } from './clock';

const longDate = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const clockTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h12',
});

/** `2027-03-04` as "4 March 2027"; empty text for no date. */
export function dateWords(date: CalendarDate | null | undefined): string {
  if (!date) return '';
  if (!isCalendarDate(date)) return longDate.format(new Date(`${date}T00:00:00Z`));
  return `${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]} ${Number(date.slice(0, 4))}`;
}

/** An instant as "4 March 2027 at 3:05pm", in England's time. */
export function instantWords(at: Date | null | undefined): string {
  if (!at) return '';
  return `${dateWords(calendarDate(at))} at ${clockTime.format(at).replace(' ', '').toLowerCase()}`;
}

/** "1 day", "2 days", "0 days": a count with its noun. */
export function count(n: number, one: string, many = `${one}s`): string {
  // Small numbers look the same everywhere, and are most of them.
  const figure = n >= 0 && n < 1000 && Number.isInteger(n) ? n : n.toLocaleString('en-GB');
  return `${figure} ${n === 1 ? one : many}`;
}

/** Items as a sentence: "a", "a and b", "a, b and c". */
export function list(items: readonly string[], last = 'and'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${last} ${items[items.length - 1]}`;
}

/** What somebody reads whose form did not arrive whole: a part of the page was lost, or it was put together by hand. */
export const INCOMPLETE_FORM =
  'Something of this page did not arrive. Open the page again, then enter your answers once more';

/**
 * Typed text without the characters that nobody types and nobody sees: control characters (a database refuses some),
 * spaces of no width, and marks that make words read in another order than they are written, which would let a signed
 * text show something else than it says. Tabs, line breaks, right-to-left writing and joined emoji stay.
 */
export function typedText(text: string): string {
  return text.replace(UNSEEN, '');
}
const UNSEEN = /[^\P{Cc}\t\n\r]|[\u200B\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu;
