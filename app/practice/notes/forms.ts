import { z } from 'zod';
import { AGAIN, ATTRIBUTIONS } from '~/agreements/domain/exit/evaluation';
import { isFocusArea } from '~/diagnosis/domain/focus-areas';
import { DESIGNATIONS, PHASES } from '~/diagnosis/domain/support-vocabulary';
import { pageNumber } from '~/kernel/page-number';
import { INCOMPLETE_FORM } from '~/kernel/words';
import { versionField } from '~/ui/zod-fields';
import { KINDS, SETTINGS, SIZES } from '../domain/notes/context';
import { NOTE_REACHES } from '../domain/vocabulary';
import { formId, needed, prose, rowId, several } from '../form-fields';

/** Longest text of one part: a page of a note is read to the end. */
export const LONGEST_PART = 4000;
export const LONGEST_TITLE = 150;
export const LONGEST_WORDS = 1000;

const optionalChoice = <const T extends readonly string[]>(values: T) =>
  z
    .enum(values, { error: INCOMPLETE_FORM })
    .optional()
    .transform((value) => value ?? null);

const reach = z.enum(NOTE_REACHES, { error: 'Choose who may read the note' });
const anonymous = z
  .enum(['yes', 'no'], { error: 'Choose whether the school is named' })
  .transform((value) => value === 'yes');

const noteFields = {
  title: needed('Give the note a title', LONGEST_TITLE),
  need: prose(LONGEST_PART),
  done: prose(LONGEST_PART),
  changed: prose(LONGEST_PART),
  measures: several,
  attribution: optionalChoice(ATTRIBUTIONS),
  again: optionalChoice(AGAIN),
  againWords: prose(LONGEST_PART),
  limits: prose(LONGEST_PART),
  anonymous,
  reach,
};

/** A new note; `formId` becomes its id. */
export const startForm = z.object({ formId, agreementId: rowId, ...noteFields });
export const editForm = z.object({ version: versionField, ...noteFields, reason: prose(LONGEST_WORDS) });

export const sendForm = z.object({
  version: versionField,
  /** Asked for where names of people seem to stand in the text. */
  names: z.literal('meant').optional(),
});

export const consentForm = z.object({
  version: versionField,
  answer: z.enum(['yes', 'no'], { error: 'Choose whether you agree' }),
  words: prose(LONGEST_WORDS),
});

export const reviewForm = z
  .object({
    version: versionField,
    decision: z.enum([...NOTE_REACHES, 'send-back'], {
      error: 'Choose whether to publish the note or to send it back',
    }),
    words: prose(LONGEST_WORDS),
  })
  .superRefine(({ decision, words }, context) => {
    if (decision === 'send-back' && words === '') {
      context.addIssue({ code: 'custom', message: 'Say what is to be changed', path: ['words'] });
    }
  });

/** Something that others are told of with the reason. */
export const reasonForm = z.object({
  version: versionField,
  words: needed('Say why, for those who are told of it', LONGEST_WORDS),
});
/** A school need not say why it takes its consent back. */
export const withdrawConsentForm = z.object({ version: versionField, words: prose(LONGEST_WORDS) });

export const SORTS = ['newest', 'title', 'days'] as const;
export const FROM = ['any', 'own', 'beyond'] as const;

const oneOf = <T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values).optional().catch(undefined);

/** The filters of the shelf, from its address; what is not understood is left out. */
const shelfFilters = z.object({
  q: z.string().trim().max(100).catch('').default(''),
  focus: z.string().refine(isFocusArea).optional().catch(undefined),
  phase: oneOf(PHASES),
  size: oneOf(SIZES),
  setting: oneOf(SETTINGS),
  kind: oneOf(KINDS),
  designation: oneOf(DESIGNATIONS),
  from: z.enum(FROM).catch('any').default('any'),
  sort: z.enum(SORTS).catch('newest').default('newest'),
});
export type ShelfFilters = z.output<typeof shelfFilters> & { page: number };

export function readShelfFilters(query: URLSearchParams): ShelfFilters {
  const given = Object.fromEntries([...query].filter(([, value]) => value.trim() !== ''));
  return { ...shelfFilters.parse(given), page: pageNumber(query.get('page')) };
}
