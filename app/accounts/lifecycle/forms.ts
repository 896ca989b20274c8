import { z } from 'zod';
import { dateText } from '~/ui/date-parts';
import { versionField } from '~/ui/zod-fields';

/** A list of people, pasted. */
export const bringForm = z.object({
  id: z.string(),
  text: z
    .string({ error: 'Enter one person on each line' })
    .max(100_000, 'This list is too long: bring in up to 200 people at a time'),
});

/** Somebody's move, as it is asked for: what they hold now, and what they are to hold. */
export const moveForm = z.object({
  grantId: z.string({ error: 'Choose what they move from' }),
  to: z
    .string({ error: 'Enter the URN of the school they move to' })
    .trim()
    .regex(/^\d{5,7}$/, 'Enter the URN of the school they move to: six digits'),
  on: dateText('the day they start there'),
});

/** The move as it was looked at, to be settled; or a settled one to be taken back. */
export const settleMoveForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('settle'),
    id: z.string(),
    version: versionField,
    grantId: z.string(),
    to: z.coerce.number().int(),
    on: z.iso.date(),
  }),
  z.object({ intent: z.literal('withdraw'), moveId: z.string() }),
]);

/** Somebody's leaving. */
export const leaveForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('leave'),
    version: versionField,
    on: dateText('their last day'),
    successorId: z.string().optional(),
  }),
  z.object({ intent: z.literal('withdraw'), version: versionField }),
]);

/** Whose roles are right, of those shown. */
export const reviewForm = z.object({
  who: z
    .union([z.string(), z.array(z.string()).max(100)], { error: 'Choose whose roles you have looked at' })
    .transform((ids) => [ids].flat()),
});
