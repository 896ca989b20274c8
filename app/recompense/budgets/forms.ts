import { z } from 'zod';
import { INCOMPLETE_FORM } from '~/kernel/words';
import { dateText } from '~/ui/date-parts';
import { moneyText, optionalMoneyText, versionField } from '~/ui/zod-fields';

const formId = z.string({ error: INCOMPLETE_FORM }).regex(/^[a-z][a-z0-9]{7,31}$/, INCOMPLETE_FORM);
const tooLong = (max: number) => `Shorten this to ${max.toLocaleString('en-GB')} characters or fewer`;

/** Text that may be left out: gives '' then. */
const text = (max: number) =>
  z
    .string()
    .optional()
    .transform((typed) => (typed ?? '').replaceAll('\r\n', '\n').trim())
    .refine((typed) => typed.length <= max, tooLong(max));

/** Text that has to be there. */
const needed = (ask: string, max: number) =>
  z
    .string({ error: ask })
    .transform((typed) => typed.replaceAll('\r\n', '\n').trim())
    .refine((typed) => typed !== '', ask)
    .refine((typed) => typed.length <= max, tooLong(max));

const potFields = {
  name: needed('Enter a name for the pot', 120),
  about: text(1000),
  costCode: needed('Enter the cost code of the finance system', 40),
  startsOn: dateText('the first day of the pot'),
  endsOn: dateText('the last day of the pot'),
};

/** A new pot, with what it is first given; 0 where that is not known yet. */
export const makePotForm = z.object({
  id: formId,
  ...potFields,
  amount: moneyText('what the pot is given, or 0 if that is not known yet'),
  reason: text(500),
});

export const editPotForm = z.object({ version: versionField, ...potFields });

export const allocateForm = z.object({
  allocationId: formId,
  version: versionField,
  amount: moneyText('what the pot shall hold'),
  reason: needed('Say why it is changed', 500),
});

export const closePotForm = z.object({
  version: versionField,
  closed: z.enum(['yes', 'no'], { error: INCOMPLETE_FORM }),
  reason: needed('Give the reason', 500),
});

/** More pots than this in one form is no choice any more. */
export const MOST_POTS = 60;

/** Money asked of pots for an agreement; a pot left empty is not asked. */
export const askForm = z.object({
  id: formId,
  parts: z
    .array(
      z.object({ potId: z.string({ error: INCOMPLETE_FORM }), amount: optionalMoneyText('the amount') }),
      {
        error: INCOMPLETE_FORM,
      },
    )
    .max(MOST_POTS, INCOMPLETE_FORM)
    .default([]),
  reason: text(1000),
});

export const decideForm = z.object({
  version: versionField,
  decision: z.enum(['approve', 'decline'], { error: 'Choose whether you approve or decline' }),
  reason: needed('Say why you decide so', 1000),
});

export const withdrawForm = z.object({
  version: versionField,
  reason: needed('Say why it is withdrawn', 500),
});

export const releaseForm = z.object({
  version: versionField,
  amount: moneyText('how much is released'),
  reason: needed('Say why it is not needed', 500),
});

/** The steps of a commitment that have a page. */
export const COMMITMENT_STEPS = ['decide', 'withdraw', 'release'] as const;
export type CommitmentStep = (typeof COMMITMENT_STEPS)[number];

/** Whether text names a step. */
export const isStep = (text: string | undefined): text is CommitmentStep =>
  COMMITMENT_STEPS.some((step) => step === text);
