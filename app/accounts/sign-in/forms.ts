import { z } from 'zod';

const code = z
  .string({ error: 'Enter a code' })
  .trim()
  .max(64, 'Enter a code of your app, or a recovery code');
/** What the browser's own dialogue gave back: JSON text, read by the library that checks it. */
const answer = z
  .string({ error: 'The passkey was not used. Try again' })
  .max(20_000, 'The passkey was not used. Try again');
const challenge = z.string().max(1000);

/** The second page of signing in: a code, or a passkey. */
export const codeForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('code'), code }),
  z.object({ intent: z.literal('passkey'), answer, challenge }),
]);
