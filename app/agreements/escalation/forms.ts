import { z } from 'zod';
import { INCOMPLETE_FORM } from '~/kernel/words';
import { dateText, optionalDateText } from '~/ui/date-parts';
import { versionField } from '~/ui/zod-fields';
import type { Move } from '../domain/escalation/moves';
import { ESCALATION_STEPS } from '../domain/escalation/vocabulary';

/** The button that asks for the letter; any other records the step. */
export const DRAFT_INTENT = 'draft';
export const LONGEST_LETTER = 20_000;

function words(ask: string, max: number) {
  return optionalWords(max)
    .refine((text) => text !== null, ask)
    .transform((text) => text ?? '');
}

function optionalWords(max: number) {
  return z
    .string()
    .optional()
    .transform((text) => (text ?? '').replaceAll('\r\n', '\n').trim() || null)
    .refine(
      (text) => text === null || text.length <= max,
      `Shorten this to ${max.toLocaleString('en-GB')} characters or fewer`,
    );
}

const formId = z.string({ error: INCOMPLETE_FORM }).regex(/^[a-z][a-z0-9]{7,31}$/, INCOMPLETE_FORM);

/** A move as its key is posted: `up:warning-notice`, `end`. */
const move = z.string({ error: 'Choose what is done now' }).transform((key, context): Move => {
  const [direction, named] = key.split(':');
  const step = ESCALATION_STEPS.find((one) => one === named);
  if ((direction === 'up' || direction === 'down') && step) return { direction, step };
  if (key === 'end' || key === 'route') return { direction: key };
  context.addIssue({ code: 'custom', message: 'Choose what is done now' });
  return z.NEVER;
});

const terms = {
  formId,
  on: dateText('the date of this step'),
  reason: words('Say why this step is taken', 4000),
  asks: optionalWords(4000),
  answerBy: optionalDateText('the date to look at it again'),
};
const letter = { body: words('Write the letter, or have it drafted again', LONGEST_LETTER) };
const step = { ...terms, version: versionField, move, skipReason: optionalWords(2000) };

/** Opening a case: first what is decided, then with the letter. */
const opening = {
  ...terms,
  asks: words('Say what is asked of the school', 4000),
  answerBy: dateText('the date to look at it again'),
};
export const openingTerms = z.object(opening);
export const openingForm = z.object({ ...opening, ...letter });

/** A step of the open case, likewise. */
export const stepTerms = z.object(step);
export const stepForm = z.object({ ...step, ...letter });

export const answerForm = z.object({
  formId,
  number: versionField,
  text: words('Write your answer', 10_000),
});
