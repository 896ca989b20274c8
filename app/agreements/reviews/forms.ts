import { z } from 'zod';
import { INCOMPLETE_FORM } from '~/kernel/words';
import { dateText, optionalDateText } from '~/ui/date-parts';
import { versionField } from '~/ui/zod-fields';
import { SETTLED_BY } from '../domain/reviews/cadence';
import type { MemberInput } from '../domain/reviews/members';
import { RAG, REVIEW_FREQUENCIES, REVIEW_ROLES } from '../domain/reviews/vocabulary';
import { parseTime } from '../domain/visits/times';
import { ACTION_LIST, actionRows } from '../visits/action-rows';

export const MEMBER_LIST = 'members';
export const CHALLENGE_LIST = 'challenges';
/** Lists of the minutes' form whose rows can be added and taken away. */
export const MINUTES_LISTS = [CHALLENGE_LIST, ACTION_LIST] as const;

/** Text that keeps its line breaks; empty where it may be. */
function prose(max: number) {
  return z
    .string()
    .optional()
    .transform((text) => (text ?? '').replaceAll('\r\n', '\n').trim())
    .refine(
      (text) => text.length <= max,
      `Shorten this to ${max.toLocaleString('en-GB')} characters or fewer`,
    );
}
const needed = (ask: string, max: number) => prose(max).refine((text) => text !== '', ask);

const formId = z.string({ error: INCOMPLETE_FORM }).regex(/^[a-z][a-z0-9]{7,31}$/, INCOMPLETE_FORM);
const rowId = z.string({ error: INCOMPLETE_FORM }).regex(/^[\w-]{1,40}$/, INCOMPLETE_FORM);

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

/** Who is invited; a row in which neither name nor part is typed is left out. */
const members = z
  .array(z.object({ id: rowId, role: z.string().optional(), name: prose(120), accountableFor: prose(1000) }))
  .optional()
  .transform((rows, context): MemberInput[] => {
    const problem = (index: number, field: string, message: string) =>
      context.addIssue({ code: 'custom', message, path: [index, field] });
    let typed = 0;
    const kept = (rows ?? []).flatMap((row, index): MemberInput[] => {
      if (row.name === '' && row.accountableFor === '') return [];
      typed++;
      const role = REVIEW_ROLES.find((one) => one === row.role);
      if (!role) problem(index, 'role', 'Choose their role');
      if (row.name === '') problem(index, 'name', 'Enter their name, or remove this person');
      if (row.accountableFor === '') problem(index, 'accountableFor', 'Say what they are accountable for');
      return role ? [{ id: row.id, role, name: row.name, accountableFor: row.accountableFor }] : [];
    });
    if (typed === 0) context.addIssue({ code: 'custom', message: 'Invite at least one person' });
    if (typed > 20) context.addIssue({ code: 'custom', message: 'There can be at most 20 people' });
    if (new Set(kept.map(({ id }) => id)).size !== kept.length) {
      context.addIssue({ code: 'custom', message: INCOMPLETE_FORM });
    }
    return kept;
  });

const plan = {
  plannedFor: dateText('the date of the review'),
  startsAt,
  place: needed('Enter where it is held', 200),
  preMeetingOn: dateText('the date on which head and adviser meet'),
  members,
};

export const planForm = z.object({ id: formId, ...plan });
export const editForm = z.object({ version: versionField, ...plan });

export const preMeetingForm = z.object({
  version: versionField,
  metOn: dateText('the date on which they met'),
  note: needed('Say what they settled', 2000),
  lateReason: prose(500),
});

export const packForm = z.object({ version: versionField });

export const callOffForm = z.object({
  version: versionField,
  reason: needed('Say why it is called off', 1000),
});
export const withdrawForm = z.object({
  version: versionField,
  reason: needed('Say what was mis-keyed', 1000),
});

/** A figure read at the review; empty gives null. */
const figure = z
  .string()
  .optional()
  .transform((typed, context) => {
    const cleaned = (typed ?? '').trim().replaceAll(',', '').replace(/\s*%$/, '');
    if (cleaned === '') return null;
    if (/^-?\d{1,9}(\.\d{1,4})?$/.test(cleaned)) return Number(cleaned);
    context.addIssue({ code: 'custom', message: 'Enter the figure as a number, such as 62 or 62.5' });
    return z.NEVER;
  });

const challenges = z
  .array(z.object({ id: rowId, by: prose(120), question: prose(1000), answer: prose(2000) }))
  .optional()
  .transform((rows, context) =>
    (rows ?? []).flatMap((row, index) => {
      if (row.by === '' && row.question === '' && row.answer === '') return [];
      const asks = { by: 'Enter who asked', question: 'Enter what was asked', answer: 'Enter the answer' };
      for (const [field, message] of Object.entries(asks)) {
        if (row[field as keyof typeof asks] === '') {
          context.addIssue({ code: 'custom', message, path: [index, field] });
        }
      }
      return [row];
    }),
  );

const texts = z.union([z.string().transform((one) => [one]), z.array(z.string())]).optional();

const minutes = {
  formId,
  heldOn: dateText('the date on which it was held'),
  present: texts.transform((list) => list ?? []),
  alsoPresent: prose(500),
  outcomes: z
    .array(
      z.object({
        id: rowId,
        rag: z.enum(RAG, { error: 'Choose how progress stands' }),
        narrative: needed('Say what this judgement rests on', 3000),
        value: figure,
      }),
    )
    .optional()
    .transform((rows) => rows ?? []),
  challenges,
  summary: needed('Sum up what the group found', 3000),
  actions: actionRows,
  frequency: z.enum(REVIEW_FREQUENCIES, { error: 'Choose how often reviews are held from now on' }),
  settledBy: z.enum(SETTLED_BY, { error: 'Choose how that was settled' }),
  frequencyReason: prose(1000),
  nextOn: optionalDateText('the date of the next review'),
};

export const recordForm = z.object(minutes);
export const correctForm = z.object({
  ...minutes,
  /** Number of the minutes that were corrected. */
  number: versionField,
  reason: needed('Say why the minutes are corrected', 500),
});

export type MinutesInput = z.output<typeof recordForm>;
export type CorrectInput = z.output<typeof correctForm>;
export type PlanInput = Omit<z.output<typeof planForm>, 'id'>;
