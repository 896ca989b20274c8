import { z } from 'zod';
import { INCOMPLETE_FORM } from '~/kernel/words';
import { dateText } from '~/ui/date-parts';
import { REQUEST_KINDS } from '../domain/privacy/requests';

const id = z.string({ error: INCOMPLETE_FORM }).max(64, INCOMPLETE_FORM);
const version = z.coerce.number({ error: INCOMPLETE_FORM }).int();

const said = (ask: string, most = 500) =>
  z
    .string({ error: ask })
    .trim()
    .min(1, ask)
    .max(most, `This can have up to ${most.toLocaleString('en-GB')} characters: shorten it`);

const WHOLE = 'Enter a whole number of months, such as 72';

/** How long a category is kept. */
export const timeForm = z.object({
  version,
  months: z
    .string({ error: WHOLE })
    .trim()
    .regex(/^\d{1,4}$/, WHOLE)
    .transform(Number),
  reason: said('Enter why it is kept for that long'),
});

const URN = 'Enter the six digits of the school’s URN, or leave it empty for the whole authority';

export const holdForm = z.object({
  id,
  urn: z
    .string()
    .trim()
    .regex(/^\d{6}$/, URN)
    .transform(Number)
    .optional(),
  reason: said('Enter why nothing may be removed'),
});

export const endHoldForm = z.object({ version, why: said('Enter why it is held no more') });

const KIND = 'Choose what they ask for';

/** A request that somebody wrote down. */
export const requestForm = z.object({
  id,
  kind: z.enum(REQUEST_KINDS, { error: KIND }),
  name: said('Enter their name', 120),
  email: z
    .email('Enter an email address, such as name@school.example, or leave it empty')
    .max(254, 'Enter an email address of up to 254 characters')
    .optional(),
  asked: said('Enter what they asked for, in their words', 2000),
  receivedOn: dateText('the day it came'),
  identity: z.string().trim().max(500, 'This can have up to 500 characters: shorten it').optional(),
});

/** A step of a request; which fields it needs is decided by the step. */
export const stepForm = z
  .object({
    version,
    intent: z.enum(['identify', 'extend', 'answer', 'refuse', 'withdraw'], {
      error: 'Choose what you want to do',
    }),
    identity: z.string().trim().max(500, 'This can have up to 500 characters: shorten it').optional(),
    answer: z.string().trim().max(2000, 'This can have up to 2,000 characters: shorten it').optional(),
  })
  .superRefine(({ intent, answer, identity }, ctx) => {
    if (!answer && intent !== 'identify')
      ctx.addIssue({ code: 'custom', path: ['answer'], message: ANSWER[intent] });
    if (!identity && (intent === 'answer' || intent === 'identify'))
      ctx.addIssue({ code: 'custom', path: ['identity'], message: 'Enter how you made sure who they are' });
  });
const ANSWER = {
  identify: '',
  extend: 'Enter why it takes longer: they have to be told',
  answer: 'Enter what they were told',
  refuse: 'Enter why it is refused: they have to be told',
  withdraw: 'Enter how they took it back',
};

export const eraseForm = z.object({
  version,
  understood: z.literal('yes', { error: 'Confirm that it cannot be taken back' }),
  replace: z
    .union([z.string(), z.array(z.string()).max(500)])
    .optional()
    .transform((ids) => [ids ?? []].flat()),
  password: z.string().max(1000, 'Enter your password').optional(),
});

/** What somebody asks about their own data themselves. */
export const ownRequestForm = z.object({
  id,
  kind: z.enum(['rectification', 'erasure', 'objection'], { error: 'Choose what you ask for' }),
  asked: said('Enter what you ask for', 2000),
});
