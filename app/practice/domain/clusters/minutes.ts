import type { CalendarDate } from '~/kernel/clock';
import { no, type Verdict, yes } from '~/kernel/verdict';

export const ATTENDANCES = ['came', 'apologies', 'absent'] as const;
export type Attendance = (typeof ATTENDANCES)[number];

/** A school at a meeting, by its name as it was, and who came for it. */
export type SchoolThere = { urn: number; name: string; attendance: Attendance; who: string };

/** Something agreed, with the school whose it is; null for all of them together. */
export type ClusterAction = { id: string; text: string; urn: number | null; dueOn: CalendarDate };

/** Minutes as they are kept: a version is never changed, a correction is the next. */
export type MinutesContent = {
  heldOn: CalendarDate;
  schools: SchoolThere[];
  alsoPresent: string;
  text: string;
  actions: ClusterAction[];
};

/** Owner of an action that is all schools’. */
export const ALL_SCHOOLS = 'all';

/**
 * Whether minutes can be what happened: on a day that has come, with at least one school there, and actions of schools
 * that belong to the cluster, due on the day of the meeting or later.
 */
export function checkMinutes(
  content: MinutesContent,
  { today, members }: { today: CalendarDate; members: readonly number[] },
): Verdict {
  if (content.heldOn > today)
    return no('minutes.ahead', 'Enter the day on which it was held: today or earlier', { field: 'heldOn' });
  if (!content.schools.some(({ attendance }) => attendance === 'came'))
    return no('minutes.nobody', 'Say who came: at least one school has to have been there', {
      field: 'schools[0].attendance',
    });
  const there = [...members, ...content.schools.map(({ urn }) => urn)];
  for (const [index, { urn, dueOn }] of content.actions.entries()) {
    if (urn !== null && !there.includes(urn))
      return no('minutes.stranger', 'Choose a school of this cluster', { field: `actions[${index}].owner` });
    if (dueOn < content.heldOn)
      return no('minutes.action-before', 'Choose the day of the meeting or a later one', {
        field: `actions[${index}].dueOn`,
      });
  }
  return yes();
}
