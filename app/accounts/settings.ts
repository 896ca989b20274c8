import { z } from 'zod';
import { versionField } from '~/ui/zod-fields';

const whole = (least: number, most: number, words: string) =>
  z.coerce.number({ error: words }).int(words).min(least, words).max(most, words);

/** What an authority decides for itself. A missing setting has the default given here. */
export const settingsSchema = z.object({
  /** Days a provider has to answer an invitation, as first suggested to the broker. */
  answerWithinDays: whole(3, 60, 'Enter a number of days from 3 to 60').default(14),
  /** Days a provider's answer parks an offer for the same school after "not now". */
  parkDays: whole(0, 365, 'Enter a number of days from 0 to 365').default(90),
  /** Whether nearer offers score higher (`local`), or place makes no difference (`outward`). */
  reach: z.enum(['local', 'outward'], { error: 'Choose local first or outward looking' }).default('local'),
});

/** The settings as a form sends them, with the version they were opened at. */
export const settingsForm = settingsSchema.extend({ version: versionField });

export type AuthoritySettings = z.infer<typeof settingsSchema>;

/** Settings as stored, with defaults for what is missing or no longer valid. */
export function readSettings(stored: Record<string, unknown>): AuthoritySettings {
  const whole = settingsSchema.safeParse(stored);
  return whole.success ? whole.data : settingsSchema.parse({});
}
