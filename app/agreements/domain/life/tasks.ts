import type { Standing } from '../permissions';
import { afterTasks, agreeTasks, changeTasks, endingTasks } from './closing-tasks';
import { actionTasks, measureTasks, milestoneTasks, reviewTasks, visitTasks } from './delivery-tasks';
import type { LifeRecord } from './record';
import type { Task, TaskStatus } from './task';

/** A task as one viewer sees it. */
export type OwnTask = Task & {
  /** Whether it falls to the viewer. */
  mine: boolean;
};

/**
 * The task list of an agreement: what is done, what is to be done now, what is settled for later, and what cannot start
 * yet and why. Nothing is asked of anybody in an agreement that was ended early but to look whether something lasted.
 */
export function tasksOf(record: LifeRecord): OwnTask[] {
  return all(record).map((one) => ({
    ...one,
    mine: one.status !== 'done' && one.whose.some((standing) => record.standings.includes(standing)),
  }));
}

function all(record: LifeRecord): Task[] {
  const agreed = agreeTasks(record);
  const delivered = [
    ...visitTasks(record),
    ...reviewTasks(record),
    ...measureTasks(record),
    ...milestoneTasks(record),
    ...actionTasks(record),
  ];
  if (record.state === 'terminated') return [...agreed, ...delivered, ...afterTasks(record)].filter(ofEnded);
  if (record.state === 'closed') {
    return [...agreed, ...delivered.filter(isDone), ...endingTasks(record), ...afterTasks(record)];
  }
  if (record.state === 'closing') {
    // What has begun is finished; nothing new is planned, and measures are read once more at the end.
    return [
      ...agreed,
      ...visitTasks(record),
      ...reviewTasks(record),
      ...milestoneTasks(record),
      ...actionTasks(record),
      ...changeTasks(record),
      ...endingTasks(record),
      ...afterTasks(record),
    ];
  }
  return [...agreed, ...delivered, ...changeTasks(record), ...endingTasks(record), ...afterTasks(record)];
}

const isDone = ({ status }: Task) => status === 'done';
/** What is left of an agreement that was ended early: what was done, and reading the measures again if it had begun. */
const ofEnded = (one: Task) => isDone(one) || one.stage === 'after';

/** What is done first among what can be done: overdue before the rest, then by date, then in the order of the list. */
const URGENCY: Readonly<Record<TaskStatus, number>> = { overdue: 0, now: 1, coming: 2, blocked: 3, done: 4 };

/** Tasks in the order in which they press; those of the same urgency by date, and those of the list's order. */
export function byUrgency(tasks: readonly OwnTask[]): OwnTask[] {
  return tasks
    .map((one, place) => ({ one, place }))
    .sort(
      (a, b) =>
        URGENCY[a.one.status] - URGENCY[b.one.status] ||
        compare(a.one.due ?? '9999', b.one.due ?? '9999') ||
        a.place - b.place,
    )
    .map(({ one }) => one);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What the page asks for: the viewer's own most pressing task, or whom the agreement waits for; or nothing. */
export type NextTask =
  | { kind: 'mine'; task: OwnTask; more: number }
  | { kind: 'theirs'; task: OwnTask; whose: readonly Standing[] }
  | { kind: 'later'; task: OwnTask }
  | { kind: 'nothing' };

/** The one next action of an agreement's page, from its task list. */
export function nextOf(tasks: readonly OwnTask[]): NextTask {
  const pressing = byUrgency(tasks).filter(({ status }) => status === 'overdue' || status === 'now');
  const own = pressing.filter(({ mine }) => mine);
  const [first] = own;
  if (first) return { kind: 'mine', task: first, more: own.length - 1 };
  const [other] = pressing;
  if (other) return { kind: 'theirs', task: other, whose: other.whose };
  const [coming] = byUrgency(tasks).filter(({ status }) => status === 'coming');
  return coming ? { kind: 'later', task: coming } : { kind: 'nothing' };
}

/** Tasks a short list shows: the viewer's own that can be done, then others', most pressing first. */
export function shortList(tasks: readonly OwnTask[], most: number): OwnTask[] {
  const open = byUrgency(tasks).filter(({ status }) => status !== 'done' && status !== 'blocked');
  return [...open.filter(({ mine }) => mine), ...open.filter(({ mine }) => !mine)].slice(0, most);
}
