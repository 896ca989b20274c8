import { daysBetween } from '~/kernel/clock';
import { count, dateWords, list } from '~/kernel/words';
import type { Tone } from '~/ui';
import type { AgreementState } from '../domain';
import type { MilestoneNow } from '../domain/life/milestones';
import type { Task, TaskStage, TaskStatus } from '../domain/life/task';
import type { OwnTask } from '../domain/life/tasks';
import type { Standing } from '../domain/permissions';

/** Parties by name, for whose task something is. */
export type PartyNames = { client: string; provider: string; home: string };

export const STAGE_TITLES: Readonly<Record<TaskStage, string>> = {
  agree: 'Agreed and signed',
  visits: 'Visits',
  progress: 'Progress',
  changes: 'Changes',
  ending: 'The end of the support',
  after: 'Whether it lasts',
};

/** A task's status as a tag; `blocked` says that it cannot start, and the line beneath it why. */
export const STATUS_TAGS: Readonly<Record<TaskStatus, { label: string; tone: Tone }>> = {
  done: { label: 'Done', tone: 'green' },
  overdue: { label: 'Overdue', tone: 'red' },
  now: { label: 'To do', tone: 'amber' },
  coming: { label: 'Later', tone: 'grey' },
  blocked: { label: 'Cannot start yet', tone: 'grey' },
};

const NAMES: Readonly<Record<Standing, (names: PartyNames) => string>> = {
  'client-head': ({ client }) => `the headteacher of ${client}`,
  'client-chair': ({ client }) => `the chair of governors of ${client}`,
  'provider-leader': ({ provider }) => provider,
  'home-head': ({ home }) => `the headteacher of ${home}`,
  service: () => 'the broker',
};

/** Whose a task is, by name: "the headteacher of Elm Park or the broker". */
export function whoseWords(whose: readonly Standing[], names: PartyNames): string {
  return list(
    whose.map((standing) => NAMES[standing](names)),
    'or',
  );
}

/** Whom a task is for, by when, and why: the line beneath it. */
export function taskHint(task: OwnTask, names: PartyNames, today: string): string {
  const others = task.mine ? 'you' : whoseWords(task.whose, names);
  const forWhom = task.status === 'done' || others === '' ? '' : `For ${others}.`;
  return [forWhom, dueWords(task, today), task.why ?? ''].filter(Boolean).join(' ');
}

/** "By 4 March 2027." or "Was due 4 March 2027, 3 days ago."; nothing for what is done or has no date. */
export function dueWords({ status, due }: Pick<Task, 'status' | 'due'>, today: string): string {
  if (!due || status === 'done') return '';
  if (due >= today) return `By ${dateWords(due)}.`;
  return `Was due ${dateWords(due)}, ${agoWords(daysBetween(due, today))}.`;
}

/** "3 days ago", "5 weeks ago", "4 months ago": near enough to act on. */
export function agoWords(days: number): string {
  if (days < 21) return `${count(days, 'day')} ago`;
  if (days < 91) return `${count(Math.round(days / 7), 'week')} ago`;
  return `${count(Math.round(days / 30.4), 'month')} ago`;
}

/** How a milestone stands, as a tag and a line; of an agreement that is over, whether it was reached. */
export function milestoneWords(
  one: MilestoneNow,
  state: AgreementState,
): { label: string; tone: Tone; detail: string } {
  const over = state === 'closed' || state === 'terminated';
  if (over && one.standing !== 'reached') return { label: 'Not marked', tone: 'grey', detail: '' };
  switch (one.standing) {
    case 'reached':
      return {
        label: 'Reached',
        tone: 'green',
        detail: `${dateWords(one.reachedOn)}${one.daysLate > 0 ? `, ${count(one.daysLate, 'day')} after its date` : ''}`,
      };
    case 'overdue':
      return { label: 'Overdue', tone: 'red', detail: `${count(one.daysOverdue, 'day')} past its date` };
    case 'near':
      return { label: 'Near', tone: 'amber', detail: '' };
    case 'later':
      return { label: 'To come', tone: 'grey', detail: '' };
    case 'undated':
      return { label: 'No date', tone: 'grey', detail: '' };
  }
}

type MilestoneDetails = { text?: string; on?: string; due?: string | null };

/** Sentences of the timeline for what happens to milestones. */
export const LIFE_SENTENCES: Readonly<Record<string, (details: MilestoneDetails) => string>> = {
  'milestone.reached': ({ text, on, due }) =>
    `Milestone reached${on ? ` on ${dateWords(on)}` : ''}${on && due && on > due ? `, ${count(daysBetween(due, on), 'day')} after its date` : ''}${text ? `: ${text}` : ''}`,
  'milestone.not-reached': ({ text }) => `Milestone not reached after all${text ? `: ${text}` : ''}`,
};
