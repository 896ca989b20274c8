import type { CalendarDate } from '~/kernel/clock';

/** A time of day in England, "09:30", on the 24-hour clock. */
export type TimeOfDay = string;

/**
 * A time of day as people type it: "9:30", "09.30", "0930", "3pm", "3:30 pm".
 * @returns "09:30", or null when it is none
 */
export function parseTime(text: string): TimeOfDay | null {
  const typed = /^(\d{1,2})(?:[:.]?(\d{2}))?\s*([ap]m?)?$/.exec(
    text
      .trim()
      .toLowerCase()
      .replace(/\.m\.?$/, 'm'),
  );
  if (!typed) return null;
  const [, hours = '', minutes, half] = typed;
  if (minutes === undefined && half === undefined) return null;
  const hour = Number(hours);
  const minute = Number(minutes ?? 0);
  if (minute > 59 || hour > 23 || (half !== undefined && (hour < 1 || hour > 12))) return null;
  const shift = half?.startsWith('p') && hour < 12 ? 12 : half?.startsWith('a') && hour === 12 ? -12 : 0;
  return `${two(hour + shift)}:${two(minute)}`;
}

/** "15:30" as "3:30pm", "09:00" as "9am". */
export function timeWords(time: TimeOfDay | null): string {
  if (!time) return '';
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const figure = hour % 12 === 0 ? 12 : hour % 12;
  return `${figure}${minute === 0 ? '' : `:${two(minute)}`}${hour < 12 ? 'am' : 'pm'}`;
}

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The time of day in England at an instant. */
export function timeOf(instant: Date): TimeOfDay {
  return london.format(instant);
}

/**
 * The instant at which it is a time of day on a date in England; in summer an hour before the same time in UTC. Of a time
 * that comes twice as the clocks go back the first is taken, of one that never comes the one an hour on.
 */
export function instantAt(date: CalendarDate, time: TimeOfDay): Date {
  const utc = new Date(`${date}T${time}:00Z`);
  const hourBefore = new Date(utc.getTime() - 3_600_000);
  return timeOf(hourBefore) === time ? hourBefore : utc;
}

const two = (n: number) => String(n).padStart(2, '0');
