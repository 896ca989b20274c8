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
  'commitment.asked': [
    {
      to: ['lead'],
      onlyWhereAsked: 'lead',
      message: 'Money for agreement {ref} waits for your decision.',
      href: '/recompense/commitments/{id}/decide',
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
};
