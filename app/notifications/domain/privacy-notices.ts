import type { Template } from './template';

/** Who is told of requests about people's own data, and of an erasure. */
export const PRIVACY_NOTICES: Record<string, readonly Template[]> = {
  'data-request.received': [
    {
      to: ['lead', 'admin'],
      message: 'Somebody has asked something about their own data. The answer is due within one month.',
      href: '/admin/privacy/requests/{id}',
      asks: true,
      statutory: true,
      topic: 'service',
      mail: 'Somebody has asked something about their own data. The law sets a time for the answer.',
    },
  ],
  'data-request.extended': [
    {
      to: ['whom'],
      message: 'The answer to what you asked about your own data takes longer. Your account says why.',
      href: '/account/data',
      statutory: true,
      topic: 'service',
    },
  ],
  'data-request.answered': [
    {
      to: ['whom'],
      message: 'What you asked about your own data is answered.',
      href: '/account/data',
      statutory: true,
      topic: 'service',
    },
  ],
  'data-request.refused': [
    {
      to: ['whom'],
      message: 'What you asked about your own data is refused. Your account says why, and what you can do.',
      href: '/account/data',
      statutory: true,
      topic: 'service',
    },
  ],
  'person.erased': [
    {
      to: ['lead'],
      message: 'Somebody who had asked for it is erased. A pseudonym stands in the record instead.',
      href: '/admin/privacy/requests',
      topic: 'service',
    },
  ],
};
