import type { Pence } from '~/kernel/money';
import type { InvoiceState } from '../invoices/vocabulary';
import { billWanted } from './payment';
import type { StripeCallKind, StripeCallState } from './vocabulary';

/** Where Stripe, the invoices and the ledger do not say the same. */
export const DIFFERENCES = [
  'no-bill',
  'bill-amount',
  'paid-not-taken',
  'taken-not-paid',
  'earlier-open',
  'call-waits',
  'call-failed',
  'ledger',
] as const;
export type DifferenceKind = (typeof DIFFERENCES)[number];

export type Difference = {
  kind: DifferenceKind;
  invoiceId: string | null;
  /** The call that is meant, where one is. */
  callId: string | null;
  /** Stripe's figure and ours, where the difference is one of figures. */
  stripePence: Pence | null;
  oursPence: Pence | null;
};

export type ComparedBill = {
  id: string;
  amountPence: Pence;
  status: string;
  current: boolean;
  /** What was taken for it, in pence; null where nothing was. */
  takenPence: Pence | null;
  /** Whether a person is to decide about it, or has. */
  held: boolean;
};
export type ComparedCall = {
  id: string;
  kind: StripeCallKind;
  state: StripeCallState;
  attempts: number;
  billId: string | null;
};
export type ComparedInvoice = {
  id: string;
  state: InvoiceState;
  balancePence: Pence;
  bills: readonly ComparedBill[];
  calls: readonly ComparedCall[];
  /** Receipts through Stripe that stand, by the invoice's entries, and by the ledger. */
  entriesPence: Pence;
  ledgerPence: Pence;
};

/** A call that has been tried this often without an answer is worth a person's look. */
const MANY_ATTEMPTS = 3;

/**
 * Every difference of one invoice between what Stripe last said, the invoice and the ledger. What is under way and what is
 * held for a person already is none.
 */
export function differencesOf(invoice: ComparedInvoice): Difference[] {
  const found: Difference[] = [];
  const add = (
    kind: DifferenceKind,
    more: Partial<Pick<Difference, 'callId' | 'stripePence' | 'oursPence'>> = {},
  ) =>
    found.push({
      kind,
      invoiceId: invoice.id,
      callId: null,
      stripePence: null,
      oursPence: null,
      ...more,
    });
  const wanted = billWanted(invoice);
  const current = invoice.bills.find((bill) => bill.current);
  const anyHeld = invoice.bills.some((bill) => bill.held);
  if (wanted !== null && !current && !anyHeld) add('no-bill', { oursPence: wanted });
  if (current && !current.held && current.status !== 'paid' && current.amountPence !== wanted)
    add('bill-amount', { stripePence: current.amountPence, oursPence: wanted ?? 0 });
  for (const bill of invoice.bills) {
    if (bill.status === 'paid' && bill.takenPence === null && !bill.held)
      add('paid-not-taken', { stripePence: bill.amountPence, oursPence: 0 });
    if (bill.takenPence !== null && bill.status !== 'paid' && !bill.held)
      add('taken-not-paid', { stripePence: 0, oursPence: bill.takenPence });
    const unbilling = invoice.calls.some((call) => call.billId === bill.id && call.state === 'waiting');
    if (!bill.current && bill.status === 'open' && !unbilling)
      add('earlier-open', { stripePence: bill.amountPence, oursPence: 0 });
  }
  for (const call of invoice.calls) {
    if (call.state === 'failed') add('call-failed', { callId: call.id });
    if (call.state === 'waiting' && call.attempts >= MANY_ATTEMPTS) add('call-waits', { callId: call.id });
  }
  if (invoice.entriesPence !== invoice.ledgerPence)
    add('ledger', { stripePence: invoice.entriesPence, oursPence: invoice.ledgerPence });
  return found;
}
