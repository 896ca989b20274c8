import { dateWords } from '~/kernel/words';
import type { MinutesContent } from '../domain/clusters/minutes';
import { ATTENDANCE_NAMES } from './wording';

/** Whose an action is, in words. */
export function ownerWords(urn: number | null, schools: MinutesContent['schools']): string {
  if (urn === null) return 'All schools';
  return schools.find((one) => one.urn === urn)?.name ?? 'A school of the cluster';
}

/** Minutes in words by label: for the event, and to set two versions side by side. */
export function minutesText(content: MinutesContent): Record<string, string> {
  const { heldOn, schools, alsoPresent, text, actions } = content;
  return {
    'Held on': dateWords(heldOn),
    'Who came': schools
      .map(({ name, attendance, who }) =>
        [`${name}: ${ATTENDANCE_NAMES[attendance].toLowerCase()}`, who].filter(Boolean).join(', '),
      )
      .join('\n'),
    'Who else was there': alsoPresent,
    Minutes: text,
    Actions: actions
      .map((action) => `${action.text} (${ownerWords(action.urn, schools)}, by ${dateWords(action.dueOn)})`)
      .join('\n'),
  };
}
