import type { CalendarDate } from '~/kernel/clock';
import { addSchoolDays, type SchoolCalendar } from '~/kernel/school-calendar';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { dateWords } from '~/kernel/words';
import type { WorkItem } from '~/kernel/work-item';

/** For how many school days a matter can be put off at most. No source sets it: four weeks of school, and it is asked again. */
export const FURTHEST_SCHOOL_DAYS = 20;

/** A matter that somebody has put off, as kept. */
export type PutOff = {
  id: string;
  itemKey: string;
  /** Its due date as it stood. */
  due: CalendarDate | null;
  /** The first day on which it is shown again. */
  until: CalendarDate;
  reason: string;
};

/** Whether a matter is one that its reader may put off: something they are to do, with no date set by law or by the lead. */
export function mayPutOff(item: Pick<WorkItem, 'kind' | 'firm'>): boolean {
  return item.kind !== 'waiting' && item.firm !== true;
}

/**
 * Whether a matter is put off today. It comes back by itself on its day, and at once when its due date has changed or
 * when it has become one that cannot be put off.
 */
export function isPutOff(
  item: Pick<WorkItem, 'key' | 'kind' | 'firm' | 'due'>,
  put: PutOff,
  today: CalendarDate,
): boolean {
  return mayPutOff(item) && put.itemKey === item.key && put.due === item.due && put.until > today;
}

/**
 * The last day on which a matter that is put off today is shown again: its own date where that still lies ahead, so
 * that nobody misses one by putting it off, and `FURTHEST_SCHOOL_DAYS` school days ahead at most.
 * @returns null where it is due today
 */
export function latestReturn(
  calendar: SchoolCalendar,
  due: CalendarDate | null,
  today: CalendarDate,
): CalendarDate | null {
  if (due === today) return null;
  const furthest = addSchoolDays(calendar, today, FURTHEST_SCHOOL_DAYS);
  return due !== null && due > today && due < furthest ? due : furthest;
}

/** The days offered for a matter to come back: the next school day, in a school week and in two, as far as they are possible. */
export function usualReturns(
  calendar: SchoolCalendar,
  today: CalendarDate,
  latest: CalendarDate,
): CalendarDate[] {
  return [1, 5, 10].map((days) => addSchoolDays(calendar, today, days)).filter((day) => day <= latest);
}

/**
 * Whether a matter can be put off until a day.
 * @returns refusals `put-off.waiting`, `put-off.firm`, `put-off.due-today`, and beside the day `put-off.too-early`,
 *   `put-off.too-late`
 */
export function checkPutOff(
  calendar: SchoolCalendar,
  item: Pick<WorkItem, 'kind' | 'firm' | 'due'>,
  until: CalendarDate,
  today: CalendarDate,
): Verdict {
  if (item.kind === 'waiting') {
    return no('put-off.waiting', 'This waits for somebody else. There is nothing for you to put off.');
  }
  if (item.firm) {
    return no(
      'put-off.firm',
      'This is a formal step with a set date, so it cannot be put off. If you need more time, ask for it.',
    );
  }
  const latest = latestReturn(calendar, item.due, today);
  if (latest === null) return no('put-off.due-today', 'This is due today, so it cannot be put off.');
  if (until <= today) return no('put-off.too-early', 'Choose a day after today', { field: 'until' });
  if (until > latest) {
    return no('put-off.too-late', `Choose a day up to ${dateWords(latest)}`, { field: 'until' });
  }
  return yes();
}
