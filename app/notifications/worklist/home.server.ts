import { has, isService, type Viewer } from '~/accounts/domain/roles';
import { schoolCalendarOf } from '~/accounts/school-calendar.server';
import { type CalendarDate, calendarDate } from '~/kernel/clock';
import { addSchoolDays, type SchoolCalendar, schoolDaysBetween } from '~/kernel/school-calendar';
import type { WorkItem } from '~/kernel/work-item';
import { db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { worklistFor } from '~/worklist.server';
import { isPutOff, latestReturn, mayPutOff, type PutOff, usualReturns } from '../domain/worklist/put-off';
import { type HomePart, SOON_SCHOOL_DAYS, splitWork } from '../domain/worklist/split';
import { putOffsOf } from './put-off.server';

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

export type HomeWork = Record<HomePart, HomeRow[]>;

/** The viewer's worklist in its parts, computed from the record at this moment. */
export async function homeOf(viewer: Viewer): Promise<HomeWork> {
  const on = today();
  const [items, puts, calendar] = await Promise.all([
    itemsOf(viewer),
    putOffsOf(db(), viewer, on),
    schoolCalendarOf(db(), viewer.authorityId),
  ]);
  const split = splitWork(items, puts, { today: on, soonBy: addSchoolDays(calendar, on, SOON_SCHOOL_DAYS) });
  const rows = (part: Exclude<HomePart, 'put-off'>) =>
    split[part].map((item) => rowOf(item, null, calendar, on));
  return {
    overdue: rows('overdue'),
    'due-soon': rows('due-soon'),
    'to-do': rows('to-do'),
    later: rows('later'),
    waiting: rows('waiting'),
    'put-off': split['put-off'].map(({ item, put }) => rowOf(item, put, calendar, on)),
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
