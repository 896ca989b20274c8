import { z } from 'zod';
import { isFocusArea } from '~/diagnosis/domain/focus-areas';
import { INCOMPLETE_FORM } from '~/kernel/words';
import { dateText, optionalDateText } from '~/ui/date-parts';
import { versionField } from '~/ui/zod-fields';
import { urnField } from '../clusters/forms';
import type { Session } from '../domain/programmes/sessions';
import { formId, needed, prose, rowId, several } from '../form-fields';

export const SESSION_LIST = 'sessions';
const MOST_SESSIONS = 30;

/** Rows of sessions; one in which nothing is typed is left out. */
const sessions = z
  .array(
    z.object({
      id: rowId,
      on: optionalDateText('the day of the session'),
      times: prose(60),
      place: prose(200),
    }),
  )
  .optional()
  .transform((rows, context): Session[] => {
    const problem = (index: number, field: string, message: string) =>
      context.addIssue({ code: 'custom', message, path: [index, field] });
    const kept = (rows ?? []).flatMap(({ on, times, place }, index): Session[] => {
      if (on === null && times === '' && place === '') return [];
      if (on === null) problem(index, 'on', 'Enter the day of the session');
      if (times === '') problem(index, 'times', 'Enter its times, such as 9:30am to noon');
      if (place === '') problem(index, 'place', 'Enter where it is held');
      return [{ on: on ?? '', times, place }];
    });
    if (kept.length === 0) {
      const message = 'Add at least one session';
      if ((rows ?? []).length > 0) problem(0, 'on', message);
      else context.addIssue({ code: 'custom', message });
    }
    if (kept.length > MOST_SESSIONS)
      context.addIssue({ code: 'custom', message: `There can be at most ${MOST_SESSIONS} sessions` });
    return kept;
  });

/** A whole number from 1; what is typed is told apart from nothing typed. */
function wholeNumber(ask: string, most: number) {
  return z
    .string({ error: ask })
    .transform((text) => text.trim())
    .refine((text) => /^\d{1,4}$/.test(text), ask)
    .transform(Number)
    .refine((n) => n >= 1 && n <= most, `Enter a number from 1 to ${most}`);
}

const orNull = z
  .string()
  .optional()
  .transform((text) => (text ? text : null));

const fields = {
  name: needed('Enter a name', 120),
  description: needed('Say what it is, and for whom', 3000),
  focusAreas: several.refine((keys) => keys.every(isFocusArea), INCOMPLETE_FORM),
  clusterId: orNull,
  offerId: orNull,
  sessions,
  places: wholeNumber('Enter how many places there are', 400),
  mostEach: wholeNumber('Enter a number, or leave it empty', 400)
    .optional()
    .transform((n) => n ?? null),
  closesOn: dateText('the last day to ask for a place'),
};

export const newProgrammeForm = z.object({ id: formId, ...fields });
export const changeProgrammeForm = z.object({ version: versionField, ...fields });
export type ProgrammeInput = Omit<z.output<typeof newProgrammeForm>, 'id'>;

export const moveForm = z.object({
  version: versionField,
  move: z.enum(['open', 'close', 'reopen', 'end'], { error: INCOMPLETE_FORM }),
});
export const cancelForm = z.object({
  version: versionField,
  reason: needed('Say why it is cancelled', 1000),
});

export const askForm = z.object({
  id: formId,
  urn: urnField,
  person: needed('Enter their name', 120),
  jobTitle: needed('Enter what they do at your school', 120),
});
export const giveBackForm = z.object({ version: versionField, reason: prose(500) });

export const resultsForm = z.object({
  results: z
    .array(
      z.object({
        id: rowId,
        result: z
          .enum(['completed', 'not-completed'], { error: INCOMPLETE_FORM })
          .optional()
          .transform((result) => result ?? null),
      }),
    )
    .optional()
    .transform((rows) => rows ?? []),
});

const listFilters = z.object({
  q: z.string().trim().max(100).catch('').default(''),
  focus: z.string().refine(isFocusArea).optional().catch(undefined),
  state: z.enum(['current', 'ended', 'all']).catch('current').default('current'),
  page: z.coerce.number().int().min(1).catch(1).default(1),
});
export type ProgrammeFilter = z.output<typeof listFilters>;

/** Reads which programmes to list from an address; what is not understood is left out. */
export function readProgrammeFilter(query: URLSearchParams): ProgrammeFilter {
  return listFilters.parse(Object.fromEntries([...query].filter(([, value]) => value.trim() !== '')));
}
