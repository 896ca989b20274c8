import { z } from 'zod';
import { isCalendarDate } from '~/kernel/clock';
import { INCOMPLETE_FORM } from '~/kernel/words';
import { optionalDateText } from '~/ui/date-parts';

/** The choice of a day of one's own. */
export const OTHER_DAY = 'other';

const LONGEST_REASON = 300;

export const putOffForm = z
  .object({
    id: z.string({ error: INCOMPLETE_FORM }).regex(/^[a-z][a-z0-9]{7,31}$/, INCOMPLETE_FORM),
    /** The matter's date as the page showed it; empty where it has none. */
    due: z
      .string()
      .optional()
      .transform((text) => text ?? null),
    until: z
      .string({ error: 'Choose when it should come back' })
      .refine((text) => text === OTHER_DAY || isCalendarDate(text), 'Choose when it should come back'),
    other: optionalDateText('the day it should come back'),
    reason: z
      .string({ error: 'Say why you put it off' })
      .trim()
      .min(1, 'Say why you put it off')
      .max(LONGEST_REASON, `Shorten the reason to ${LONGEST_REASON} characters or fewer`),
  })
  .superRefine(({ until, other }, context) => {
    if (until === OTHER_DAY && other === null) {
      context.addIssue({ code: 'custom', path: ['other'], message: 'Enter the day it should come back' });
    }
  })
  .transform(({ other, ...form }) => ({
    ...form,
    until: form.until === OTHER_DAY && other !== null ? other : form.until,
    /** The field a refusal of the day belongs beside. */
    field: form.until === OTHER_DAY ? 'other' : 'until',
  }));
