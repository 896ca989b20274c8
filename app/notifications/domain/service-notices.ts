import type { Template } from './template';

/** Who is told what of schools themselves, of accounts and mail, and of dates that have moved. */
export const SERVICE_NOTICES: Record<string, readonly Template[]> = {
  'school.succeeded': [
    {
      to: ['school', 'broker'],
      message: '{school} has closed. Its record stays, and its page leads to the school that took its place.',
      href: '/schools/{urn}',
    },
  ],
  'school.trust-changed': [
    {
      to: ['school', 'broker'],
      message: '{school} has moved to another trust. Its page says which it was and which it is.',
      href: '/schools/{urn}',
    },
  ],
};
