import { z } from 'zod';
import { optionalDaysText, versionField } from '~/ui/zod-fields';
import { ANSWER_DAYS } from './domain/deadline';
import { DECLINE_CODES } from './domain/declines';

const LONGEST = 2000;
const version = versionField;
const optionalText = z
  .string()
  .trim()
  .max(LONGEST, `Use ${LONGEST.toLocaleString('en-GB')} characters or fewer`)
  .optional()
  .transform((text) => text || null);

/** A ranked offer's page, and the list: everything the broker does while making a shortlist. */
export const matchesForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('run'), id: z.string() }),
  z.object({ intent: z.literal('shortlist'), id: z.string(), offerId: z.string(), reason: optionalText }),
  z.object({
    intent: z.literal('team'),
    id: z.string(),
    offerIds: z
      .array(z.string())
      .min(2, 'Choose a team of two or three')
      .max(3, 'Choose a team of two or three'),
  }),
  z.object({ intent: z.literal('remove'), proposalId: z.string(), version }),
  z.object({ intent: z.literal('share'), version, note: optionalText }),
]);

export const putForwardForm = z.object({ id: z.string(), reason: optionalText });

/** The school's answer: one of those shown, or others with a reason. */
export const OTHERS = 'others';
export const chooseForm = z
  .object({
    choice: z.string({ error: 'Choose a partner, or ask for others' }),
    shortlistVersion: version,
    reason: optionalText,
  })
  .superRefine(({ choice, reason }, context) => {
    if (choice === OTHERS && !reason) {
      context.addIssue({
        code: 'custom',
        path: ['reason'],
        message: 'Enter what you would like to be different, so that your broker can look again',
      });
    }
  });

const answerDaysRange = `Enter a number of school days from ${ANSWER_DAYS.least} to ${ANSWER_DAYS.most}`;

/** @param terms those of the request's window, each with its own field `days.<term>` */
export function inviteForm(terms: readonly string[]) {
  return z.object({
    version,
    days: z
      .object(Object.fromEntries(terms.map((term) => [term, optionalDaysText('the days')])))
      .optional()
      .transform((days) =>
        Object.fromEntries(Object.entries(days ?? {}).map(([term, halfDays]) => [term, halfDays ?? 0])),
      ),
    answerDays: z.coerce
      .number({ error: answerDaysRange })
      .int(answerDaysRange)
      .min(ANSWER_DAYS.least, answerDaysRange)
      .max(ANSWER_DAYS.most, answerDaysRange),
    message: optionalText,
  });
}

export const answerForm = z
  .object({
    version,
    answer: z.enum(['accept', 'decline'], { error: 'Choose whether you can help' }),
    code: z.enum(DECLINE_CODES).optional(),
    note: optionalText,
  })
  .superRefine(({ answer, code, note }, context) => {
    if (answer !== 'decline') return;
    if (!code)
      context.addIssue({ code: 'custom', path: ['code'], message: 'Choose the reason that fits best' });
    if (code === 'other' && !note) {
      context.addIssue({ code: 'custom', path: ['note'], message: 'Enter your reason in a few words' });
    }
  });

export const releaseForm = z
  .object({
    version,
    answer: z.enum(['release', 'refuse'], { error: 'Choose whether you can release them' }),
    reason: optionalText,
  })
  .superRefine(({ answer, reason }, context) => {
    if (answer === 'refuse' && !reason) {
      context.addIssue({
        code: 'custom',
        path: ['reason'],
        message: 'Enter why the school cannot release them this time',
      });
    }
  });

export const approveForm = z.object({ version, overrideReason: optionalText });
export const withdrawForm = z.object({ version, reason: optionalText });
export const takeBackForm = z.object({ version });
