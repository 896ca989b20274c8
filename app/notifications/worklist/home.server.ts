import { has, isService, type Viewer } from '~/accounts/domain/roles';
import { schoolCalendarOf } from '~/accounts/school-calendar.server';
import { type CalendarDate, calendarDate } from '~/kernel/clock';
import { addSchoolDays, type SchoolCalendar, schoolDaysBetween } from '~/kernel/school-calendar';
import type { WorkItem } from '~/kernel/work-item';
import { db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { worklistFor } from '~/worklist.server';
import { isPutOff, latestReturn, mayPutOff, type PutOff, usualReturns } from '../domain/worklist/put-off';
import { type HomePart, PART_PAGE, SOON_SCHOOL_DAYS, splitWork } from '../domain/worklist/split';
import { type FullList, fullListsOf } from './full-lists';
import { putOffsOf } from './put-off.server';

/** Areas give the most pressing of each kind, at least so many: from here on a part may not hold all there are. */
const CUT = 10;

/** One matter as the home page shows it. */
export type HomeRow = {
  key: string;
  title: string;
  detail: string;
  href: string;
  due: CalendarDate | null;
  /** The date since when it has waited. */
  since: CalendarDate | null;
  /** School days it is overdue, or has waited; null where there is nothing to count. */
  schoolDays: number | null;
  mayPutOff: boolean;
  /** Where it is put off: until when, and why. */
  put: { until: CalendarDate; reason: string } | null;
};

export type HomeWork = Record<HomePart, HomeList>;

/** One part of a worklist: how many matters it has, and those of them that are shown. */
export type HomeList = {
  total: number;
  rows: HomeRow[];
  /** Where the matters of a long part are listed whole. */
  lists: FullList[];
};

/**
 * The viewer's worklist in its parts, computed from the record at this moment.
 * @param most how many matters of a part are shown: all where it is not said
 */
export async function homeOf(viewer: Viewer, most?: number): Promise<HomeWork> {
  const parts = await partsOf(viewer);
  const list = (name: HomePart): HomeList => {
    const matters = parts.of(name);
    return {
      total: matters.length,
      rows: matters.slice(0, most).map(parts.row),
      lists: matters.length >= CUT ? fullListsOf(matters.map(({ item }) => item)) : [],
    };
  };
  return {
    overdue: list('overdue'),
    'due-soon': list('due-soon'),
    'to-do': list('to-do'),
    later: list('later'),
    waiting: list('waiting'),
    'put-off': list('put-off'),
  };
}

/**
 * One part of the viewer's worklist, a page of it.
 * @param page from 1; the last where there are not so many
 * @param size how many matters stand on one
 */
export async function homePartOf(
  viewer: Viewer,
  name: HomePart,
  page: number,
  size = PART_PAGE,
): Promise<HomeList & { page: number }> {
  const parts = await partsOf(viewer);
  const matters = parts.of(name);
  const here = Math.max(1, Math.min(page, Math.ceil(matters.length / size)));
  return {
    total: matters.length,
    rows: matters.slice((here - 1) * size, here * size).map(parts.row),
    lists: matters.length >= CUT ? fullListsOf(matters.map(({ item }) => item)) : [],
    page: here,
  };
}

type Matter = { item: WorkItem; put: PutOff | null };

/** The matters of each part, and how each is shown: working that out takes longer than sorting them. */
async function partsOf(viewer: Viewer) {
  const on = today();
  const [items, puts, calendar] = await Promise.all([
    itemsOf(viewer),
    putOffsOf(db(), viewer, on),
    schoolCalendarOf(db(), viewer.authorityId),
  ]);
  const split = splitWork(items, puts, { today: on, soonBy: addSchoolDays(calendar, on, SOON_SCHOOL_DAYS) });
  return {
    of: (name: HomePart): Matter[] =>
      name === 'put-off' ? split['put-off'] : split[name].map((item) => ({ item, put: null })),
    row: ({ item, put }: Matter) => rowOf(item, put, calendar, on),
  };
}

async function itemsOf(viewer: Viewer): Promise<WorkItem[]> {
  const { now, soon, waiting } = await worklistFor(viewer);
  return [...now, ...soon, ...waiting];
}

function rowOf(item: WorkItem, put: PutOff | null, calendar: SchoolCalendar, on: CalendarDate): HomeRow {
  const { key, title, detail, href, due } = item;
  const since = item.since ? calendarDate(item.since) : null;
  const from = item.kind !== 'waiting' && due !== null && due < on ? due : since;
  return {
    key,
    title,
    detail,
    href,
    due,
    since,
    schoolDays: from === null ? null : Math.max(0, schoolDaysBetween(calendar, from, on)),
    mayPutOff: mayPutOff(item) && due !== on,
    put: put && { until: put.until, reason: put.reason },
  };
}

/** The page on which the viewer puts one matter off; null where it is not on their list. */
export type PutOffPage = {
  item: WorkItem;
  /** How it stands where it is put off already. */
  put: { until: CalendarDate; reason: string } | null;
  /** The last day possible; null where it cannot be put off. */
  latest: CalendarDate | null;
  returns: CalendarDate[];
};

/** @returns null where the matter is not on the viewer's list, or waits for somebody else */
export async function putOffPage(viewer: Viewer, key: string): Promise<PutOffPage | null> {
  const on = today();
  const item = (await itemsOf(viewer)).find((one) => one.key === key && one.kind !== 'waiting');
  if (!item) return null;
  const [puts, calendar] = await Promise.all([
    putOffsOf(db(), viewer, on),
    schoolCalendarOf(db(), viewer.authorityId),
  ]);
  const put = puts.find((one) => isPutOff(item, one, on));
  const latest = mayPutOff(item) ? latestReturn(calendar, item.due, on) : null;
  return {
    item,
    put: put ? { until: put.until, reason: put.reason } : null,
    latest,
    returns: latest === null ? [] : usualReturns(calendar, on, latest),
  };
}

/** Whether somebody is asked for nothing by what they are: a member reads, and has no list. */
export function onlyReads(viewer: Viewer): boolean {
  return has(viewer, 'member') && !isService(viewer) && viewer.grants.every(({ role }) => role === 'member');
}
