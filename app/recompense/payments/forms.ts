import { z } from 'zod';
import { INCOMPLETE_FORM } from '~/kernel/words';
import { dateText } from '~/ui/date-parts';
import { moneyText, versionField } from '~/ui/zod-fields';
import { MANUAL_METHODS } from '../domain/payments/vocabulary';

const formId = z.string({ error: INCOMPLETE_FORM }).regex(/^[a-z][a-z0-9]{7,31}$/, INCOMPLETE_FORM);

/** Text of one line that has to be there. */
function line(ask: string, max: number) {
  return z
    .string({ error: ask })
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .refine((text) => text !== '', ask)
    .refine((text) => text.length <= max, `Shorten this to ${max} characters or fewer`);
}

const details = {
  id: formId,
  on: dateText('the day it was paid'),
  method: z.enum(MANUAL_METHODS, { error: 'Choose how it was paid' }),
  reference: line('Enter the payment’s reference, as on the bank statement', 60),
};

export const paymentForm = z.object({
  version: versionField,
  amount: moneyText('the amount paid'),
  ...details,
});

export const reversalForm = z.object({
  id: formId,
  on: dateText('the day it came back'),
  reason: line('Enter why the payment is taken back', 500),
});

/** What is ticked: a payable's id with what was left of it when the page was opened. */
const tick = z
  .string()
  .regex(/^[a-z0-9]{2,40}:\d{1,10}$/, INCOMPLETE_FORM)
  .transform((text) => {
    const [payableId = '', pence = ''] = text.split(':');
    return { payableId, balancePence: Number(pence) };
  });

export const runForm = z.object({
  chosen: z
    .array(tick, { error: 'Tick at least one that was paid' })
    .min(1, 'Tick at least one that was paid')
    .max(200, INCOMPLETE_FORM),
  ...details,
});
