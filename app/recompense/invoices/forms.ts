import { z } from 'zod';
import { pageNumber } from '~/kernel/page-number';
import { INCOMPLETE_FORM } from '~/kernel/words';
import { dateText } from '~/ui/date-parts';
import { moneyText, versionField } from '~/ui/zod-fields';
import { INVOICE_STATES } from '../domain/invoices/vocabulary';

const reason = (ask: string) =>
  z
    .string({ error: ask })
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .refine((text) => text !== '', ask)
    .refine((text) => text.length <= 1000, 'Shorten this to 1,000 characters or fewer');

const reference = z
  .string({ error: 'Enter the reference, as on the bank statement' })
  .transform((text) => text.trim())
  .refine((text) => text !== '', 'Enter the reference, as on the bank statement')
  .refine((text) => text.length <= 100, 'Shorten the reference to 100 characters or fewer');

const method = z.enum(['bacs', 'cheque', 'journal'], { error: 'Choose how it was paid' });
const version = versionField;

/** Steps that only confirm. */
export const confirmForm = z.object({ version });

export const orderForm = z.object({
  version,
  orderNumber: z
    .string()
    .optional()
    .transform((text) => (text ?? '').trim())
    .refine((text) => text.length <= 60, 'Shorten the order number to 60 characters or fewer'),
});

export const receiptForm = z.object({
  version,
  amount: moneyText('the amount received'),
  on: dateText('the day the money came'),
  method,
  reference,
});

export const creditForm = z.object({
  version,
  amount: moneyText('the amount to credit'),
  reason: reason('Enter the reason, as the school will read it'),
});

export const refundForm = z.object({
  version,
  amount: moneyText('the amount paid back'),
  on: dateText('the day it was paid back'),
  method,
  reference,
  reason: reason('Enter why it was paid back'),
});

export const reverseForm = z.object({
  version,
  entryId: z.string({ error: 'Choose the payment to take back' }).max(60, INCOMPLETE_FORM),
  reason: reason('Enter why the payment is taken back'),
});

export const voidForm = z.object({ version, reason: reason('Enter why the invoice is made void') });
export const writeOffForm = z.object({ version, reason: reason('Enter why the invoice is written off') });
export const reinstateForm = z.object({ version, reason: reason('Enter why the write-off is taken back') });

/** Invoices ticked to be issued together. */
export const readyForm = z.object({
  ids: z
    .union([z.string(), z.array(z.string())], { error: 'Choose at least one invoice' })
    .transform((ids) => (Array.isArray(ids) ? ids : [ids]))
    .refine((ids) => ids.length > 0 && ids.every((id) => id !== ''), 'Choose at least one invoice')
    .refine((ids) => ids.length <= 200, 'Choose 200 invoices or fewer at a time'),
});

/** What a list of invoices can be narrowed to: a state, those waiting for money, or those past their day. */
export const INVOICE_VIEWS = ['to-issue', 'to-pay', 'overdue', ...INVOICE_STATES] as const;
export type InvoiceView = (typeof INVOICE_VIEWS)[number];

/** Which invoices a list shows. */
export type InvoiceFilter = { view: InvoiceView | null; urn: number | null; text: string; page: number };

/** Reads the filters of a list from its address; what makes no sense there is left out. */
export function readInvoiceFilter(params: URLSearchParams): InvoiceFilter {
  const view = INVOICE_VIEWS.find((one) => one === params.get('state')) ?? null;
  const urn = params.get('school') ?? '';
  return {
    view,
    urn: /^\d{5,7}$/.test(urn) ? Number(urn) : null,
    text: (params.get('q') ?? '').trim().slice(0, 100),
    page: pageNumber(params.get('page')),
  };
}
