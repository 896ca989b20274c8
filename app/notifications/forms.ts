import { z } from 'zod';
import { timeWords } from '~/agreements/domain/visits/times';
import { versionField } from '~/ui/zod-fields';
import { isQuiet } from './domain/preferences/mail-times';
import { MAIL_CHOICES, type MailChoices, type Topic } from './domain/preferences/vocabulary';
import { TOPIC_WORDS } from './wording';

/** Times of day in half hours, as the page offers them. */
export const TIMES: readonly string[] = Array.from({ length: 48 }, (_, n) => {
  const hour = String(Math.floor(n / 2)).padStart(2, '0');
  return `${hour}:${n % 2 === 0 ? '00' : '30'}`;
});

const time = (words: string) => z.enum(TIMES, { error: words });

/**
 * The form of a person's choices.
 * @param topics those it asks about
 * @param kept choices of other topics, which stay as they are
 */
export function preferencesForm(topics: readonly Topic[], kept: MailChoices) {
  const asked = Object.fromEntries(
    topics.map((topic) => [
      topic,
      z.enum(['usual', ...MAIL_CHOICES], {
        error: `Choose how you want to be told of this: ${TOPIC_WORDS[topic].label.toLowerCase()}`,
      }),
    ]),
  );
  return z
    .object({
      // A form without any answer is asked for each, beside its field.
      topics: z.preprocess((answers) => answers ?? {}, z.object(asked)),
      hours: z.enum(['quiet', 'any'], { error: 'Choose whether there are hours without email' }),
      quietFrom: time('Choose when the quiet hours begin').optional(),
      quietTo: time('Choose when the quiet hours end').optional(),
      weekends: z.literal('on').optional(),
      digestAt: time('Choose when your daily summary comes'),
      version: versionField,
    })
    .superRefine(({ hours, quietFrom, quietTo, digestAt }, context) => {
      const refuse = (path: string, message: string) =>
        context.addIssue({ code: 'custom', path: [path], message });
      if (hours === 'any') return;
      if (!quietFrom) refuse('quietFrom', 'Choose when the quiet hours begin');
      if (!quietTo) refuse('quietTo', 'Choose when the quiet hours end');
      if (!quietFrom || !quietTo) return;
      if (quietFrom === quietTo) refuse('quietTo', 'Choose an end that is not the time they begin');
      else if (isQuiet(digestAt, { from: quietFrom, to: quietTo }))
        refuse(
          'digestAt',
          `Choose a time for the summary outside your quiet hours, ${timeWords(quietFrom)} to ${timeWords(quietTo)}`,
        );
    })
    .transform(({ topics: chosen, hours, quietFrom, quietTo, weekends, digestAt, version }) => ({
      choices: choicesFrom({ ...kept }, chosen),
      quiet: hours === 'quiet' && quietFrom && quietTo ? { from: quietFrom, to: quietTo } : null,
      quietWeekends: weekends === 'on',
      digestAt,
      version,
    }));
}

/** What was chosen, without what is usual: a usual way that changes holds for everybody who kept it. */
function choicesFrom(kept: MailChoices, chosen: Record<string, string>): MailChoices {
  const choices: Record<string, string> = { ...kept };
  for (const [topic, choice] of Object.entries(chosen)) {
    if (choice === 'usual') delete choices[topic];
    else choices[topic] = choice;
  }
  return choices as MailChoices; // Topics and choices are those the schema above let through.
}
