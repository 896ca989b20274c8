import { isService, type Viewer } from '~/accounts/domain/roles';
import { schoolCalendarOf } from '~/accounts/school-calendar.server';
import { timeWords } from '~/agreements/domain/visits/times';
import type { CalendarDate } from '~/kernel/clock';
import { isSchoolDay } from '~/kernel/school-calendar';
import { db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { DATE_KINDS, type DateItem, type DateKind, daysOf, monthOf, weeksOf } from '../domain/calendar/dates';
import { datesOf } from './dates.server';
import { type CalendarFilter, readCalendarFilter } from './forms';
import { dayWords, KIND_WORDS } from './wording';

/** A date as the page has it. */
export type DateView = {
  key: string;
  on: CalendarDate;
  /** "Thursday 4 February". */
  day: string;
  /** "9am"; empty for the whole day. */
  time: string;
  title: string;
  /** The same in few words, for a cell of the month. */
  short: string;
  kind: string;
  place: string | null;
  /** Null for a term date, which has no page of its own. */
  href: string | null;
  cancelled: boolean;
};

/** A day of the month; null for one of the months beside it. */
export type DayView = {
  date: CalendarDate;
  number: number;
  words: string;
  today: boolean;
  /** Whether schools of the authority are open. */
  schoolDay: boolean;
  dates: DateView[];
} | null;

export type CalendarView = {
  filter: CalendarFilter;
  thisMonth: string;
  weeks: DayView[][];
  /** Those listed: of the day asked for, or of the month as far as a page takes them. */
  dates: DateView[];
  /** How many there are to list; more than are listed in a month of a whole authority. */
  found: number;
  /** Kinds there are in this month, with how many. */
  kinds: { kind: DateKind; label: string; count: number }[];
  /** How many there are of all kinds. */
  count: number;
  /** Whether the viewer may look at dates of the whole authority. */
  service: boolean;
  /** The next date to come, in the month that is now; null in others, and where none is left. */
  next: DateView | null;
};

/** More than this is no longer a page: days and kinds lead to the others. */
const MOST_LISTED = 120;

/** A month of the viewer's dates. */
export async function calendarPage(viewer: Viewer, query: URLSearchParams): Promise<CalendarView> {
  const now = today();
  const filter = readCalendarFilter(query, monthOf(now));
  const service = isService(viewer);
  const whose = service ? filter.whose : 'mine';
  const all = await datesOf(viewer, daysOf(filter.month), { whose });
  const kept = filter.kind === null ? all : all.filter(({ kind }) => kind === filter.kind);
  const dates = kept.map(viewOf);
  const listed = filter.day === null ? dates : dates.filter(({ on }) => on === filter.day);
  const calendar = await schoolCalendarOf(db(), viewer.authorityId);
  const dayOf = (date: CalendarDate): DayView => ({
    date,
    number: Number(date.slice(8)),
    words: dayWords(date),
    today: date === now,
    schoolDay: isSchoolDay(calendar, date),
    dates: dates.filter(({ on }) => on === date),
  });
  const coming = all.find(({ on, cancelled, kind }) => on >= now && !cancelled && kind !== 'terms');
  return {
    filter: { ...filter, whose },
    thisMonth: monthOf(now),
    dates: listed.slice(0, MOST_LISTED),
    found: listed.length,
    weeks: weeksOf(filter.month).map((week) => week.map((date) => (date === null ? null : dayOf(date)))),
    kinds: DATE_KINDS.map((kind) => ({
      kind,
      label: KIND_WORDS[kind].many,
      count: all.filter((item) => item.kind === kind).length,
    })).filter(({ kind, count }) => count > 0 || kind === filter.kind),
    count: all.length,
    service,
    next: filter.month === monthOf(now) && coming ? viewOf(coming) : null,
  };
}

function viewOf({
  key,
  kind,
  on,
  startsAt,
  title,
  outside,
  short,
  place,
  href,
  cancelled,
}: DateItem): DateView {
  return {
    ...{ key, on, title, place, cancelled },
    href: kind === 'terms' ? null : href,
    day: dayWords(on),
    time: timeWords(startsAt),
    short: short ?? outside,
    kind: KIND_WORDS[kind].one,
  };
}
