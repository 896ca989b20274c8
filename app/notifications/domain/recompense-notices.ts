import type { Template } from './template';

/** Who is told what of money: claims, invoices, payments, budgets, charges. */
export const RECOMPENSE_NOTICES: Record<string, readonly Template[]> = {
  'invoice.issued': [
    {
      to: ['school'],
      message: '{school} has a new invoice ({ref}). What it is for, and how to pay, is on its page.',
      href: '/invoices/{id}',
      asks: true,
      statutory: true,
    },
  ],
  'invoice.received': [
    { to: ['school'], message: 'A payment for invoice {ref} has been recorded.', href: '/invoices/{id}' },
  ],
  'invoice.receipt-reversed': [
    {
      to: ['school'],
      message: 'A payment recorded for invoice {ref} has been taken back. See why.',
      href: '/invoices/{id}',
      statutory: true,
    },
  ],
  'invoice.refunded': [
    { to: ['school'], message: 'Money has been paid back for invoice {ref}.', href: '/invoices/{id}' },
  ],
  'invoice.credited': [
    {
      to: ['school'],
      onlyWhereAsked: 'school',
      message: 'There is a credit note for invoice {ref}.',
      href: '/invoices/{id}',
      statutory: true,
    },
  ],
  'invoice.voided': [
    {
      to: ['school'],
      onlyWhereAsked: 'school',
      message: 'Invoice {ref} is void: nothing is to be paid for it.',
      href: '/invoices/{id}',
      statutory: true,
    },
  ],
  'invoice.written-off': [
    {
      to: ['school'],
      message: 'What was left to pay on invoice {ref} has been given up.',
      href: '/invoices/{id}',
    },
  ],
  'invoice.reinstated': [
    {
      to: ['school'],
      message: 'What had been given up on invoice {ref} is left to pay again. See why.',
      href: '/invoices/{id}',
      statutory: true,
    },
  ],
  'invoice.stripe-held': [
    {
      to: ['broker', 'lead'],
      message: 'A payment at Stripe for {school} does not agree with the record. A person decides about it.',
      href: '/recompense/reconciliation',
      asks: true,
    },
  ],
  'payable.stripe-held': [
    {
      to: ['broker', 'lead'],
      message: 'Stripe sent money to a school that was not owed any more. A person decides about it.',
      href: '/recompense/reconciliation',
      asks: true,
    },
  ],
  'payable.paid': [
    {
      to: ['home-school', 'provider'],
      message: 'A payment to the home school of {provider} has been recorded, under agreement {ref}.',
      href: '/payables/{id}',
    },
  ],
  'payable.payment-reversed': [
    {
      to: ['home-school', 'provider'],
      message:
        'A payment to the home school of {provider} has been taken back, under agreement {ref}. See why.',
      href: '/payables/{id}',
      statutory: true,
    },
  ],
  'commitment.asked': [
    {
      to: ['lead'],
      onlyWhereAsked: 'lead',
      message: 'Money for agreement {ref} waits for your decision.',
      href: '/recompense/commitments/{id}/decide',
      asks: true,
    },
  ],
  'commitment.approved': [
    {
      to: ['broker'],
      onlyWhereAsked: 'broker',
      message: 'The lead has approved money for agreement {ref}.',
      href: '/recompense/commitments/{id}',
    },
  ],
  'commitment.declined': [
    {
      to: ['broker'],
      message: 'The lead has declined money for agreement {ref}. See why.',
      href: '/recompense/commitments/{id}',
    },
  ],
  'commitment.withdrawn': [
    {
      to: ['lead'],
      message: 'Money for agreement {ref} is no longer asked for.',
      href: '/recompense/commitments/{id}',
    },
  ],
  'commitment.released': [
    {
      to: ['broker'],
      message: 'Money of agreement {ref} that is not needed went back to its pot.',
      href: '/recompense/commitments/{id}',
    },
  ],
  'charge.asked': [
    {
      to: ['broker'],
      message: '{school} has asked for “{name}” from the price list.',
      href: '/charges/{id}',
      asks: true,
      mail: '{school} has asked for something from the price list.',
    },
  ],
  'charge.entered': [
    {
      to: ['school-head'],
      message: 'The service has entered “{name}” for your school. Nothing is charged until you confirm.',
      href: '/charges/{id}',
      asks: true,
      mail: 'The service has entered something from the price list for your school. Nothing is charged until you confirm.',
    },
  ],
  'charge.agreed': [
    {
      to: ['school'],
      message: 'The service has agreed to “{name}” for your school. Its invoice follows.',
      href: '/charges/{id}',
      mail: 'The service has agreed to what your school asked for. Its invoice follows.',
    },
  ],
  'charge.confirmed': [
    {
      to: ['broker', 'school'],
      message: '“{name}” for {school} is confirmed, and its invoice is drafted.',
      href: '/charges/{id}',
      mail: 'What {school} asked for from the price list is confirmed.',
    },
  ],
  'charge.declined': [
    {
      to: ['school'],
      message: 'The service cannot provide “{name}” for your school. See why.',
      href: '/charges/{id}',
      mail: 'The service has answered what your school asked for from the price list.',
    },
  ],
  'charge.turned-down': [
    {
      to: ['broker'],
      message: '{school} does not want “{name}”. See why.',
      href: '/charges/{id}',
      mail: '{school} has answered what you entered from the price list.',
    },
  ],
  'charge.cancelled-by-school': [
    {
      to: ['broker'],
      message: '{school} no longer asks for “{name}”.',
      href: '/charges/{id}',
      mail: '{school} no longer asks for something from the price list.',
    },
  ],
  'charge.cancelled-by-service': [
    {
      to: ['school-head'],
      message: 'The service has taken back “{name}”, which it had entered for your school.',
      href: '/charges/{id}',
      mail: 'The service has taken back something it had entered for your school.',
    },
  ],
  'entitlement.set': [
    {
      to: ['school'],
      message: 'The adviser days of {school} for {year} are settled: {days} in all.',
      href: '/schools/{urn}/adviser-days',
      mail: 'The adviser days of your school for {year} are settled.',
    },
  ],
  'claim.submitted': [
    {
      to: ['school'],
      message: '{provider} has sent claim {ref} for support of your school. Confirm it, or ask about a line.',
      href: '/claims/{id}',
      asks: true,
    },
  ],
  'claim.queried': [
    {
      to: ['provider', 'home-school'],
      message: '{school} has asked about a line of claim {ref}.',
      href: '/claims/{id}',
      asks: true,
    },
  ],
  'claim.replied': [
    {
      to: ['school'],
      message: '{provider} has replied to your questions about claim {ref}. Please answer again.',
      href: '/claims/{id}',
      asks: true,
    },
  ],
  'claim.confirmed': [
    {
      to: ['broker'],
      message: '{school} has confirmed claim {ref}. It waits for your approval.',
      href: '/claims/{id}',
      asks: true,
    },
    {
      to: ['provider'],
      message: '{school} has confirmed claim {ref}. The service approves it next.',
      href: '/claims/{id}',
    },
  ],
  'claim.approved': [
    {
      to: ['provider', 'home-school', 'school'],
      message: 'Claim {ref} of {provider} has been approved.',
      href: '/claims/{id}',
    },
  ],
  'claim.declined': [
    {
      to: ['provider', 'home-school', 'school'],
      message: 'Claim {ref} of {provider} has been declined. The reason is on its page.',
      href: '/claims/{id}',
      statutory: true,
    },
  ],
  'claim.withdrawn': [
    {
      to: ['school', 'broker'],
      message: '{provider} has withdrawn claim {ref}.',
      href: '/claims/{id}',
    },
  ],
  'claim.sampled': [
    {
      to: ['provider', 'home-school'],
      message: 'Evidence of claim {ref} is asked for. What, and by when, is on its page.',
      href: '/claims/{id}',
      asks: true,
      statutory: true,
    },
  ],
  'claim.evidence-given': [
    { to: ['broker'], message: '{provider} has given evidence of claim {ref}.', href: '/claims/{id}' },
  ],
  'claim.sample-satisfied': [
    {
      to: ['provider', 'home-school'],
      message: 'The evidence of claim {ref} is in order.',
      href: '/claims/{id}',
    },
  ],
  'claim.clawed-back': [
    {
      to: ['provider', 'home-school', 'school', 'lead'],
      message: 'Money of claim {ref} has been taken back. How much, and why, is on its page.',
      href: '/claims/{id}',
      statutory: true,
    },
  ],
};
