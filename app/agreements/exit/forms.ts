import { z } from 'zod';
import { INCOMPLETE_FORM } from '~/kernel/words';
import { dateText } from '~/ui/date-parts';
import { versionField } from '~/ui/zod-fields';
import { UNUSED_DAYS } from '../domain/exit/closing';
import { AGAIN, ATTRIBUTIONS, DAYS_USED, FITS } from '../domain/exit/evaluation';
import { EVALUATORS, EXIT_GROUNDS, OUTCOME_RESULTS } from '../domain/exit/vocabulary';

/** Text as typed, which may be left out. */
function optionalText(max = 2000) {
  return z
    .string()
    .optional()
    .transform((text) => (text ?? '').replaceAll('\r\n', '\n').trim())
    .refine(
      (text) => text.length <= max,
      `Shorten this to ${max.toLocaleString('en-GB')} characters or fewer`,
    );
}

/** Text that has to be given. @param ask what is said when it is not */
const text = (ask: string, max?: number) => optionalText(max).refine((typed) => typed !== '', ask);

const rowId = z.string({ error: INCOMPLETE_FORM }).regex(/^[\w-]{1,40}$/, INCOMPLETE_FORM);

/** A choice that may be left open for now. */
const optionalChoice = <const T extends readonly string[]>(values: T) =>
  z
    .enum(values, { error: INCOMPLETE_FORM })
    .optional()
    .transform((value) => value ?? null);

const planFields = {
  ground: z.enum(EXIT_GROUNDS, { error: 'Choose how it ends' }),
  reason: text('Say how it came to its end, as you would to the school and the provider', 1000),
  endedOn: dateText('the day support ended'),
  evaluationDueOn: dateText('the last day for evaluations'),
};

export const beginForm = z.object({
  version: versionField,
  ...planFields,
  days: z.enum(UNUSED_DAYS, { error: 'Choose what happens to days not used' }),
});

/** How it ends, said otherwise while it is being closed. `exitVersion` is the version of the exit it was opened on. */
export const planForm = z.object({ exitVersion: versionField, ...planFields });

/** Rows of answers: those without an answer are left for later. */
function answers<T extends z.ZodRawShape>(row: z.ZodObject<T>) {
  return z
    .array(row, { error: INCOMPLETE_FORM })
    .max(40, INCOMPLETE_FORM)
    .optional()
    .transform((list) => list ?? []);
}

export const criteriaForm = z.object({
  exitVersion: versionField,
  criteria: answers(
    z.object({ id: rowId, met: optionalChoice(['yes', 'no'] as const), evidence: optionalText() }),
  ).superRefine((rows, context) => {
    rows.forEach(({ met, evidence }, n) => {
      if (met !== null && evidence === '')
        context.addIssue({
          code: 'custom',
          message: `Criterion ${n + 1}: say what shows it`,
          path: [n, 'evidence'],
        });
      if (met === null && evidence !== '')
        context.addIssue({
          code: 'custom',
          message: `Criterion ${n + 1}: choose whether it is met`,
          path: [n, 'met'],
        });
    });
  }),
});

export const outcomesForm = z.object({
  exitVersion: versionField,
  outcomes: answers(
    z.object({ id: rowId, result: optionalChoice(OUTCOME_RESULTS), basis: optionalText() }),
  ).superRefine((rows, context) => {
    rows.forEach(({ result, basis }, n) => {
      if (result !== null && basis === '')
        context.addIssue({
          code: 'custom',
          message: `Outcome ${n + 1}: say what the judgement rests on`,
          path: [n, 'basis'],
        });
      if (result === null && basis !== '')
        context.addIssue({
          code: 'custom',
          message: `Outcome ${n + 1}: choose what became of it`,
          path: [n, 'result'],
        });
    });
  }),
  /** Asked for once the agreement is closed. */
  reason: optionalText(1000),
});

export const closeForm = z.object({
  version: versionField,
  withoutReadings: z.literal('yes').optional(),
});

export const evaluateForm = z.object({
  as: z.enum(EVALUATORS, { error: INCOMPLETE_FORM }),
  /** The number in force when the form was opened; 0 for the first. */
  opened: versionField,
  fit: z.enum(FITS, { error: 'Choose how well the support fitted the need' }),
  fitWhy: optionalText(),
  changed: text('Say what changed for children, or that nothing has yet'),
  helped: text('Say what helped'),
  hindered: text('Say what got in the way, or that nothing did'),
  daysUsed: z.enum(DAYS_USED, { error: 'Choose how well the days were used' }),
  daysWhy: optionalText(),
  again: z.enum(AGAIN, { error: 'Choose whether you would do it again' }),
  againWhy: optionalText(),
  attribution: z.enum(ATTRIBUTIONS, { error: 'Choose how far the change is due to this support' }),
  elsewhere: text('Say what else was going on at the time, or that nothing else was'),
  /** Asked for with a correction. */
  reason: optionalText(500),
});
