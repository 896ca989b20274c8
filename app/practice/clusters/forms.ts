import { z } from 'zod';
import { parseTime } from '~/agreements/domain/visits/times';
import { isFocusArea } from '~/diagnosis/domain/focus-areas';
import { parseUrn } from '~/kernel/urn';
import { INCOMPLETE_FORM } from '~/kernel/words';
import { dateText, optionalDateText } from '~/ui/date-parts';
import { versionField } from '~/ui/zod-fields';
import { ALL_SCHOOLS, ATTENDANCES, type ClusterAction } from '../domain/clusters/minutes';
import { CLUSTER_KINDS } from '../domain/vocabulary';
import { formId, needed, prose, rowId, several } from '../form-fields';

export const ACTION_LIST = 'actions';
const MOST_ACTIONS = 20;

const focusAreas = several.refine((keys) => keys.every(isFocusArea), INCOMPLETE_FORM);

export const urnField = z.string({ error: INCOMPLETE_FORM }).transform((text, context) => {
  const urn = parseUrn(text);
  if (urn !== null) return Number(urn);
  context.addIssue({ code: 'custom', message: INCOMPLETE_FORM });
  return z.NEVER;
});

const clusterFields = {
  kind: z.enum(CLUSTER_KINDS, { error: 'Choose whether it lasts or ends on a day' }),
  name: needed('Enter a name', 120),
  purpose: needed('Say what it is for', 2000),
  focusAreas,
  startsOn: dateText('its first day'),
  endsOn: optionalDateText('its last day'),
};

type Typed = { kind: string; startsOn: string; endsOn: string | null };

/** A joint project has a last day, after its first; a cluster that lasts has none. */
function checkEnd({ kind, startsOn, endsOn }: Typed, context: z.RefinementCtx): void {
  const problem = (message: string) => context.addIssue({ code: 'custom', message, path: ['endsOn'] });
  if (kind === 'joint-project' && endsOn === null) problem('Enter its last day');
  if (kind === 'cluster' && endsOn !== null)
    problem('Leave the last day empty for a cluster, or choose a joint project');
  if (endsOn !== null && endsOn < startsOn) problem('Choose a last day after the first');
}

export const newClusterForm = z
  .object({ id: formId, urn: urnField.optional().transform((urn) => urn ?? null), ...clusterFields })
  .superRefine(checkEnd);
export const changeClusterForm = z.object({ version: versionField, ...clusterFields }).superRefine(checkEnd);
export type ClusterInput = Pick<
  z.output<typeof changeClusterForm>,
  'kind' | 'name' | 'purpose' | 'focusAreas' | 'startsOn' | 'endsOn'
>;

export const inviteForm = z.object({
  urns: z
    .union([urnField.transform((one) => [one]), z.array(urnField)])
    .optional()
    .transform((urns) => urns ?? [])
    .refine((urns) => urns.length > 0, 'Choose at least one school'),
});

export const answerForm = z.object({
  urn: urnField,
  answer: z.enum(['join', 'decline'], { error: 'Choose whether your school joins' }),
  reason: prose(500),
});

export const leaveForm = z.object({ version: versionField, reason: needed('Say why', 500) });

export const chairForm = z.object({
  version: versionField,
  chairId: z.string({ error: 'Choose who chairs it' }).min(1, 'Choose who chairs it'),
});

export const endForm = z.object({ version: versionField, reason: needed('Say why it ends', 1000) });

const startsAt = z
  .string()
  .optional()
  .transform((typed, context) => {
    const text = (typed ?? '').trim();
    const time = text === '' ? null : parseTime(text);
    if (text === '' || time !== null) return time;
    context.addIssue({ code: 'custom', message: 'Enter a time such as 2pm or 14:30, or leave it empty' });
    return z.NEVER;
  });

