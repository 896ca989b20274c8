import { z } from 'zod';
import { versionField } from '~/ui/zod-fields';

const whole = (least: number, most: number, words: string) =>
  z.coerce.number({ error: words }).int(words).min(least, words).max(most, words);

const settings = {
  /** Days a provider has to answer an invitation, as first suggested to the broker. */
  answerWithinDays: whole(3, 60, 'Enter a number of days from 3 to 60'),
  /** Days a provider's answer parks an offer for the same school after "not now". */
  parkDays: whole(0, 365, 'Enter a number of days from 0 to 365'),
  /** Whether nearer offers score higher (`local`), or place makes no difference (`outward`). */
  reach: z.enum(['local', 'outward'], { error: 'Choose local first or outward looking' }),
  /** Whose leaders stay at home: those of schools served first, or of those served second too. */
  staysHome: z.enum(['first', 'second'], { error: 'Choose which schools keep their leaders to themselves' }),
};

/** What an authority decides for itself. A missing setting has the default given here. */
export const settingsSchema = z.object({
  answerWithinDays: settings.answerWithinDays.default(14),
  parkDays: settings.parkDays.default(90),
  reach: settings.reach.default('local'),
  staysHome: settings.staysHome.default('first'),
});

/** The settings as a form sends them, all of them, with the version they were opened at. */
export const settingsForm = z.object({ ...settings, version: versionField });

export type AuthoritySettings = z.infer<typeof settingsSchema>;

/** Settings as stored, with defaults for what is missing or no longer valid. */
export function readSettings(stored: Record<string, unknown>): AuthoritySettings {
  const whole = settingsSchema.safeParse(stored);
  return whole.success ? whole.data : settingsSchema.parse({});
}
