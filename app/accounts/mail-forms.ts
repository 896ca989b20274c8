import { z } from 'zod';

const UNSAID = 'Choose what to do: press one of the buttons';

/** What the list of messages can be asked: to try the line that has closed itself, or all that was given up. */
export const mailForm = z.object({ intent: z.enum(['try-line', 'retry-all'], { error: UNSAID }) });

/** What a message can be asked: to be sent once more, or to show its one-use link. */
export const messageForm = z.object({ intent: z.enum(['retry', 'show-link'], { error: UNSAID }) });

/** An address that takes no mail can only be tried again. */
export const tryAddressForm = z.object({});
