import type { CalendarDate } from '~/kernel/clock';
import { basisOf, type Days, ladderOf, type Matter, type Rung, type Stage } from './ladder';
import type { ReminderRule } from './vocabulary';

/** A reminder that has been given of a matter, on whatever date it then rested. */
export type Given = { basis: CalendarDate; stage: Stage; on: CalendarDate };

/**
 * The stage of which people are reminded today; null where it is no day for it.
 * - One at a time: of several stages that have come, the latest counts, and the earlier are passed over.
 * - Nobody is chased twice within the rule's days, even where the work stood still for a while.
 * - It goes to the broker only after every chaser has been given, and then never again.
 * - A matter whose date has moved is reminded of anew, but not on a day on which it has been already.
 */
export function stageToday(
  matter: Matter,
  { rule, days }: { rule: ReminderRule; days: Days },
  given: readonly Given[],
  today: CalendarDate,
): Stage | null {
  const basis = basisOf(matter);
  if (!rule.on || basis === null || !days.counts(today)) return null;
  if (given.some(({ on }) => on === today)) return null;
  const here = given.filter((one) => one.basis === basis);
  if (here.some(({ stage }) => stage === 'to-broker')) return null;
  const rungs = ladderOf(matter, rule, days);
  return chaserToday(rungs, here, { rule, days }, today) ?? earlyToday(rungs, here, today);
}

/** The next chaser, or the broker after the last, where its day has come and the last one is long enough ago. */
function chaserToday(
  rungs: readonly Rung[],
  here: readonly Given[],
  { rule, days }: { rule: ReminderRule; days: Days },
  today: CalendarDate,
): Stage | null {
  const chased = here.filter(({ stage }) => isChaser(stage));
  const late = rungs.filter(({ stage }) => isChaser(stage) || stage === 'to-broker');
  const next = late[Math.min(chased.length, late.length - 1)];
  if (!next || today < next.on) return null;
  const last = here.filter(({ stage }) => isChaser(stage) || stage === 'due').map(({ on }) => on);
  const rested = last.every((on) => days.add(on, rule.every) <= today);
  return rested ? next.stage : null;
}

/** The latest stage before or on its date that has come, where none as late was given. */
function earlyToday(rungs: readonly Rung[], here: readonly Given[], today: CalendarDate): Stage | null {
  const early = rungs.filter(({ stage }) => !isChaser(stage) && stage !== 'to-broker');
  const at = early.findLastIndex(({ on }) => on <= today);
  const reached = early[at];
  if (!reached) return null;
  if (here.some(({ stage }) => isChaser(stage))) return null;
  const passed = here.some(({ stage }) => early.findIndex((rung) => rung.stage === stage) >= at);
  return passed ? null : reached.stage;
}

const isChaser = (stage: Stage) => stage.startsWith('chaser-');

/** Which part of the ladder a stage is: `before-5` and `chaser-2` by their first word. */
export function phaseOf(stage: Stage): 'before' | 'due' | 'chaser' | 'to-broker' {
  if (stage === 'due' || stage === 'to-broker') return stage;
  return isChaser(stage) ? 'chaser' : 'before';
}
