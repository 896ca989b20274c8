import { instantAt, type TimeOfDay, timeOf } from '~/agreements/domain/visits/times';
import { addDays, type CalendarDate, calendarDate, startOfDay } from '~/kernel/clock';

/** When mail may reach a person. All times are times of day in England. */
export type MailTimes = {
  /** Nothing from this time to that; past midnight where `from` is the later one. Null: no quiet hours. */
  quiet: { from: TimeOfDay; to: TimeOfDay } | null;
  /** Whether Saturdays, Sundays and bank holidays are quiet as well. */
  quietWeekends: boolean;
  /** When the day's summary comes. */
  digestAt: TimeOfDay;
};

/** Evenings, nights and weekends are people's own, unless they say otherwise; the summary is there before school begins. */
export const USUAL_TIMES: MailTimes = {
  quiet: { from: '19:00', to: '07:00' },
  quietWeekends: true,
  digestAt: '07:30',
};

/** More days in a row without a working day than there are. */
const DAYS_LOOKED_AT = 30;

/**
 * The earliest instant, not before `at`, at which mail may go to a person.
 * @param isWorkingDay whether a date is neither at a weekend nor a bank holiday
 */
export function afterQuiet(
  at: Date,
  times: Pick<MailTimes, 'quiet' | 'quietWeekends'>,
  isWorkingDay: (date: CalendarDate) => boolean,
): Date {
  let free = at;
  for (let looked = 0; looked < 2 * DAYS_LOOKED_AT; looked++) {
    const date = calendarDate(free);
    const end =
      times.quietWeekends && !isWorkingDay(date)
        ? startOfDay(addDays(date, 1))
        : endOfQuiet(free, date, times.quiet);
    if (end === null) return free;
    free = end;
  }
  return free;
}

/** When the quiet hours end that an instant falls in; null where it falls in none. */
function endOfQuiet(at: Date, date: CalendarDate, quiet: MailTimes['quiet']): Date | null {
  if (quiet === null) return null;
  const day = dayOfEnd(timeOf(at), date, quiet);
  if (day === null) return null;
  const end = instantAt(day, quiet.to);
  // In the hour that comes twice as the clocks go back, quiet hours that ended in its first half stay ended.
  return end > at ? end : null;
}

function dayOfEnd(
  time: TimeOfDay,
  date: CalendarDate,
  { from, to }: NonNullable<MailTimes['quiet']>,
): CalendarDate | null {
  if (from < to) return from <= time && time < to ? date : null;
  if (time >= from) return addDays(date, 1);
  return time < to ? date : null;
}

/** Whether a time of day falls in quiet hours. */
export function isQuiet(time: TimeOfDay, quiet: MailTimes['quiet']): boolean {
  return quiet !== null && dayOfEnd(time, '2026-01-01', quiet) !== null;
}

/**
 * When today's summary falls due. What happens after it waits for the next one.
 * @returns null on a day without one: weekends and bank holidays, where these are quiet
 */
export function digestOf(
  date: CalendarDate,
  times: MailTimes,
  isWorkingDay: (date: CalendarDate) => boolean,
): Date | null {
  return times.quietWeekends && !isWorkingDay(date) ? null : instantAt(date, times.digestAt);
}

/** When the next summary comes after an instant; null where none comes for weeks. */
export function nextDigest(
  after: Date,
  times: MailTimes,
  isWorkingDay: (date: CalendarDate) => boolean,
): Date | null {
  for (let days = 0; days < DAYS_LOOKED_AT; days++) {
    const at = digestOf(addDays(calendarDate(after), days), times, isWorkingDay);
    if (at !== null && at > after) return at;
  }
  return null;
}

const HOUR_MS = 3_600_000;

/**
 * Whether a mail that goes at an instant is to bring the summary's news with it: it goes in the hour before the person's
 * summary, which would be a second mail within the hour.
 */
export function goesWithSummary(
  at: Date,
  times: MailTimes,
  isWorkingDay: (date: CalendarDate) => boolean,
): boolean {
  const due = digestOf(calendarDate(at), times, isWorkingDay);
  return due !== null && at <= due && due.getTime() - at.getTime() <= HOUR_MS;
}