const meetingFields = {
  on: dateText('the date of the meeting'),
  startsAt,
  place: needed('Enter where it is held', 200),
  agenda: needed('Say what it will be about', 3000),
};
export const planMeetingForm = z.object({ id: formId, ...meetingFields });
export const changeMeetingForm = z.object({ version: versionField, ...meetingFields });
export type MeetingInput = Omit<z.output<typeof planMeetingForm>, 'id'>;

export const callOffForm = z.object({
  version: versionField,
  reason: needed('Say why it is called off', 1000),
});

/** Rows of actions; one in which nothing is typed is left out. */
const actions = z
  .array(
    z.object({
      id: rowId,
      text: prose(500),
      owner: z.string().optional(),
      dueOn: optionalDateText('the date it will be done by'),
    }),
  )
  .optional()
  .transform((rows, context): ClusterAction[] => {
    const problem = (index: number, field: string, message: string) =>
      context.addIssue({ code: 'custom', message, path: [index, field] });
    const kept = (rows ?? []).flatMap((row, index): ClusterAction[] => {
      const owner = row.owner ?? '';
      if (row.text === '' && owner === '' && row.dueOn === null) return [];
      const urn = owner === ALL_SCHOOLS ? null : parseUrn(owner);
      if (row.text === '') problem(index, 'text', 'Enter what will be done');
      if (urn === null && owner !== ALL_SCHOOLS) problem(index, 'owner', 'Choose whose it is');
      if (row.dueOn === null) problem(index, 'dueOn', 'Enter the date it will be done by');
      return [{ id: row.id, text: row.text, urn: urn === null ? null : Number(urn), dueOn: row.dueOn ?? '' }];
    });
    if (kept.length > MOST_ACTIONS)
      context.addIssue({ code: 'custom', message: `There can be at most ${MOST_ACTIONS} actions` });
    return kept;
  });

/** Who was there, school by school; the name comes along so that what is missing can be said of which. */
const attendance = z
  .array(
    z.object({
      urn: urnField,
      name: prose(200),
      attendance: z.enum(ATTENDANCES, { error: INCOMPLETE_FORM }).optional(),
      who: prose(200),
    }),
  )
  .optional()
  .transform((rows, context) =>
    (rows ?? []).flatMap(({ urn, name, attendance, who }, index) => {
      if (attendance) return [{ urn, attendance, who }];
      const message = `Choose whether ${name || 'this school'} was there`;
      context.addIssue({ code: 'custom', message, path: [index, 'attendance'] });
      return [];
    }),
  );

export const minutesForm = z.object({
  formId,
  /** Number of the version the form was opened on; 0 where there was none. */
  number: z.coerce.number().int().min(0).catch(0).default(0),
  reason: prose(500),
  heldOn: dateText('the day on which it was held'),
  schools: attendance,
  alsoPresent: prose(500),
  text: needed('Enter what was said and decided', 8000),
  actions,
});
export type MinutesInput = z.output<typeof minutesForm>;

export const shareForm = z.object({
  id: formId,
  requestId: z.string({ error: 'Choose a request' }).min(1, 'Choose a request'),
  summary: needed('Say what it is about, in words for the other schools', 1000),
});

export const answerShareForm = z.object({
  intent: z.literal('answer'),
  urn: urnField,
  version: versionField,
  answer: z.enum(['in', 'out'], { error: 'Choose whether your school takes part' }),
  note: prose(500),
});
export const endShareForm = z.object({ intent: z.literal('end'), version: versionField });

const oneOf = <T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values).optional().catch(undefined);

const listFilters = z.object({
  q: z.string().trim().max(100).catch('').default(''),
  kind: oneOf(CLUSTER_KINDS),
  state: z.enum(['active', 'ended', 'all']).catch('active').default('active'),
  page: z.coerce.number().int().min(1).catch(1).default(1),
});
export type ClusterFilter = z.output<typeof listFilters>;

/** Reads which clusters to list from an address; what is not understood is left out. */
export function readClusterFilter(query: URLSearchParams): ClusterFilter {
  return listFilters.parse(Object.fromEntries([...query].filter(([, value]) => value.trim() !== '')));
}
