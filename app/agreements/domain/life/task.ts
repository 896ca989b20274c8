import type { CalendarDate } from '~/kernel/clock';
import type { Standing } from '../permissions';

/** Where in the life of an agreement a task belongs, in order. */
export const TASK_STAGES = ['agree', 'visits', 'progress', 'changes', 'ending', 'after'] as const;
export type TaskStage = (typeof TASK_STAGES)[number];

/**
 * `done`; `overdue`: its date is past; `now`: can be done now; `coming`: settled for a later date; `blocked`: cannot
 * start yet, and `why` says what it waits for.
 */
export const TASK_STATUSES = ['done', 'overdue', 'now', 'coming', 'blocked'] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];

/** What a task is about: which page does it. */
export type TaskPlace =
  | {
      page:
        | 'overview'
        | 'sign'
        | 'resume'
        | 'visits'
        | 'reviews'
        | 'impact'
        | 'escalation'
        | 'ending'
        | 'amendments';
    }
  | { page: 'plan-visit' | 'plan-review' | 'add-point' | 'begin-close' | 'tasks' | 'actions' }
  | { page: 'evaluate' }
  | { page: 'visit' | 'review' | 'milestone' | 'amendment' | 'action'; id: string };

/** One thing to be done in the life of an agreement. */
export type Task = {
  /** The same task has the same key for everybody and on every day. */
  key: string;
  stage: TaskStage;
  /** What to do, starting with a verb; for a task that is done, what was done. */
  title: string;
  status: TaskStatus;
  /** Why it cannot start yet, or what there is to know about it. */
  why: string | null;
  due: CalendarDate | null;
  /** Whose it is. Empty for somebody who is no party, named in `why`. */
  whose: readonly Standing[];
  place: TaskPlace;
};

/** A task that is whole: what is left out is none. */
export function task(
  given: Pick<Task, 'key' | 'stage' | 'title' | 'status' | 'place'> & Partial<Task>,
): Task {
  return { why: null, due: null, whose: [], ...given };
}

/** Overdue after its date, to be done now before; a task without a date is never overdue. */
export function byDate(due: CalendarDate | null, today: CalendarDate): 'overdue' | 'now' {
  return due !== null && due < today ? 'overdue' : 'now';
}
