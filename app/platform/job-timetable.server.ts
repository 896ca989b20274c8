import { Cron } from 'croner';
import { count, list } from '~/kernel/words';

/**
 * When scheduled work is due: at times of England (a cron pattern of five fields: minute, hour, day of the month, month,
 * day of the week), or so many minutes after it was begun last.
 */
export type Timetable =
  | { when: string; everyMinutes?: undefined }
  | { everyMinutes: number; when?: undefined };

const MINUTE = 60_000;

function cronOf(pattern: string): Cron {
  return new Cron(pattern, { timezone: 'Europe/London', mode: '5-part', paused: true });
}

/**
 * Refuses a timetable that would never come round.
 * @throws Error for a pattern that cannot be read or never falls due, and for minutes below one
 */
export function checkTimetable(timetable: Timetable): void {
  if (timetable.when === undefined) {
    if (!Number.isInteger(timetable.everyMinutes) || timetable.everyMinutes < 1)
      throw new Error(`A timetable needs whole minutes, at least one: ${timetable.everyMinutes}`);
    return;
  }
  if (!cronOf(timetable.when).nextRun()) throw new Error(`A timetable never falls due: ${timetable.when}`);
}

/**
 * The first time a timetable falls due strictly after an instant. A time of day that the clocks leave out in spring is
 * the first one after the gap; one that comes twice in autumn counts once.
 */
export function nextAfter(timetable: Timetable, after: Date): Date {
  if (timetable.when === undefined) return new Date(after.getTime() + timetable.everyMinutes * MINUTE);
  const next = cronOf(timetable.when).nextRun(after);
  if (!next) throw new Error(`A timetable never falls due: ${timetable.when}`);
  return next;
}

/** What is kept of work between its runs. */
export type LastRun = { nextAt: Date | null; lastStartedAt: Date | null };

/**
 * When work is due, from what is kept of it. Times that were missed while nothing ran are made up for by one run. Work
 * at times of day that has never run waits for its time; work by minutes begins at once. A timetable that has since been
 * changed to come round earlier counts at once, and so does a clock that was set back.
 */
export function dueAt(timetable: Timetable, kept: LastRun | null, now: Date): Date {
  const upcoming = nextAfter(timetable, now);
  const planned = kept?.nextAt ?? plannedFrom(timetable, kept?.lastStartedAt ?? null, now);
  return new Date(Math.min(planned.getTime(), upcoming.getTime()));
}

function plannedFrom(timetable: Timetable, lastStartedAt: Date | null, now: Date): Date {
  if (lastStartedAt) return nextAfter(timetable, lastStartedAt);
  return timetable.when === undefined ? now : nextAfter(timetable, now);
}

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** A timetable as people say it: "Every 15 minutes", "Monday to Friday at 7:00am". */
export function timetableWords(timetable: Timetable): string {
  if (timetable.when === undefined) return everyMinutesWords(timetable.everyMinutes);
  const pattern = timetable.when;
  const [minute = '', hour = '', dayOfMonth = '', month = '', dayOfWeek = ''] = pattern.split(' ');
  const step = /^\*\/(\d+)$/.exec(minute)?.[1];
  const everyDay = dayOfMonth === '*' && month === '*';
  if (everyDay && hour === '*' && dayOfWeek === '*') {
    if (step) return everyMinutesWords(Number(step));
    if (/^\d+$/.test(minute))
      return minute === '0' ? 'Every hour' : `Every hour, at ${count(Number(minute), 'minute')} past`;
  }
  if (!/^\d+$/.test(minute) || !/^\d+(,\d+)*$/.test(hour)) return `By the pattern ${pattern}`;
  const at = `at ${list(hour.split(',').map((one) => timeWords(Number(one), Number(minute))))}`;
  if (everyDay) {
    const days = daysWords(dayOfWeek);
    if (days) return `${days} ${at}`;
  }
  if (/^\d+$/.test(dayOfMonth) && month === '*' && dayOfWeek === '*')
    return `On day ${dayOfMonth} of every month ${at}`;
  return `By the pattern ${pattern}`;
}

function everyMinutesWords(minutes: number): string {
  if (minutes === 1) return 'Every minute';
  if (minutes % 60 !== 0) return `Every ${count(minutes, 'minute')}`;
  return minutes === 60 ? 'Every hour' : `Every ${count(minutes / 60, 'hour')}`;
}

function daysWords(dayOfWeek: string): string | null {
  if (dayOfWeek === '*') return 'Every day';
  const range = /^(\d)-(\d)$/.exec(dayOfWeek);
  if (range) return `${DAYS[Number(range[1])]} to ${DAYS[Number(range[2])]}`;
  if (!/^\d(,\d)*$/.test(dayOfWeek)) return null;
  return `Every ${list(dayOfWeek.split(',').map((day) => DAYS[Number(day)] ?? ''))}`;
}

function timeWords(hour: number, minute: number): string {
  const twelve = hour % 12 === 0 ? 12 : hour % 12;
  return `${twelve}:${String(minute).padStart(2, '0')}${hour < 12 ? 'am' : 'pm'}`;
}
