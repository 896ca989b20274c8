import { z } from 'zod';
import { INCOMPLETE_FORM } from '~/kernel/words';
import { optionalDaysText, versionField } from '~/ui/zod-fields';
import { CORE_OFFERS } from '../domain/entitlements/vocabulary';

/** More than this in a year is a slip of the key: sixty days. */
const MOST_HALF_DAYS = 120;

/** What a school takes up, and the days of its band it is granted. */
export const entitlementForm = z.object({
  id: z.string({ error: INCOMPLETE_FORM }).regex(/^[a-z][a-z0-9]{7,31}$/, INCOMPLETE_FORM),
  version: versionField,
  year: z.coerce
    .number({ error: INCOMPLETE_FORM })
    .int(INCOMPLETE_FORM)
    .min(2000, INCOMPLETE_FORM)
    .max(2200, INCOMPLETE_FORM),
  offer: z.enum(CORE_OFFERS, { error: 'Choose what the school takes up' }),
  bandDays: optionalDaysText('the days').refine(
    (halfDays) => halfDays === null || halfDays <= MOST_HALF_DAYS,
    `Enter ${MOST_HALF_DAYS / 2} days or fewer`,
  ),
  reason: z
    .string({ error: 'Enter the reason' })
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .refine((text) => text !== '', 'Enter the reason')
    .refine((text) => text.length <= 1000, 'Shorten this to 1,000 characters or fewer'),
});
