import { moneyWords, type Pence } from '~/kernel/money';
import { isOpen } from '../invoices/invoice-states';
import type { InvoiceState } from '../invoices/vocabulary';
import type { HeldKind } from './vocabulary';

/** Dedupe keys of what Stripe tells: one movement of money each. */
export const receiptKey = (stripeInvoiceId: string): string => `stripe:${stripeInvoiceId}`;
export const feeKey = (balanceTransactionId: string): string => `stripe-fee:${balanceTransactionId}`;
export const transferKey = (transferId: string): string => `stripe:${transferId}`;
export const payoutKey = (payoutId: string, authorityId: string): string =>
  `stripe-payout:${payoutId}:${authorityId}`;

/** A bill as Stripe has it now. Amounts in the smallest unit of its currency. */
export type BillAtStripe = {
  status: string;
  currency: string;
  paid: number;
  /** Of what was paid: marked by a person at Stripe as paid elsewhere. */
  paidElsewhere: number;
};

/** What we asked for, and how the invoice stands. */
export type BillOfOurs = { amountPence: Pence };
export type InvoiceStanding = { state: InvoiceState; balancePence: Pence };

export type PaymentJudgement =
  | { do: 'nothing' }
  | { do: 'take'; pence: Pence }
  | { do: 'hold'; kind: HeldKind; why: string };

/**
 * Whether what Stripe says of a bill is taken as a receipt. Nothing is taken unless Stripe says that it is paid, in pounds,
 * to the penny what we asked for, through Stripe itself, for an invoice that still owes as much. Everything else that
 * moved money is held for a person. An earlier bill that was paid before it could be made void is taken all the same where
 * the invoice still owes its amount.
 */
export function judgePayment(
  ours: BillOfOurs,
  invoice: InvoiceStanding,
  stripe: BillAtStripe,
): PaymentJudgement {
  if (stripe.status !== 'paid' && stripe.paid === 0) return { do: 'nothing' };
  if (stripe.currency.toLowerCase() !== 'gbp')
    return {
      do: 'hold',
      kind: 'currency',
      why: `Stripe was paid in ${stripe.currency.toUpperCase()}, but the invoice is in pounds.`,
    };
  if (stripe.paidElsewhere !== 0)
    return {
      do: 'hold',
      kind: 'amount',
      why: 'At Stripe somebody marked the bill as paid elsewhere: no money came through Stripe for it.',
    };
  if (stripe.status !== 'paid' || stripe.paid !== ours.amountPence)
    return {
      do: 'hold',
      kind: 'amount',
      why: `Stripe was paid ${moneyWords(stripe.paid)}, but the bill was for ${moneyWords(ours.amountPence)}.`,
    };
  if (!isOpen(invoice.state))
    return {
      do: 'hold',
      kind: 'not-open',
      why: `Stripe was paid ${moneyWords(stripe.paid)}, but the invoice is ${NOT_OPEN[invoice.state] ?? 'not open'} and owes nothing.`,
    };
  if (stripe.paid > invoice.balancePence)
    return {
      do: 'hold',
      kind: 'overpaid',
      why: `Stripe was paid ${moneyWords(stripe.paid)}, but the invoice owes only ${moneyWords(invoice.balancePence)}.`,
    };
  return { do: 'take', pence: stripe.paid };
}

const NOT_OPEN: Partial<Record<InvoiceState, string>> = {
  draft: 'a draft',
  approved: 'not issued yet',
  paid: 'already paid',
  void: 'void',
  'written-off': 'written off',
};

/** The bill that an invoice should have; null for none. An invoice that owes nothing, or is not open, asks for nothing. */
export function billWanted(invoice: InvoiceStanding): Pence | null {
  return isOpen(invoice.state) && invoice.balancePence > 0 ? invoice.balancePence : null;
}

/** Ways in which a bill at Stripe is at its end without having been paid. */
const ENDED = ['void', 'uncollectible', 'deleted', 'dropped', 'failed'];

/** Whether a bill still asks for what the invoice owes. */
export function billStands(bill: { amountPence: Pence; status: string }, wanted: Pence | null): boolean {
  return bill.amountPence === wanted && !ENDED.includes(bill.status) && bill.status !== 'paid';
}

/**
 * What may be sent on to the provider's school: no more than it is owed, and no more than came in through Stripe for the
 * claim's invoice and has not been sent on.
 */
export function transferable(owedPence: Pence, receivedPence: Pence, sentPence: Pence): Pence {
  return Math.max(0, Math.min(owedPence, receivedPence - sentPence));
}
