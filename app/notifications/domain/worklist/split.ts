import type { CalendarDate } from '~/kernel/clock';
import type { WorkItem } from '~/kernel/work-item';
import { isPutOff, type PutOff } from './put-off';

/** The parts of a worklist, in the order in which they are read. */
export const HOME_PARTS = ['overdue', 'due-soon', 'to-do', 'later', 'waiting', 'put-off'] as const;
export type HomePart = (typeof HOME_PARTS)[number];

/** How many matters of a part stand on the home page: as many as one looks over. All are on the page of the part. */
export const HOME_SHOWS = 12;
/** How many matters stand on one page of a part. */
export const PART_PAGE = 50;

/** How many school days ahead a date is soon. */
export const SOON_SCHOOL_DAYS = 10;

export type SplitWork = Record<Exclude<HomePart, 'put-off'>, WorkItem[]> & {
  'put-off': { item: WorkItem; put: PutOff }[];
};

type When = { today: CalendarDate; soonBy: CalendarDate };

/**
 * A worklist in its parts: each matter in exactly one, and each part in its order, whatever order they came in.
 *
 * What its reader is to do is overdue the day after its date, due soon up to `soonBy`, else to do, or later where it
 * will be theirs only in time. What others are to do comes with the longest wait first: nobody should have to look for
 * what has been forgotten.
 * @param puts what the reader has put off and not brought back
 */
export function splitWork(items: readonly WorkItem[], puts: readonly PutOff[], when: When): SplitWork {
  const split: SplitWork = {
    overdue: [],
    'due-soon': [],
    'to-do': [],
    later: [],
    waiting: [],
    'put-off': [],
  };
  for (const item of once(items)) {
    const put = puts.find((one) => isPutOff(item, one, when.today));
    if (put) split['put-off'].push({ item, put });
    else split[partOf(item, when)].push(item);
  }
  split.overdue.sort(byDate);
  split['due-soon'].sort(byDate);
  split['to-do'].sort(byWait);
  split.later.sort(byDate);
  split.waiting.sort(byWait);
  split['put-off'].sort((a, b) => compare(a.put.until, b.put.until) || compare(a.item.key, b.item.key));
  return split;
}

/** Which part a matter that is not put off belongs to. */
export function partOf(
  { kind, due }: Pick<WorkItem, 'kind' | 'due'>,
  { today, soonBy }: When,
): Exclude<HomePart, 'put-off'> {
  if (kind === 'waiting') return 'waiting';
  if (due !== null && due < today) return 'overdue';
  if (due !== null && due <= soonBy) return 'due-soon';
  return kind === 'now' ? 'to-do' : 'later';
}

const PRESSING: Record<WorkItem['kind'], number> = { now: 0, soon: 1, waiting: 2 };

/** One item a matter: where somebody with two roles has it twice, the more pressing. */
function once(items: readonly WorkItem[]): WorkItem[] {
  const byKey = new Map<string, WorkItem>();
  for (const item of items) {
    const other = byKey.get(item.key);
    if (!other || morePressing(item, other)) byKey.set(item.key, item);
  }
  return [...byKey.values()];
}

function morePressing(item: WorkItem, other: WorkItem): boolean {
  if (item.kind !== other.kind) return PRESSING[item.kind] < PRESSING[other.kind];
  return byDate(item, other) < 0;
}

/** The earlier date first; without a date after those with one; then what has waited longest. */
export function byDate(a: WorkItem, b: WorkItem): number {
  return compare(a.due ?? '9999-12-31', b.due ?? '9999-12-31') || byWait(a, b);
}

/** What has waited longest first; what nobody knows the beginning of comes last. */
export function byWait(a: WorkItem, b: WorkItem): number {
  const began = (item: WorkItem) => item.since?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return (
    began(a) - began(b) ||
    compare(a.due ?? '9999-12-31', b.due ?? '9999-12-31') ||
    compare(a.key, b.key) ||
    compare(a.title, b.title)
  );
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
