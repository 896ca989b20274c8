import { moneyWords, type Pence } from '~/kernel/money';
import type { Tone } from '~/ui/tag';
import type { InvoiceStep } from '../domain/invoices/steps';
import type { InvoiceEntryKind, InvoiceKind, InvoiceState } from '../domain/invoices/vocabulary';
import type { PaymentMethod } from '../domain/payments/vocabulary';

/** An invoice's state in a word, and what it means. */
export const STATE_WORDS: Readonly<Record<InvoiceState, { label: string; tone: Tone; means: string }>> = {
  draft: {
    label: 'Draft',
    tone: 'grey',
    means: 'Made by an approved claim or an agreed charge. The school does not see it yet.',
  },
  approved: { label: 'Approved', tone: 'blue', means: 'Ready to be issued. The school does not see it yet.' },
  issued: { label: 'Issued', tone: 'teal', means: 'Sent to the school, and nothing has been received yet.' },
  'part-paid': { label: 'Part paid', tone: 'yellow', means: 'Some of it has been received.' },
  paid: { label: 'Paid', tone: 'green', means: 'Nothing is left to pay.' },
  void: { label: 'Void', tone: 'grey', means: 'Taken back in full. Nothing is to be paid.' },
  'written-off': { label: 'Written off', tone: 'grey', means: 'What was left to pay has been given up.' },
};

export const KIND_WORDS: Readonly<Record<InvoiceKind, string>> = {
  claim: 'Support claimed under an agreement',
  charge: 'Services from the price list',
  'claw-back': 'Recompense to be given back',
};

/** As `KIND_WORDS`, where a list has room for a word or two. */
export const KIND_SHORT: Readonly<Record<InvoiceKind, string>> = {
  claim: 'Support',
  charge: 'Price list',
  'claw-back': 'To be given back',
};

/** Entries of an invoice, as its page and its history name them. */
export const ENTRY_WORDS: Readonly<Record<InvoiceEntryKind, string>> = {
  received: 'Payment received',
  'receipt-reversed': 'Payment taken back',
  'credit-note': 'Credit note',
  void: 'Made void',
  'write-off': 'Written off',
};

/** An entry in words: a reversal says what it takes back. */
export function entryWords(entry: {
  kind: InvoiceEntryKind;
  amountPence: Pence;
  reversesId: string | null;
  ref: string | null;
}): string {
  if (entry.kind === 'receipt-reversed' && entry.reversesId === null) return 'Paid back to the school';
  if (entry.kind === 'write-off' && entry.amountPence < 0) return 'Write-off taken back';
  if (entry.kind === 'credit-note' && entry.ref) return `Credit note ${entry.ref}`;
  return ENTRY_WORDS[entry.kind];
}

export const METHOD_WORDS: Readonly<Record<PaymentMethod, string>> = {
  bacs: 'BACS',
  cheque: 'Cheque',
  journal: 'Journal transfer',
  stripe: 'Stripe',
};

/** What a step's page is called, what its button says, and what is said when it is done. */
export const STEP_WORDS: Readonly<Record<InvoiceStep, { title: string; button: string; done: string }>> = {
  approve: {
    title: 'Approve the invoice',
    button: 'Approve invoice',
    done: 'The invoice is approved. It can be issued now.',
  },
  issue: {
    title: 'Issue the invoice',
    button: 'Issue invoice',
    done: 'The invoice is issued, and the school has been told.',
  },
  order: {
    title: 'The school’s order number',
    button: 'Save order number',
    done: 'The order number is saved.',
  },
  receipt: { title: 'Record a payment', button: 'Record payment', done: 'The payment is recorded.' },
  credit: {
    title: 'Give a credit note',
    button: 'Give credit note',
    done: 'The credit note is given, and the school has been told.',
  },
  refund: {
    title: 'Record what was paid back',
    button: 'Record what was paid back',
    done: 'It is recorded that the money was paid back.',
  },
  reverse: {
    title: 'Take a payment back',
    button: 'Take payment back',
    done: 'The payment is taken back, and the balance is open again.',
  },
  void: { title: 'Make the invoice void', button: 'Make invoice void', done: 'The invoice is void.' },
  'write-off': { title: 'Write the invoice off', button: 'Write off', done: 'The invoice is written off.' },
  reinstate: {
    title: 'Take the write-off back',
    button: 'Take write-off back',
    done: 'The write-off is taken back, and the balance is open again.',
  },
};

/** The balance in words: to pay, nothing, or owed to the school. */
export function balanceWords(balancePence: Pence): string {
  if (balancePence < 0) return `${moneyWords(-balancePence)} owed to the school`;
  return moneyWords(balancePence);
}

/** A quantity of hundredths: "2.5 days", "1 package"; a sum that stands for itself is one. */
export function quantityWords(quantity: number | null, unit: string | null): string {
  if (quantity === null) return '1';
  const figure = String(quantity / 100);
  return unit ? `${figure} ${unit}` : figure;
}

/** What an invoice is called: its number, or that it has none yet. */
export function invoiceName(ref: string | null): string {
  return ref ? `Invoice ${ref}` : 'Invoice, not issued yet';
}

/** What has happened to an invoice, by event. */
export const HISTORY_WORDS: Readonly<Record<string, string>> = {
  'invoice.drafted': 'Made',
  'invoice.approved': 'Approved',
  'invoice.issued': 'Issued to the school',
  'invoice.order-number-set': 'Order number changed',
  'invoice.received': 'Payment recorded',
  'invoice.receipt-reversed': 'Payment taken back',
  'invoice.refunded': 'Paid back to the school',
  'invoice.credited': 'Credit note given',
  'invoice.payable-online': 'Can be paid online',
  'invoice.stripe-held': 'Payment at Stripe held for a decision',
  'invoice.stripe-resolved': 'Payment at Stripe decided about',
  'invoice.stripe-asked-again': 'Stripe asked again',
  'invoice.voided': 'Made void',
  'invoice.written-off': 'Written off',
  'invoice.reinstated': 'Write-off taken back',
  'invoice.loss-made-good': 'Part of the loss made good by money clawed back',
};
