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

const name = (what: string) =>
  z
    .string({ error: `Enter a name for the ${what}` })
    .trim()
    .min(1, `Enter a name for the ${what}`)
    .max(60, 'Enter a name of 60 characters or fewer');
const id = z.string({ error: 'Choose what to change' });

/** Setting up an authenticator app: its name first, then the first code. */
export const appForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('start'), name: name('app or telephone') }),
  z.object({ intent: z.literal('confirm'), code }),
]);

export const removeFactorForm = z.object({ intent: z.enum(['remove-app', 'remove-passkey']), id });

export const passkeysForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('add'), name: name('passkey'), answer, challenge }),
  z.object({ intent: z.literal('rename'), id, name: name('passkey') }),
  z.object({ intent: z.literal('remove'), id }),
]);

export const confirmForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('password'),
    password: z.string({ error: 'Enter your password' }).max(1024, 'Enter your password'),
    next: z.string().optional(),
  }),
  z.object({ intent: z.literal('code'), code, next: z.string().optional() }),
  z.object({ intent: z.literal('passkey'), answer, challenge, next: z.string().optional() }),
]);

export const sessionsForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('end'), handle: z.string({ error: 'Choose what to end' }) }),
  z.object({ intent: z.literal('end-others') }),
]);

export const takeAwayForm = z.object({
  reason: z
    .string({ error: 'Say how you made sure that it is them who asks' })
    .trim()
    .min(10, 'Say in a few words how you made sure that it is them who asks')
    .max(500, 'Say it in 500 characters or fewer'),
});

/** Signing in with a passkey alone. */
export const passkeySignInForm = z.object({
  intent: z.literal('passkey'),
  answer,
  challenge,
  next: z.string().optional(),
});
