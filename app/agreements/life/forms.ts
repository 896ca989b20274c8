import { z } from 'zod';
import { INCOMPLETE_FORM } from '~/kernel/words';
import { dateText } from '~/ui/date-parts';
import { versionField } from '~/ui/zod-fields';

/** What the form of a milestone posts. */
export const markForm = z.object({
  markId: z.string({ error: INCOMPLETE_FORM }).regex(/^[a-z0-9]{10,40}$/, INCOMPLETE_FORM),
  marks: versionField,
  reached: z.enum(['yes', 'no'], { error: INCOMPLETE_FORM }).transform((answer) => answer === 'yes'),
  on: dateText('the date'),
  note: z
    .string()
    .optional()
    .transform((text) => (text ?? '').replaceAll('\r\n', '\n').trim())
    .refine((text) => text.length <= 1000, 'Shorten this to 1,000 characters or fewer'),
});
