import type { Template } from './template';

/** Who is told what of money: claims, invoices, payments, budgets, charges. */
export const RECOMPENSE_NOTICES: Record<string, readonly Template[]> = {
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
    },
  ],
};
