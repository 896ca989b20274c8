import { z } from 'zod';
import { HELD_DECISIONS } from '../domain/stripe/held';

const text = (most: number, missing: string) =>
  z.string({ error: missing }).trim().min(1, missing).max(most, `Use at most ${most} characters`);

/** A person's decision about what is held. */
export const resolveForm = z.object({
  version: z.coerce.number().int(),
  decision: z.enum(HELD_DECISIONS, { error: 'Choose what is to happen' }),
  reason: text(1000, 'Enter why you decide so'),
});

/** What may be asked for on the page of reconciliation. */
export const reconcileForm = z.object({
  intent: z.enum(['compare', 'again'], { error: 'Choose what is to happen' }),
  call: z.string().max(40).optional(),
});

/** Which school begins, or asks how far it has come. */
export const onboardingForm = z.object({
  intent: z.enum(['begin', 'check'], { error: 'Choose what is to happen' }),
  urn: z.coerce.number({ error: 'Choose the school' }).int(),
});
