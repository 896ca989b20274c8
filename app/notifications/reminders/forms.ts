import { z } from 'zod';
import { versionField } from '~/ui/zod-fields';
import { FURTHEST_DAYS, MOST_BEFORE, MOST_CHASERS, readDayList } from '../domain/reminders/rule-check';
import { hasDate } from '../domain/reminders/usual-rules';
import type { ReminderKind } from '../domain/reminders/vocabulary';

const whole = (least: number, most: number, what: string) => {
  const words = `Enter ${what} as a whole number from ${least} to ${most}`;
  return z.coerce.number({ error: words }).int(words).min(least, words).max(most, words);
};

const BEFORE_WORDS = `Enter up to ${MOST_BEFORE} numbers of days from 1 to ${FURTHEST_DAYS}, such as 10, 5, or leave it empty`;

const before = z
  .string()
  .optional()
  .transform((text, context) => {
    const days = readDayList(text ?? '');
    if (days) return days;
    context.addIssue({ code: 'custom', message: BEFORE_WORDS });
    return z.NEVER;
  });

const common = {
  version: versionField,
  on: z.enum(['yes', 'no'], { error: 'Choose whether people are reminded' }).transform((on) => on === 'yes'),
};
const chasers = {
  every: whole(1, FURTHEST_DAYS, 'the days between chasers'),
  most: whole(0, MOST_CHASERS, 'how often people are chased'),
};

const datedForm = z.object({ ...common, before, ...chasers });
const waitingForm = z.object({
  ...common,
  after: whole(1, FURTHEST_DAYS, 'the days before the first chaser'),
  ...chasers,
});

/** The form of one kind's rule: what a kind has no use for is not asked. */
export function ruleForm(kind: ReminderKind) {
  return hasDate(kind)
    ? datedForm.transform((value) => ({ ...value, after: 0 }))
    : waitingForm.transform((value) => ({ ...value, before: [] as number[] }));
}

/** The form that goes back to the usual rule. */
export const usualForm = z.object({ version: versionField });
