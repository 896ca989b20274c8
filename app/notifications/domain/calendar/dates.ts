import type { TimeOfDay } from '~/agreements/domain/visits/times';
import { addDays, type CalendarDate } from '~/kernel/clock';
import { weekday } from '~/kernel/school-calendar';

/** What a date is about, for the filter of the page. */
export const DATE_KINDS = [
  'visits',
  'reviews',
  'answers',
  'actions',
  'agreements',
  'measures',
  'money',
  'clusters',
  'terms',
] as const;
export type DateKind = (typeof DATE_KINDS)[number];

/** Something of the record that has a date. */
export type DateItem = {
  /** Stable: the same matter has the same key, and so the same UID in calendars, every time. */
  key: string;
  kind: DateKind;
  /** What it is, on the page. */
  title: string;
  /** What leaves the service: the same or less, with nothing confidential. */
  outside: string;
  /** What fits a cell of a month, where what leaves the service would say too little. */
  short?: string;
  /** Reference of the record it belongs to, where it has one. */
  ref: string | null;
  place: string | null;
  on: CalendarDate;
  /** "09:30"; null where it is for the whole day. */
  startsAt: TimeOfDay | null;
  minutes: number | null;
  /** Path of its page. */
  href: string;
  /** Where a calendar outside leads, where the page's own address would say too much. */
  outsideHref?: string;
  cancelled: boolean;
  /** The iCalendar SEQUENCE. */
  sequence: number;
  /** When the record was last changed. */
  changedAt: Date;
};

/** Days from one to another, both included. */
export type DateRange = { from: CalendarDate; to: CalendarDate };

/** A month, "2027-02". */
export type Month = string;

/** The month a date is in. */
export function monthOf(date: CalendarDate): Month {
  return date.slice(0, 7);
}

/** Whether text is a month from 2000 to 2099. */
export function isMonth(text: string): boolean {
  return /^20\d\d-(0[1-9]|1[0-2])$/.test(text);
}

/** A month some months later, or earlier when negative. */
export function addMonths(month: Month, months: number): Month {
  const number = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
}

/** First and last day of a month. */
export function daysOf(month: Month): DateRange {
  return { from: `${month}-01`, to: addDays(`${addMonths(month, 1)}-01`, -1) };
}

/**
 * A month as weeks from Monday to Sunday; null stands for days of the months beside it.
 */
export function weeksOf(month: Month): (CalendarDate | null)[][] {
  const { from, to } = daysOf(month);
  const before = (weekday(from) + 6) % 7;
  const days: (CalendarDate | null)[] = Array.from({ length: before }, () => null);
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  while (days.length % 7 !== 0) days.push(null);
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

/** How far back and ahead a private feed goes, in months. */
const FEED_BACK = 3;
const FEED_AHEAD = 18;

/** The days a private feed tells of: three months back, so that programs keep what was, and eighteen ahead. */
export function feedRange(today: CalendarDate): DateRange {
  const month = monthOf(today);
  return { from: daysOf(addMonths(month, -FEED_BACK)).from, to: daysOf(addMonths(month, FEED_AHEAD)).to };
}

/** Dates in the order of days; those with a time after those of the whole day, by their time. */
export function inOrder(items: readonly DateItem[]): DateItem[] {
  const sortKey = ({ on, startsAt, key }: DateItem) => `${on} ${startsAt ?? ''} ${key}`;
  return [...items].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}
