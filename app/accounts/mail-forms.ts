import { z } from 'zod';
import { KEPT_DAYS } from '~/kernel/mail';

const UNSAID = 'Choose what to do: press one of the buttons';

/**
 * What the list of messages can be asked: to try the line that has closed itself, or all that was given up, or to send what
 * was kept while no mail server was set up, as far back as is said.
 */
export const mailForm = z
  .object({
    intent: z.enum(['try-line', 'retry-all', 'send-kept'], { error: UNSAID }),
    days: z
      .enum(KEPT_DAYS.map(String), { error: 'Choose how far back to go' })
      .transform((text) => KEPT_DAYS.find((days) => String(days) === text))
      .optional(),
  })
  .refine(({ intent, days }) => intent !== 'send-kept' || days !== undefined, {
    path: ['days'],
    error: 'Choose how far back to go',
  });

/** What a message can be asked: to be sent once more, or to show its one-use link. */
export const messageForm = z.object({ intent: z.enum(['retry', 'show-link'], { error: UNSAID }) });

/** An address that takes no mail can only be tried again. */
export const tryAddressForm = z.object({});
