import type { Tone } from '~/ui';
import type { DifferenceKind } from '../domain/stripe/differences';
import type { HeldDecision } from '../domain/stripe/held';
import type { HeldKind, HeldState } from '../domain/stripe/vocabulary';

/** What is held, in words. */
export const HELD_WORDS: Readonly<Record<HeldKind, { title: string; advice: string }>> = {
  amount: {
    title: 'Another amount was paid',
    advice: 'Look at the payment at Stripe. Take it if it is for this invoice, or give it back there.',
  },
  currency: {
    title: 'Paid in another currency',
    advice: 'Give the money back at Stripe and ask the school to pay in pounds.',
  },
  'unknown-invoice': {
    title: 'Payment of a bill the record does not know',
    advice: 'Find out at Stripe whose it is. Take it for this invoice, or give it back there.',
  },
  'not-open': {
    title: 'Payment for an invoice that owes nothing',
    advice: 'Give the money back at Stripe.',
  },
  overpaid: {
    title: 'More was paid than the invoice owes',
    advice: 'Take what the invoice owes, if anything, and give the rest back at Stripe.',
  },
  refund: {
    title: 'Money given back at Stripe',
    advice:
      'If it had been received for this invoice, record that it went back: the invoice then owes it again.',
  },
  dispute: {
    title: 'Payment disputed with the payer’s bank',
    advice: 'Answer the dispute at Stripe. If the money is gone, record that it went back.',
  },
  transfer: {
    title: 'Money sent to a school that was not owed any more',
    advice: 'Ask for it back at Stripe, or set it against what the school is owed next.',
  },
};

export const HELD_STATE_WORDS: Readonly<Record<HeldState, { label: string; tone: Tone }>> = {
  open: { label: 'To decide', tone: 'amber' },
  resolved: { label: 'Decided', tone: 'green' },
};

/** What may be decided, in words; what happens then. */
export const DECISION_WORDS: Readonly<Record<HeldDecision, { label: string; hint: string; done: string }>> = {
  accept: {
    label: 'Take all of it as a receipt',
    hint: 'The invoice owes that much less. Stripe’s fee is posted.',
    done: 'The payment is taken as a receipt.',
  },
  'accept-part': {
    label: 'Take what the invoice owes',
    hint: 'The invoice is paid. You give the rest back at Stripe.',
    done: 'What the invoice owed is taken. Give the rest back at Stripe now.',
  },
  return: {
    label: 'Take nothing',
    hint: 'The record stays as it is. Money that came is given back at Stripe. If the invoice owes money still, it gets a new bill.',
    done: 'Nothing is taken. Give the money back at Stripe now, if you have not.',
  },
  reverse: {
    label: 'Record that the money went back',
    hint: 'The invoice owes that much again and gets a new bill.',
    done: 'The record says that the money went back. The invoice owes it again.',
  },
  note: {
    label: 'Leave the record as it is',
    hint: 'Your reason is kept.',
    done: 'The record stays as it is. Your reason is kept.',
  },
};

/** Differences in words: what is so, and what to do. */
export const DIFFERENCE_WORDS: Readonly<Record<DifferenceKind, { title: string; advice: string }>> = {
  'no-bill': {
    title: 'The invoice owes money and cannot be paid online yet',
    advice: 'Nothing: a bill is made the next time Stripe is asked.',
  },
  'bill-amount': {
    title: 'The bill at Stripe asks for another amount than the invoice owes',
    advice: 'Compare with Stripe now. If it stays, make the bill void at Stripe: a new one follows.',
  },
  'paid-not-taken': {
    title: 'Paid at Stripe, and not received on the invoice',
    advice: 'Compare with Stripe now: the payment is then taken, or held for you to decide.',
  },
  'taken-not-paid': {
    title: 'Received on the invoice, and not paid at Stripe',
    advice: 'Look at the payment at Stripe. If it is not there, take the receipt back on the invoice.',
  },
  'earlier-open': {
    title: 'An earlier bill can still be paid at Stripe',
    advice: 'Make it void at Stripe. If it is paid first, the payment is taken or held.',
  },
  'call-waits': {
    title: 'Stripe has not answered several times',
    advice:
      'Nothing yet: it is asked again by itself, within the hour at the latest. Tell an administrator if it stays.',
  },
  'call-failed': {
    title: 'Stripe has refused what was asked',
    advice: 'Put right what it says, then ask again.',
  },
  ledger: {
    title: 'The invoice’s receipts through Stripe and the ledger differ',
    advice: 'Tell an administrator: the check of the books says more.',
  },
};
