import { z } from 'zod';
import { INCOMPLETE_FORM } from '~/kernel/words';
import { LEAVE } from '../../domain/payments/bank-choice';
import { MOST_BANK_ROWS } from './read';

export const bankFileForm = z.object({
  id: z.string({ error: INCOMPLETE_FORM }).regex(/^[a-z][a-z0-9]{7,31}$/, INCOMPLETE_FORM),
});

/** One line's choice; a box that is not ticked sends none, and the line is left. */
const lineChoice = z.object({
  id: z.string({ error: INCOMPLETE_FORM }).max(40, INCOMPLETE_FORM),
  choice: z.string().max(2000, INCOMPLETE_FORM).default(LEAVE),
});

/** `rows` is how many lines the page offered: where some did not arrive, nothing is left by mistake. */
export const applyForm = z
  .object({
    rows: z.coerce.number({ error: INCOMPLETE_FORM }).int(INCOMPLETE_FORM),
    lines: z.array(lineChoice).max(MOST_BANK_ROWS, INCOMPLETE_FORM).default([]),
  })
  .refine(({ rows, lines }) => rows === lines.length, INCOMPLETE_FORM);
